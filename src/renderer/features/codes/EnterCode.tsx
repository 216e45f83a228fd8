import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WANTS_CODES } from '../../app/scanner/listener.ts';
import { Modal } from '../../ui/Modal.tsx';

interface EnterCodeProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCode: (code: string) => Promise<void>;
}

/** Where there is no scanner, or the label can be read by eyes only. */
export function EnterCode(props: EnterCodeProps) {
  const { t } = useTranslation('codes');
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={t('enter.title')}>
      <EnterCodeForm {...props} />
    </Modal>
  );
}

/** Mounted with the dialog, so that each opening begins empty. */
function EnterCodeForm({ onClose, onCode }: EnterCodeProps) {
  const { t } = useTranslation('codes');
  const { t: tc } = useTranslation();
  const [code, setCode] = useState('');
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() !== '') void onCode(code.trim());
      }}
    >
      <Stack gap="md">
        <TextInput
          {...WANTS_CODES}
          label={t('enter.label')}
          description={t('enter.hint')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          maxLength={120}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {tc('cancel')}
          </Button>
          <Button type="submit" disabled={code.trim() === ''}>
            {t('enter.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
