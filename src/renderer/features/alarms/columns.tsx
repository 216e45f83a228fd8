import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../shared/contract/alarms.ts';
import { useFormat } from '../../ui/format.ts';
import type { ListColumn } from '../../ui/list/types.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { TagName } from '../../ui/TagName.tsx';
import { DateTime, useNow } from '../../ui/values.tsx';
import { durationText, largestUnit } from '../metrics/duration.ts';
import { NextStep, WorkLink } from './NextStep.tsx';
import { Now, Worst } from './NowAndWorst.tsx';
import { useAlarmName, useAlarmValues } from './words.ts';

export type AlarmView = 'standing' | 'held' | 'all';

/** Columns that only make sense while an alarm stands, or once it is over. */
const onlyIn: Readonly<Record<string, readonly AlarmView[]>> = {
  criticality: ['standing', 'held'],
  value: ['standing', 'held'],
  next: ['standing'],
  why: ['held'],
  lasted: ['all'],
  work: ['all'],
};

/** @param onAcknowledge undefined for those who may not */
export function useAlarmColumns(
  view: AlarmView,
  onAcknowledge: ((alarm: Alarm) => void) | undefined,
): readonly ListColumn<Alarm>[] {
  const all = useColumns(view, onAcknowledge);
  return useMemo(() => all.filter(({ id }) => onlyIn[id]?.includes(view) ?? true), [all, view]);
}

/** How long it has stood to the largest unit; when it began is its title. */
function Age({ since }: { since: number }) {
  const format = useFormat();
  const now = useNow();
  return (
    <time dateTime={new Date(since).toISOString()} title={format.dateTimeLong(since)}>
      {durationText(format.locale, largestUnit(Math.max(0, now - since)))}
    </time>
  );
}

function useColumns(
  view: AlarmView,
  onAcknowledge: ((alarm: Alarm) => void) | undefined,
): readonly ListColumn<Alarm>[] {
  const { t } = useTranslation('alarms');
  const format = useFormat();
  const nameOf = useAlarmName();
  const { limitOf } = useAlarmValues();
  return useMemo(
    () => [
      {
        id: 'severity',
        header: t('column.severity'),
        cell: ({ severity }) => <StatusBadge kind="severity" value={severity} plain />,
        width: 104,
        // Severity and state say what an alarm is: they stay where it can only be opened to do something about it.
        yields: 1,
        grow: 0,
      },
      {
        id: 'alarm',
        header: t('column.alarm'),
        cell: (alarm) => nameOf(alarm),
        width: 190,
        grow: 4,
        fixed: true,
      },
      {
        id: 'asset',
        header: t('column.asset'),
        cell: ({ asset }) => <TagName {...asset} />,
        width: 100,
        grow: 2,
      },
      {
        id: 'criticality',
        header: t('column.criticality'),
        cell: ({ asset }) => <StatusBadge kind="criticality" value={asset.criticality} plain />,
        width: 150,
        yields: 8,
        grow: 0,
      },
      {
        id: 'state',
        header: t('column.state'),
        cell: ({ state }) => <StatusBadge kind="alarm" value={state} plain />,
        width: 138,
        yields: 2,
        grow: 0,
      },
      {
        id: 'since',
        header: t(view === 'all' ? 'column.since' : 'column.age'),
        cell: ({ startedAt }) => (view === 'all' ? <DateTime at={startedAt} /> : <Age since={startedAt} />),
        width: view === 'all' ? 160 : 84,
        grow: 0,
        // When is what orders all of them.
        yields: view === 'all' ? 4 : 7,
      },
      {
        id: 'lasted',
        header: t('column.lasted'),
        cell: ({ startedAt, endedAt }) =>
          endedAt === null ? t('lasting') : durationText(format.locale, endedAt - startedAt),
        width: 120,
        grow: 0,
        yields: 8,
      },
      {
        id: 'value',
        header: t('column.value'),
        cell: (alarm) => <Now alarm={alarm} />,
        width: 124,
        yields: 5,
        grow: 0,
        align: 'end',
      },
      {
        id: 'peak',
        header: t('column.peak'),
        cell: (alarm) => <Worst alarm={alarm} />,
        width: 108,
        yields: 6,
        grow: 0,
        align: 'end',
        hidden: view !== 'all',
      },
      {
        id: 'why',
        header: t('shelf.why'),
        cell: ({ held, heldBy, asset, shelf }) => (
          <>
            {held !== null &&
              (held === 'shelved' || heldBy === null || heldBy.id === asset.id
                ? t(`held.${held}`)
                : t(`heldBelow.${held}`, { asset: heldBy.tag }))}
            {shelf !== null && (
              <>
                {` · ${shelf.reason} · ${shelf.shelvedBy.fullName} · `}
                {t('shelf.until')} <DateTime at={shelf.until} />
              </>
            )}
          </>
        ),
        width: 260,
        grow: 5,
        yields: 1,
      },
      {
        id: 'limit',
        header: t('column.limit'),
        cell: limitOf,
        width: 100,
        yields: 9,
        grow: 0,
        align: 'end',
        hidden: true,
      },
      {
        id: 'work',
        header: t('column.work'),
        cell: ({ workOrder }) => <WorkLink workOrder={workOrder} />,
        width: 134,
        grow: 0,
        yields: 5,
      },
      {
        id: 'next',
        header: t('column.next'),
        cell: (alarm) => <NextStep alarm={alarm} onAcknowledge={onAcknowledge} />,
        width: 170,
        grow: 0,
        yields: 3,
      },
    ],
    // The words and formats all follow the language; onAcknowledge only calls the contract.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [t, format, view, onAcknowledge === undefined],
  );
}
