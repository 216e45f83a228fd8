import { Alert, Button, Stack, Text } from '@mantine/core';
import { ORPCError } from '@orpc/client';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Progress } from '../../ui/Progress.tsx';
import type { PrinterRun } from './use-printer-run.ts';

interface PrinterJobProps {
  readonly run: PrinterRun;
  /** What the printer is called. */
  readonly printer: string;
  /** Prints what the printer has not taken, after so many labels of this run. */
  readonly onRest: (sent: number) => void;
}

/** How far the labels are that were sent, how it ended, and the way on when it broke off. */
export function PrinterJob({ run, printer, onRest }: PrinterJobProps) {
  const { t } = useTranslation('labels');
  const { job } = run;
  if (job === undefined) return null;
  if (job.state === 'running') {
    return (
      <Progress
        label={t('printer.sending')}
        value={job.progress}
        onCancel={run.cancel}
        cancelling={run.cancelling}
      />
    );
  }
  if (job.state === 'cancelled') return <Text component="output">{t('printer.cancelled')}</Text>;
  if (job.error === null) return <Alert color="good">{t('printer.done', { printer })}</Alert>;
  const { code, params } = job.error;
  const [sent, total] = [Number(params['sent'] ?? 0), Number(params['total'] ?? 0)];
  return (
    <Stack gap="xs">
      <ErrorState error={new ORPCError(code, { data: params })} />
      {(sent > 0 || run.skipped > 0) && total > sent && (
        <Button variant="default" onClick={() => onRest(sent)}>
          {t('printer.rest', { count: total - sent })}
        </Button>
      )}
    </Stack>
  );
}
