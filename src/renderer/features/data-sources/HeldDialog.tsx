import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuarantineReason } from '../../../shared/domain/data-sources.ts';
import { api, client, type Outputs } from '../../api.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { shareMinute, useFormat } from '../../ui/format.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { Progress } from '../../ui/Progress.tsx';
import { DateTime } from '../../ui/values.tsx';
import classes from './DataSources.module.css';
import { heldValue } from './held-value.ts';

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
/** One decision names so many at most. */
const MOST_SELECTED = 500;

type Held = Outputs['dataSources']['quarantine']['groups'][number];
type Row = Outputs['dataSources']['quarantined']['rows'][number];

interface HeldDialogProps {
  readonly group: Pick<Held, 'sourceId' | 'reason' | 'source'>;
  readonly onClose: () => void;
}

/** The readings of a source that are held back for one reason: some or all are taken or discarded. */
export function HeldDialog({ group, onClose }: HeldDialogProps) {
  const { sourceId, reason, source } = group;
  const { t } = useTranslation('dataSources');
  const [offset, setOffset] = useState(0);
  const { data, error } = useQuery(
    api.dataSources.quarantined.queryOptions({
      input: { sourceId, reason, limit: SHOWN, offset },
      placeholderData: keepPreviousData,
    }),
  );
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const [discards, setDiscards] = useState(false);
  const [replacing, setReplaces] = useState(false);
  const replaces = reason === 'value-differs';
  const total = data?.total ?? 0;
  const count = selected.size;
  const asking = count > 0 ? count : total;
  const rows = data?.rows ?? [];
  const asked = { sourceId, reason, ...(count > 0 && { ids: [...selected] }) };
  const settle = (isEmpty: boolean) => {
    setSelected(new Set());
    setOffset(0);
    if (isEmpty) onClose();
  };
  const running = progress !== null;
  const stopped = useRef(false);
  /** A decision goes on in slices, between which others work and it can be ended. */
  const eachSlice = async (decide: (after: number) => Promise<{ next: number | null; done: number }>) => {
    stopped.current = false;
    // What is decided leaves the group: of how many it is counted stays as it was asked.
    const of = asking;
    setProgress({ done: 0, of });
    try {
      let after: number | null = 0;
      while (after !== null && !stopped.current) {
        const { next, done } = await decide(after);
        setProgress({ done, of });
        after = next;
      }
    } finally {
      setProgress(null);
    }
  };
  const take = async (asTheyAre: boolean) => {
    let [taken, superseded, left] = [0, 0, 0];
    try {
      await eachSlice(async (after) => {
        const answer = await client.dataSources.take({ ...asked, asTheyAre, after });
        taken += answer.taken;
        superseded += answer.superseded;
        left += answer.left;
        return { next: answer.next, done: taken + superseded + left };
      });
    } catch (failure) {
      notifyError(failure);
    }
    if (taken + superseded + left === 0) return;
    const told: string[] = [t('held.taken', { count: taken })];
    if (superseded > 0) told.push(t('held.discarded', { count: superseded }));
    if (left > 0) told.push(t('held.left', { count: left }));
    notifyDone(told.join(' '));
    settle(taken + superseded === total);
  };
  const discard = async () => {
    let discarded = 0;
    try {
      await eachSlice(async (after) => {
        const answer = await client.dataSources.discard({ ...asked, after });
        discarded += answer.discarded;
        return { next: answer.next, done: discarded };
      });
    } catch (failure) {
      notifyError(failure);
    }
    if (discarded === 0) return;
    notifyDone(t('held.discarded', { count: discarded }));
    settle(discarded === total);
  };
  const close = () => {
    stopped.current = true;
    onClose();
  };
  const takeLabel = replaces
    ? count > 0
      ? t('held.replaceSelected', { count })
      : t('held.replace')
    : count > 0
      ? t('held.takeSelectedFitting', { count })
      : t('held.takeFitting');
  return (
    <Modal opened onClose={close} title={`${source}: ${t(`held.reason.${reason}`)}`} size="xl">
      <Stack gap="sm">
        <Text>{t(`held.hint.${reason}`)}</Text>
        {error !== null && <ErrorState error={error} />}
        {running && (
          <Progress
            label={t('held.taking', { done: progress.done, count: progress.of })}
            value={progress.of === 0 ? 0 : progress.done / progress.of}
            onCancel={() => {
              stopped.current = true;
            }}
          />
        )}
        <Group gap="xs">
          {!HOPELESS.has(reason) && (
            <Button
              disabled={total === 0 || running}
              onClick={() => (replaces ? setReplaces(true) : void take(false))}
            >
              {takeLabel}
            </Button>
          )}
          {AS_THEY_ARE.has(reason) && (
            <Button variant="default" disabled={total === 0 || running} onClick={() => void take(true)}>
              {count > 0 ? t('held.takeSelected', { count }) : t('held.takeAll')}
            </Button>
          )}
          <Button
            variant="default"
            color="critical"
            disabled={total === 0 || running}
            onClick={() => setDiscards(true)}
          >
            {count > 0 ? t('held.discardSelected', { count }) : t('held.discard')}
          </Button>
        </Group>
        <Pages offset={offset} total={total} onTurn={setOffset} />
        {rows.length > 1 && <AllShown rows={rows} selected={selected} onSelect={setSelected} />}
        <Rows reason={reason} rows={rows} selected={selected} onSelect={setSelected} />
      </Stack>
      {/* Both are closed at once: how far it is stands in the dialog behind them. */}
      <ConfirmDialog
        opened={replacing}
        onClose={() => setReplaces(false)}
        title={t('held.replaceTitle', { count: asking })}
        text={t('held.replaceText')}
        confirmLabel={takeLabel}
        onConfirm={() => {
          void take(false);
          return Promise.resolve();
        }}
        danger
      />
      <ConfirmDialog
        opened={discards}
        onClose={() => setDiscards(false)}
        title={t('held.discardTitle', { count: asking })}
        text={t('held.discardText')}
        confirmLabel={count > 0 ? t('held.discardSelected', { count }) : t('held.discard')}
        onConfirm={() => {
          void discard();
          return Promise.resolve();
        }}
        danger
      />
    </Modal>
  );
}

