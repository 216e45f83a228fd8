/** What belongs to a record: the rows whose journal is its history. */
import type { HistoryEntity, HistorySubject } from '../../shared/contract/history.ts';
import type { RecordKind } from '../../shared/domain/vocabulary.ts';
import type { Permission } from '../../shared/permissions.ts';
import { ENTITY_RULES } from './fields/index.ts';

interface Member {
  readonly entity: HistoryEntity;
  /** Selects the ids of the rows that belong to the record `:id`. */
  readonly rows: string;
  /** What must be readable besides, because the rows are found through it. */
  readonly through?: Permission;
  /** Of these rows only changes of these columns. */
  readonly only?: readonly string[];
  /** Changes of these columns are told by another member. */
  readonly except?: readonly string[];
  /** Changes for which this holds, of a row `j` of the journal in a change set `c`, are told by another member. */
  readonly unless?: string;
}

const METRICS_OF_ASSET = 'SELECT id FROM metrics WHERE asset_id = :id';
/** An archived work order keeps a history of its own. */
const WORK_OF_ASSET = 'SELECT id FROM work_orders WHERE asset_id = :id AND archived_at IS NULL';

/** Of metrics; what was taken away is known to the journal alone. */
function ofMetrics(entity: 'thresholds' | 'meter_changes', metrics: string): Member {
  return {
    entity,
    rows: `SELECT id FROM ${entity} WHERE metric_id IN (${metrics})
      UNION SELECT row_id FROM journal WHERE entity = '${entity}' AND op = 'delete'
        AND json_extract(old, '$.metric_id') IN (${metrics})`,
  };
}

function workDone(workOrders: string): Member[] {
  const tables = [
    'verifications',
    'checklist_items',
    'labour_entries',
    'comments',
    'stock_movements',
  ] as const;
  return tables.map((entity) => ({
    entity,
    rows: `SELECT id FROM ${entity} WHERE work_order_id IN (${workOrders})`,
    through: 'work.read',
  }));
}

/** Files on the record. */
function documentsOf(entity: HistorySubject & RecordKind): Member {
  return {
    entity: 'attachments',
    rows: `SELECT id FROM attachments WHERE entity = '${entity}' AND record_id = :id`,
  };
}

/** The shelves of metrics, and what was said about alarms. */
function shelvesOf(metrics: string): Member {
  return { entity: 'alarm_shelves', rows: `SELECT id FROM alarm_shelves WHERE metric_id IN (${metrics})` };
}

function alarmCommentsOf(alarms: string): Member {
  return { entity: 'alarm_comments', rows: `SELECT id FROM alarm_comments WHERE alarm_id IN (${alarms})` };
}

/** Shelves of its metric that were open while the alarm stood. */
const SHELVES_OF_ALARM: Member = {
  entity: 'alarm_shelves',
  rows: `SELECT s.id FROM alarms a JOIN alarm_shelves s ON s.metric_id = a.metric_id
    WHERE a.id = :id AND coalesce(s.ended_at, s.until) >= a.raised_at
      AND s.created_at <= coalesce(a.ended_at, s.created_at)`,
};

/** Codes that lead to the record, those that led there, too. */
function codesOf(entity: HistorySubject & RecordKind): Member {
  return {
    entity: 'codes',
    rows: `SELECT id FROM codes WHERE entity = '${entity}' AND record_id = :id
      UNION SELECT row_id FROM journal WHERE entity = 'codes' AND op = 'delete'
        AND json_extract(old, '$.record_id') = :id`,
  };
}

/** What these commands do is told with the stays of items in positions. */
const MOVED_AN_ITEM = "c.command IN ('items.replace', 'items.remove', 'items.install')";
/** That an item was replaced is told by the stay of the new one. */
const REPLACED =
  "c.command = 'items.replace' AND (j.field IS NOT NULL OR json_extract(j.new, '$.removed_at') IS NOT NULL)";
/** That one was taken back is told by its asset and by the item. */
const TAKEN_BACK = "c.command = 'items.undo'";

function itself(entity: HistorySubject): Member {
  return { entity, rows: 'SELECT :id' };
}

/** Rows of a table whose key begins with the record's id, those that are gone too. */
function keyedBy(entity: HistoryEntity): Member {
  return {
    entity,
    rows: `SELECT row_id FROM journal WHERE entity = '${entity}' AND row_id >= :id || '/' AND row_id < :id || '0'`,
  };
}

/** Rows that name the record, those that are gone too. */
function naming(entity: HistoryEntity, column: string): Member {
  return {
    entity,
    rows: `SELECT id FROM ${entity} WHERE ${column} = :id
      UNION SELECT row_id FROM journal WHERE entity = '${entity}' AND op = 'delete'
        AND json_extract(old, '$.${column}') = :id`,
  };
}

