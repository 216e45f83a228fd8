import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../shared/contract/metrics.ts';
import { api, client } from '../../api.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useFormat } from '../../ui/format.ts';
import { Modal } from '../../ui/Modal.tsx';
import { DelayedBar } from '../../ui/Progress.tsx';
import { showUndoToast } from '../../ui/UndoToast.tsx';
import classes from './Metrics.module.css';

const counted = ['readings', 'alarms', 'openWork', 'predictions', 'steps'] as const;

interface ArchiveMetricProps {
  readonly metric: Metric;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Shows what hangs on a metric, and what becomes of it, before it is archived. */
export function ArchiveMetric({ metric, opened, onClose }: ArchiveMetricProps) {
  const { t } = useTranslation('metrics');
  const { t: tc } = useTranslation();
  const format = useFormat();
  const { id, name } = metric;
  const { data, error } = useQuery({
    ...api.metrics.archiving.queryOptions({ input: { id } }),
    enabled: opened,
  });
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const close = () => {
    setFailure(undefined);
    onClose();
  };
  const archive = async () => {
    setRunning(true);
    setFailure(undefined);
    try {
      await client.metrics.archive({ id });
      showUndoToast({
        message: t('archive.done', { metric: name }),
        undo: () => client.metrics.restore({ id }),
      });
      close();
    } catch (refused) {
      setFailure(refused);
    } finally {
      setRunning(false);
    }
  };
  const hanging = data === undefined ? [] : counted.filter((kind) => data[kind] > 0);
  const isAlone = data !== undefined && hanging.length === 0 && !data.isWatched && data.sources.length === 0;
  return (
    <Modal opened={opened} onClose={close} title={t('archive.title', { metric: name })}>
      <Stack gap="md">
        <DelayedBar active={data === undefined && error === null} />
        {error !== null && <ErrorState error={error} />}
        {isAlone && <Text>{t('archive.alone')}</Text>}
        {data !== undefined && !isAlone && (
          <ul className={classes.hanging}>
            {hanging.map((kind) => (
              <li key={kind}>
                <b>{format.number(data[kind])}</b> {t(`archive.kind.${kind}`, { count: data[kind] })}
                <span className={classes.what}> – {t(`archive.what.${kind}`, { count: data[kind] })}</span>
              </li>
            ))}
            {data.isWatched && (
              <li>
                {t('archive.limits')}
                <span className={classes.what}> – {t('archive.what.limits')}</span>
              </li>
            )}
            {data.sources.map((source) => (
              <li key={source}>
                {t('archive.source', { source })}
                <span className={classes.what}> – {t('archive.what.sources')}</span>
              </li>
            ))}
          </ul>
        )}
        <Text c="dimmed">{t('archive.kept')}</Text>
        {failure !== undefined && <ErrorState error={failure} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} disabled={running} data-autofocus>
            {tc('cancel')}
          </Button>
          <Button loading={running} disabled={data === undefined} onClick={() => void archive()}>
            {t('archive.submit')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
