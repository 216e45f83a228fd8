import { Checkbox, Input, SegmentedControl, Stack } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { SYMBOLS } from '../../../shared/domain/zpl.ts';
import { Section } from '../../ui/Section.tsx';
import type { LabelSettings } from './settings.ts';

interface LookFieldsProps {
  readonly settings: LabelSettings;
  readonly onChange: (changes: Partial<LabelSettings>) => void;
}

/** What stands on each label besides number and name. */
export function LookFields({ settings, onChange }: LookFieldsProps) {
  const { t } = useTranslation('labels');
  const symbolLabel = useId();
  return (
    <Section title={t('look.title')}>
      <Stack gap="sm">
        <Stack gap={4}>
          <Input.Label id={symbolLabel}>{t('look.symbol')}</Input.Label>
          <SegmentedControl
            fullWidth
            aria-labelledby={symbolLabel}
            value={settings.symbol}
            data={SYMBOLS.map((value) => ({ value, label: t(`look.symbols.${value}`) }))}
            onChange={(symbol) => onChange({ symbol })}
          />
        </Stack>
        <Checkbox
          label={t('look.location')}
          checked={settings.withLocation}
          onChange={(event) => onChange({ withLocation: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('look.plant')}
          checked={settings.withPlant}
          onChange={(event) => onChange({ withPlant: event.currentTarget.checked })}
        />
        {settings.output === 'sheets' && (
          <Checkbox
            label={t('sheet.outlines')}
            checked={settings.outlines}
            onChange={(event) => onChange({ outlines: event.currentTarget.checked })}
          />
        )}
      </Stack>
    </Section>
  );
}