/** No row is in two members of a record. */
const MEMBERS: Readonly<Record<HistorySubject, readonly Member[]>> = {
  assets: [
    { ...itself('assets'), unless: MOVED_AN_ITEM },
    {
      entity: 'installations',
      rows: 'SELECT id FROM installations WHERE asset_id = :id',
      unless: `${TAKEN_BACK} OR ${REPLACED}`,
    },
    documentsOf('assets'),
    codesOf('assets'),
    keyedBy('asset_keywords'),
    keyedBy('custom_values'),
    naming('asset_parts', 'asset_id'),
    { entity: 'metrics', rows: METRICS_OF_ASSET },
    ofMetrics('thresholds', METRICS_OF_ASSET),
    ofMetrics('meter_changes', METRICS_OF_ASSET),
    { entity: 'alarm_rules', rows: `SELECT id FROM alarm_rules WHERE metric_id IN (${METRICS_OF_ASSET})` },
    { entity: 'annotations', rows: `SELECT id FROM annotations WHERE metric_id IN (${METRICS_OF_ASSET})` },
    {
      entity: 'reading_corrections',
      rows: `SELECT id FROM reading_corrections WHERE metric_id IN (${METRICS_OF_ASSET})`,
    },
    // That an alarm got a work order is told by the work order.
    { entity: 'alarms', rows: 'SELECT id FROM alarms WHERE asset_id = :id', except: ['work_order_id'] },
    shelvesOf(METRICS_OF_ASSET),
    alarmCommentsOf('SELECT id FROM alarms WHERE asset_id = :id'),
    { entity: 'predictions', rows: 'SELECT id FROM predictions WHERE asset_id = :id' },
    {
      entity: 'imports',
      rows: 'SELECT import_id FROM import_assets WHERE asset_id = :id',
      only: ['state'],
    },
    { entity: 'work_orders', rows: WORK_OF_ASSET },
    ...workDone(WORK_OF_ASSET),
  ],
  work_orders: [
    itself('work_orders'),
    documentsOf('work_orders'),
    ...workDone('SELECT :id'),
    {
      entity: 'alarms',
      rows: `SELECT alarm_id FROM work_orders WHERE id = :id AND alarm_id IS NOT NULL
        UNION SELECT id FROM alarms WHERE work_order_id = :id`,
      only: ['acknowledged_at', 'acknowledged_by', 'acknowledge_note'],
    },
  ],
  parts: [
    itself('parts'),
    documentsOf('parts'),
    codesOf('parts'),
    {
      entity: 'stock_movements',
      // A transfer is told by its first half.
      rows: "SELECT id FROM stock_movements WHERE part_id = :id AND kind <> 'transfer-in'",
    },
    { entity: 'reorder_alerts', rows: 'SELECT id FROM reorder_alerts WHERE part_id = :id' },
  ],
  suppliers: [itself('suppliers'), documentsOf('suppliers')],
  data_sources: [
    itself('data_sources'),
    { entity: 'quarantine_decisions', rows: 'SELECT id FROM quarantine_decisions WHERE source_id = :id' },
  ],
  metrics: [
    itself('metrics'),
    ofMetrics('thresholds', 'SELECT :id'),
    ofMetrics('meter_changes', 'SELECT :id'),
    { entity: 'alarm_rules', rows: 'SELECT id FROM alarm_rules WHERE metric_id = :id' },
    { entity: 'annotations', rows: 'SELECT id FROM annotations WHERE metric_id = :id' },
    { entity: 'reading_corrections', rows: 'SELECT id FROM reading_corrections WHERE metric_id = :id' },
    { entity: 'alarms', rows: 'SELECT id FROM alarms WHERE metric_id = :id' },
    shelvesOf('SELECT :id'),
    alarmCommentsOf('SELECT id FROM alarms WHERE metric_id = :id'),
    { entity: 'predictions', rows: 'SELECT id FROM predictions WHERE metric_id = :id' },
  ],
  alarms: [itself('alarms'), SHELVES_OF_ALARM, alarmCommentsOf('SELECT :id'), documentsOf('alarms')],
  asset_types: [
    itself('asset_types'),
    documentsOf('asset_types'),
    naming('custom_fields', 'asset_type_id'),
    naming('asset_type_metrics', 'asset_type_id'),
    naming('asset_type_parts', 'asset_type_id'),
  ],
  locations: [itself('locations'), documentsOf('locations'), codesOf('locations')],
  items: [
    { ...itself('items'), unless: MOVED_AN_ITEM },
    documentsOf('items'),
    codesOf('items'),
    {
      entity: 'installations',
      rows: 'SELECT id FROM installations WHERE item_id = :id',
      unless: TAKEN_BACK,
    },
  ],
};

/** The journal rows of a record and of what belongs to it, as far as the person may read them, as SQL. */
export function journalOf(subject: HistorySubject, permissions: ReadonlySet<Permission>): string {
  return MEMBERS[subject]
    .filter(
      ({ entity, through }) =>
        permissions.has(ENTITY_RULES[entity].needs) && (through === undefined || permissions.has(through)),
    )
    .map(
      (member) => `SELECT j.seq, j.change_set, j.entity, j.row_id FROM journal j INDEXED BY journal_row
        WHERE j.entity = '${member.entity}' AND j.row_id IN (${member.rows})${toldColumns(member)}${toldChanges(member)}`,
    )
    .join('\nUNION ALL\n');
}

function toldColumns({ entity, only, except = [] }: Member): string {
  if (only !== undefined) return ` AND j.field IN (${quoted(only)})`;
  const untold = Object.entries(ENTITY_RULES[entity].fields)
    .filter(([, rule]) => rule === 'untold')
    .map(([column]) => column);
  const left = [...untold, ...except];
  return left.length === 0 ? '' : ` AND (j.field IS NULL OR j.field NOT IN (${quoted(left)}))`;
}

function toldChanges({ unless }: Member): string {
  if (unless === undefined) return '';
  return ` AND NOT EXISTS (SELECT 1 FROM change_sets c WHERE c.seq = j.change_set AND (${unless}))`;
}

function quoted(columns: readonly string[]): string {
  return columns.map((column) => `'${column}'`).join(', ');
}
