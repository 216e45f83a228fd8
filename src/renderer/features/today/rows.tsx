/** The first rows of each section, brought to one shape. */
import { IconArrowBackUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../shared/contract/alarms.ts';
import type { PartRow } from '../../../shared/contract/parts.ts';
import type { Today } from '../../../shared/contract/today.ts';
import type { WorkOrderRow } from '../../../shared/contract/work-orders.ts';
import type { QuarantineReason } from '../../../shared/domain/data-sources.ts';
import { recordHref } from '../../app/record-links.ts';
import { useFormat } from '../../ui/format.ts';
import { useAlarmValues } from '../alarms/words.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { stockState } from '../../ui/status.ts';
import { tagName } from '../../ui/tag-name.ts';
import { Ago } from '../../ui/values.tsx';
import { DueDay } from '../work-orders/DueDay.tsx';
import type { SectionName } from './sections.ts';
import classes from './Today.module.css';

export interface TodayRow {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  /** Second line: where, which number. */
  readonly detail: ReactNode;
  /** At the end of the line: how urgent, since when. */
  readonly side: ReactNode;
  /** For how many of the total it stands; left out: for one. */
  readonly stands?: number;
}

function workRow(row: WorkOrderRow): TodayRow {
  const { id, number, title, asset } = row;
  return {
    id,
    href: recordHref('work_orders', id) ?? '/',
    title,
    detail: [number, asset && tagName(asset.tag, asset.name)].filter(Boolean).join(' · '),
    side: <WorkSide row={row} />,
  };
}

function WorkSide({ row }: { row: WorkOrderRow }) {
  const urgent = row.priority === 'high' || row.priority === 'critical';
  return (
    <>
      {row.proof === 'not-verified' ? (
        <StatusBadge kind="proof" value={row.proof} plain />
      ) : urgent ? (
        <StatusBadge kind="priority" value={row.priority} />
      ) : (
        <StatusBadge kind="workOrder" value={row.status} plain />
      )}
      {row.dueOn !== null && <DueDay row={row} short />}
    </>
  );
}

function alarmRow(alarm: Alarm): TodayRow {
  const { id, asset, metric } = alarm;
  return {
    id,
    href: recordHref('alarms', id) ?? '/',
    title: tagName(asset.tag, asset.name),
    detail: <AlarmDetail alarm={alarm} name={metric.name} />,
    side: (
      <>
        <StatusBadge kind="severity" value={alarm.severity} />
        {alarm.state === 'returned-unacknowledged' ? (
          <Returned />
        ) : (
          <StatusBadge kind="alarm" value={alarm.state} plain />
        )}
      </>
    ),
  };
}

/** The state's own words are too long for here. */
function Returned() {
  const { t } = useTranslation('today');
  return (
    <span className={classes.returned}>
      <IconArrowBackUp aria-hidden size="1.2em" />
      {t('returned')}
    </span>
  );
}

function AlarmDetail({ alarm, name }: { alarm: Alarm; name: string }) {
  const { whatOf } = useAlarmValues();
  const { type, raisedAt } = alarm;
  return (
    <>
      {name}
      {type === 'level' || type === 'rate' ? ' ' : ': '}
      {whatOf(alarm)} · <Ago at={raisedAt} />
    </>
  );
}

function partRow(part: PartRow): TodayRow {
  return {
    id: part.id,
    href: recordHref('parts', part.id) ?? '/',
    title: part.name,
    detail: <PartDetail part={part} />,
    side: <StatusBadge kind="stock" value={stockState(part.onHand, part.reorderPoint)} />,
  };
}

function PartDetail({ part: { number, onHand, unit, alert } }: { part: PartRow }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const words = [number, t('onHand', { quantity: format.quantity(onHand, unit) })];
  if (alert !== null) words.push(t('order', { quantity: format.quantity(alert.suggested, unit) }));
  return <>{words.join(' · ')}</>;
}

function heldRow({ sourceId, source, reason, count }: Today['heldBack']['rows'][number]): TodayRow {
  return {
    id: `${sourceId} ${reason}`,
    href: '/data-sources?view=held',
    title: source,
    detail: <HeldReason reason={reason} />,
    side: <HeldNumber of={count} />,
    stands: count,
  };
}

function HeldReason({ reason }: { reason: QuarantineReason }) {
  const { t } = useTranslation('dataSources');
  return <>{t(`held.reason.${reason}`)}</>;
}

function HeldNumber({ of }: { of: number }) {
  return <>{useFormat().number(of)}</>;
}

export function rowsOf(name: SectionName, today: Today): readonly TodayRow[] {
  if (name === 'standingAlarms') return today.standingAlarms.rows.map(alarmRow);
  if (name === 'reorder') return today.reorder.rows.map(partRow);
  if (name === 'heldBack') return today.heldBack.rows.map(heldRow);
  return today[name].rows.map(workRow);
}
