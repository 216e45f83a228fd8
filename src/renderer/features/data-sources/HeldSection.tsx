import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuarantineReason } from '../../../shared/domain/data-sources.ts';
import { api, client, type Outputs } from '../../api.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useFormat } from '../../ui/format.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { Section } from '../../ui/Section.tsx';
import { DateTime } from '../../ui/values.tsx';

type Held = Outputs['dataSources']['quarantine']['groups'][number];

/** Nothing of these can be stored, whatever somebody says. */
const HOPELESS: ReadonlySet<QuarantineReason> = new Set([
  'not-a-number',
  'time-unreadable',
  'history-closed',
  'row-unreadable',
]);
/** Of these it is not the value that is doubted. */
const AS_THEY_ARE: ReadonlySet<QuarantineReason> = new Set([
  'beyond-plausible',
  'clock-ahead',
  'clock-behind',
  'unit-unknown',
]);
const SHOWN = 100;

/** Readings that wait for a decision, by source and reason. */
export function HeldSection() {
  const { t } = useTranslation('dataSources');
  const format = useFormat();
  const { data, error, refetch } = useQuery(api.dataSources.quarantine.queryOptions());
  const [open, setOpen] = useState<Pick<Held, 'sourceId' | 'reason' | 'source'> | null>(null);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Section title={t('held.title')} flush>
      <SimpleTable
        label={t('held.title')}
        rows={data?.groups ?? []}
        rowId={({ sourceId, reason }) => `${sourceId} ${reason}`}
        columns={[
          { id: 'source', header: t('column.name'), cell: ({ source }) => source, width: 160 },
          {
            id: 'reason',
            header: t('held.reasonColumn'),
            cell: ({ reason }) => t(`held.reason.${reason}`),
            width: 220,
          },
          {
            id: 'count',
            header: t('held.count'),
            cell: ({ count }) => format.number(count),
            width: 90,
            align: 'end',
          },
          {
            id: 'open',
            header: t('actions'),
            width: 140,
            align: 'end',
            cell: (group) => (
              <Button
                variant="subtle"
                aria-label={t('held.openOf', {
                  reason: t(`held.reason.${group.reason}`),
                  source: group.source,
                })}
                onClick={() => setOpen(group)}
              >
                {t('held.open')}
              </Button>
            ),
          },
        ]}
        empty={
          data !== undefined && (
            <EmptyState icon={IconCircleCheck} title={t('held.empty')} hint={t('held.emptyHint')} />
          )
        }
      />
      {data !== undefined && data.forgotten > 0 && (
        <Text c="dimmed" p="sm">
          {t('held.forgotten', { count: data.forgotten })}
        </Text>
      )}
      {open !== null && <HeldDialog group={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}

interface HeldDialogProps {
  readonly group: Pick<Held, 'sourceId' | 'reason' | 'source'>;
  readonly onClose: () => void;
}

function HeldDialog({ group, onClose }: HeldDialogProps) {
  const { sourceId, reason, source } = group;
  const { t } = useTranslation('dataSources');
  const { data, error } = useQuery(
    api.dataSources.quarantined.queryOptions({ input: { sourceId, reason, limit: SHOWN } }),
  );
  const [running, setRunning] = useState(false);
  const [discards, setDiscards] = useState(false);
  const take = async (asTheyAre: boolean) => {
    setRunning(true);
    try {
      let taken = 0;
      let answer;
      do {
        answer = await client.dataSources.take({ sourceId, reason, asTheyAre });
        taken += answer.taken;
      } while (answer.more);
      const left = answer.left > 0 ? ` ${t('held.left', { count: answer.left })}` : '';
      notifyDone(`${t('held.taken', { count: taken })}${left}`);
      if (answer.left === 0) onClose();
    } catch (failure) {
      notifyError(failure);
    } finally {
      setRunning(false);
    }
  };
  const discard = async () => {
    let discarded = 0;
    let answer;
    do {
      answer = await client.dataSources.discard({ sourceId, reason });
      discarded += answer.discarded;
    } while (answer.more);
    notifyDone(t('held.discarded', { count: discarded }));
    onClose();
  };
  const total = data?.total ?? 0;
  return (
    <Modal opened onClose={onClose} title={`${source}: ${t(`held.reason.${reason}`)}`} size="xl">
      <Stack gap="sm">
        <Text>{t(`held.hint.${reason}`)}</Text>
        {error !== null && <ErrorState error={error} />}
        <Group gap="xs">
          {!HOPELESS.has(reason) && (
            <Button loading={running} disabled={total === 0} onClick={() => void take(false)}>
              {t('held.takeFitting')}
            </Button>
          )}
          {AS_THEY_ARE.has(reason) && (
            <Button variant="default" disabled={total === 0 || running} onClick={() => void take(true)}>
              {t('held.takeAll')}
            </Button>
          )}
          <Button
            variant="default"
            color="critical"
            disabled={total === 0 || running}
            onClick={() => setDiscards(true)}
          >
            {t('held.discard')}
          </Button>
        </Group>
        {total > SHOWN && <Text c="dimmed">{t('held.newest', { shown: SHOWN, count: total })}</Text>}
        <SimpleTable
          label={t(`held.reason.${reason}`)}
          rows={data?.rows ?? []}
          rowId={({ id }) => String(id)}
          columns={[
            { id: 'address', header: t('held.address'), cell: ({ address }) => address, width: 200 },
            {
              id: 'value',
              header: t('held.value'),
              cell: ({ value, unit, metric }) => `${value} ${unit ?? metric?.unit ?? ''}`,
              width: 120,
              align: 'end',
            },
            { id: 'ts', header: t('held.ts'), cell: ({ ts }) => <DateTime at={ts} />, width: 170 },
            {
              id: 'received',
              header: t('held.received'),
              cell: ({ receivedAt }) => <DateTime at={receivedAt} />,
              width: 170,
              yields: 1,
            },
          ]}
          empty={null}
        />
      </Stack>
      <ConfirmDialog
        opened={discards}
        onClose={() => setDiscards(false)}
        title={t('held.discardTitle', { count: total })}
        text={t('held.discardText')}
        confirmLabel={t('held.discard')}
        onConfirm={discard}
        danger
      />
    </Modal>
  );
}
