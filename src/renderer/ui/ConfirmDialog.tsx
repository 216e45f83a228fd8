import { Button, Group, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from './ErrorState.tsx';
import { Modal } from './Modal.tsx';

export interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What will happen and what stays. */
  readonly text: ReactNode;
  /** The verb, e.g. "Cancel the work order"; never just "OK". */
  readonly confirmLabel: string;
  readonly onConfirm: () => Promise<unknown>;
  readonly danger?: boolean;
}

/** Asks before something that cannot be undone. What can be undone is done at once, with an undo toast. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, onClose, title, text, confirmLabel, onConfirm, danger } = props;
  const { t } = useTranslation();
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const close = () => {
    setFailure(undefined);
    onClose();
  };
  const confirm = async () => {
    setRunning(true);
    setFailure(undefined);
    try {
      await onConfirm();
      close();
    } catch (error) {
      setFailure(error);
    } finally {
      setRunning(false);
    }
  };
  return (
    <Modal opened={opened} onClose={close} title={title}>
      <Stack gap="md">
        <Text component="div">{text}</Text>
        {failure !== undefined && <ErrorState error={failure} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} disabled={running} data-autofocus>
            {t('cancel')}
          </Button>
          <Button
            color={danger === true ? 'critical' : undefined}
            loading={running}
            onClick={() => void confirm()}
          >
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
