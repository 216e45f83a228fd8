/** What the bell shows. Whether a matter is settled is read from the records, so it is true for everybody at once. */
import type { Outputs } from '../../shared/contract/index.ts';
import type { Choice } from '../../shared/domain/choices.ts';
import type { AlarmType, NotificationKind, Severity, Side } from '../../shared/domain/vocabulary.ts';
import type { Id } from '../../shared/ids.ts';
import { floodTold } from '../alarms/floods.ts';
import { stateLabel } from '../alarms/queries.ts';
import { QUIET_KEY } from '../data-sources/quiet.ts';
import type { Reader } from '../database/database.ts';

type List = Outputs['notifications']['list'];
type Row = List['rows'][number];

/** Columns of the alarm a notification is about; `type` is null for any other. */
interface OfAlarm {
  readonly type: AlarmType | null;
  readonly side: Side;
  readonly severity: Severity;
  readonly limit: number;
  readonly choices: string | null;
}

const NEWEST = 50;

/** What still asks for somebody's doing, by kind, of a notification `n`; a comment asks for being read only. */
const STANDS: Readonly<Record<NotificationKind, string>> = {
  // Worse since it was acknowledged, it was told anew.
  'alarm-raised': `EXISTS (
    SELECT 1 FROM alarms a
    WHERE a.id = n.entity_id AND a.held IS NULL AND (a.acknowledged_at IS NULL OR a.acknowledged_at < n.created_at)
  )`,
  'alarm-flood': `EXISTS (
    SELECT 1 FROM alarm_rings r JOIN alarms a ON a.id = r.alarm_id
    WHERE r.flood_id = n.entity_id AND a.held IS NULL AND a.acknowledged_at IS NULL
  )`,
  'work-assigned': `EXISTS (
    SELECT 1 FROM work_orders w
    WHERE w.id = n.entity_id AND w.assignee_id = n.user_id AND w.archived_at IS NULL
      AND w.status NOT IN ('completed', 'cancelled')
  )`,
  'work-comment': '1',
  'work-relapsed': `EXISTS (
    SELECT 1 FROM alarms a WHERE a.id = n.entity_id AND (a.ended_at IS NULL OR a.acknowledged_at IS NULL)
  )`,
  'work-not-verified': `EXISTS (
    SELECT 1 FROM verifications v WHERE v.work_order_id = n.entity_id AND v.state = 'not-verified'
  )`,
  reorder: 'EXISTS (SELECT 1 FROM reorder_alerts r WHERE r.part_id = n.entity_id AND r.closed_at IS NULL)',
  'source-quiet': `EXISTS (SELECT 1 FROM local_state q WHERE q.key = '${QUIET_KEY}' || n.entity_id)`,
};

const SETTLED = `NOT CASE n.kind ${Object.entries(STANDS)
  .map(([kind, stands]) => `WHEN '${kind}' THEN ${stands}`)
  .join(' ')} END`;

/** Of a flood of alarms how many they are by now. */
const SUBJECT = `CASE n.kind
  WHEN 'alarm-flood' THEN (SELECT CAST(count(*) AS TEXT) FROM alarm_rings r WHERE r.flood_id = n.entity_id)
  ELSE n.subject END`;

/** An alarm that late readings have disproved is gone: there is nothing to tell of any more. */
const THERE = "(n.entity <> 'alarms' OR EXISTS (SELECT 1 FROM alarms a WHERE a.id = n.entity_id))";

/** The newest of one person, and how many of all of theirs are neither read nor settled. */
export function newest(db: Reader, reader: Id): List {
  const rows = db
    .sql(
      `SELECT n.id, n.kind, n.entity, n.entity_id AS entityId, ${SUBJECT} AS subject, n.created_at AS createdAt,
         n.read_at AS readAt, ${SETTLED} AS settled,
         a.type, a.side, a.severity, a."limit", m.choices
       FROM notifications n
       LEFT JOIN alarms a ON n.kind = 'alarm-raised' AND a.id = n.entity_id
       LEFT JOIN metrics m ON m.id = a.metric_id
       WHERE n.user_id = ? AND ${THERE} ORDER BY n.created_at DESC, n.id DESC LIMIT ${NEWEST}`,
    )
    .all(reader) as (Omit<Row, 'settled' | 'alarm' | 'flood'> & OfAlarm & { settled: number })[];
  const unread = db
    .sql(
      `SELECT count(*) FROM notifications n
       WHERE n.user_id = ? AND n.read_at IS NULL AND ${THERE} AND NOT (${SETTLED})`,
    )
    .pluck()
    .get(reader) as number;
  return {
    unread,
    rows: rows.map(({ type, side, severity, limit, choices, ...row }) => ({
      ...row,
      settled: row.settled === 1,
      flood: row.kind === 'alarm-flood' ? floodTold(db, row.entityId) : null,
      alarm:
        type === null
          ? null
          : {
              type,
              side,
              severity,
              label:
                type === 'state'
                  ? stateLabel(JSON.parse(choices ?? 'null') as readonly Choice[] | null, limit)
                  : null,
            },
    })),
  };
}