interface PagesProps {
  readonly offset: number;
  readonly total: number;
  readonly onTurn: (offset: number) => void;
}

function Pages({ offset, total, onTurn }: PagesProps) {
  const { t } = useTranslation('dataSources');
  if (total <= SHOWN) return null;
  const to = Math.min(total, offset + SHOWN);
  return (
    <Group gap="xs">
      <Button variant="default" disabled={offset === 0} onClick={() => onTurn(Math.max(0, offset - SHOWN))}>
        {t('held.previous')}
      </Button>
      <Button variant="default" disabled={to === total} onClick={() => onTurn(offset + SHOWN)}>
        {t('held.next')}
      </Button>
      <Text c="dimmed">{t('held.shown', { from: offset + 1, to, count: total })}</Text>
    </Group>
  );
}

interface Selecting {
  readonly rows: readonly Row[];
  readonly selected: ReadonlySet<number>;
  readonly onSelect: (selected: ReadonlySet<number>) => void;
}

function AllShown({ rows, selected, onSelect }: Selecting) {
  const { t } = useTranslation('dataSources');
  const ids = rows.map(({ id }) => id);
  const chosen = ids.filter((id) => selected.has(id)).length;
  const others = new Set([...selected].filter((id) => !ids.includes(id)));
  return (
    <Checkbox
      label={t('held.selectAll')}
      checked={chosen === ids.length}
      indeterminate={chosen > 0 && chosen < ids.length}
      disabled={others.size + ids.length > MOST_SELECTED}
      onChange={({ currentTarget: { checked } }) => onSelect(checked ? new Set([...others, ...ids]) : others)}
    />
  );
}

function Rows({ reason, rows, selected, onSelect }: Selecting & { readonly reason: QuarantineReason }) {
  const { t } = useTranslation('dataSources');
  const format = useFormat();
  const seconds = shareMinute(rows.flatMap(({ ts }) => ts ?? []));
  const toggle = (id: number) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  return (
    <SimpleTable
      label={t(`held.reason.${reason}`)}
      rows={rows}
      rowId={({ id }) => String(id)}
      columns={[
        {
          id: 'select',
          header: '',
          cell: ({ id, value, address }) => (
            <Checkbox
              aria-label={t('held.select', { value, address })}
              checked={selected.has(id)}
              disabled={!selected.has(id) && selected.size >= MOST_SELECTED}
              onChange={() => toggle(id)}
            />
          ),
          width: 44,
        },
        {
          id: 'address',
          header: t('held.address'),
          cell: ({ address }) => <span className={classes.said}>{address}</span>,
          width: 110,
        },
        {
          id: 'value',
          header: t('held.value'),
          cell: ({ value, state, unit, metric }) => (
            <span className={classes.said}>
              {state ?? `${heldValue(value, format)} ${unit ?? metric?.unit ?? ''}`}
            </span>
          ),
          width: 110,
          align: 'end',
        },
        ...(reason === 'value-differs'
          ? [
              {
                id: 'stored',
                header: t('held.stored'),
                cell: ({ stored, metric }: Row) => (
                  <span className={classes.said}>
                    {stored === null ? '–' : `${heldValue(stored, format)} ${metric?.unit ?? ''}`}
                  </span>
                ),
                width: 110,
                align: 'end' as const,
              },
            ]
          : []),
        {
          id: 'ts',
          header: t('held.ts'),
          cell: ({ ts }) => <DateTime at={ts} seconds={seconds} />,
          width: 160,
          yields: 1,
        },
        {
          id: 'received',
          header: t('held.received'),
          cell: ({ receivedAt }) => <DateTime at={receivedAt} />,
          width: 160,
          yields: 2,
        },
      ]}
      empty={null}
    />
  );
}
