import { Input, SegmentedControl, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  LEAST_LENGTHS,
  LONGEST_PREFIX,
  setPreferences,
  usePreferences,
  type ScannerPreferences,
} from '../../app/preferences.ts';
import { SUFFIXES } from '../../app/scanner/machine.ts';
import { useScans } from '../../app/scanner/scans.ts';
import { playTone } from '../../app/scanner/sound.ts';
import { NumberField } from '../../ui/form/NumberField.tsx';
import { Modal } from '../../ui/Modal.tsx';
import classes from './Codes.module.css';

interface ScannerSettingsProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** How the scanner of this computer is set, with a place to try it. */
export function ScannerSettings({ opened, onClose }: ScannerSettingsProps) {
  const { t } = useTranslation('codes');
  return (
    <Modal opened={opened} onClose={onClose} title={t('scanner.title')}>
      <Settings />
    </Modal>
  );
}

function Settings() {
  const { t } = useTranslation('codes');
  const { scanner } = usePreferences();
  const [minLength, setMinLength] = useState<number | null>(scanner.minLength);
  const suffixLabel = useId();
  const set = (change: Partial<ScannerPreferences>) => setPreferences({ scanner: { ...scanner, ...change } });
  return (
    <Stack gap="md">
      <Text>{t('scanner.text')}</Text>
      <Stack gap={4}>
        <Input.Label id={suffixLabel}>{t('scanner.suffix')}</Input.Label>
        <SegmentedControl
          fullWidth
          aria-labelledby={suffixLabel}
          value={scanner.suffix}
          data={SUFFIXES.map((value) => ({ value, label: t(`scanner.suffixes.${value}`) }))}
          onChange={(suffix) => set({ suffix })}
        />
      </Stack>
      <TextInput
        label={t('scanner.prefix')}
        description={t('scanner.prefixHint')}
        value={scanner.prefix}
        maxLength={LONGEST_PREFIX}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => set({ prefix: event.currentTarget.value })}
      />
      <NumberField
        label={t('scanner.minLength')}
        value={minLength}
        onChange={(length) => {
          setMinLength(length);
          if (length !== null) set({ minLength: length });
        }}
        decimals={0}
        min={LEAST_LENGTHS.min}
        max={LEAST_LENGTHS.max}
        unit={t('scanner.characters')}
      />
      <Switch
        label={t('scanner.sound')}
        checked={scanner.sound}
        onChange={(event) => set({ sound: event.currentTarget.checked })}
      />
      <Trial />
    </Stack>
  );
}

function Trial() {
  const { t } = useTranslation('codes');
  const [heard, setHeard] = useState<string | null>(null);
  useScans((code) => {
    playTone('found');
    setHeard(code);
  });
  return (
    <output className={classes.trial}>
      {heard === null ? (
        t('scanner.try')
      ) : (
        <>
          <strong>{t('scanner.heard', { code: heard })}</strong>
          <span>{t('scanner.heardLength', { count: Array.from(heard).length })}</span>
        </>
      )}
    </output>
  );
}
