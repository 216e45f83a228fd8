import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Progress } from '../../../ui/Progress.tsx';
import { Saying } from '../Saying.tsx';
import type { ExportState } from './use-export.ts';

interface ExportPhaseProps {
  readonly state: Exclude<ExportState, { readonly phase: 'asking' | 'failed' }>;
  /** The sentence once the file is saved. */
  readonly done: string;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}

/** How far an export is, or how it ended. */
export function ExportPhase({ state, done, onCancel, onClose }: ExportPhaseProps) {
  const { t } = useTranslation('records');
  if (state.phase !== 'done' && state.phase !== 'cancelled')
    return <Progress label={t(`export.${state.phase}`)} value={state.progress} onCancel={onCancel} />;
  return (
    <Stack gap="md">
      {state.phase === 'done' ? (
        <Saying tone="good">{done}</Saying>
      ) : (
        <Text component="output">{t('export.cancelled')}</Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('undo.close')}
        </Button>
      </Group>
    </Stack>
  );
}
