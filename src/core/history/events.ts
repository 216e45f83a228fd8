/** What a change of a record means: the one place that turns recorded columns into events. Pure. */
import type { HistoryEntity, HistoryEntry, HistoryEventName } from '../../shared/contract/history.ts';
import type { AlarmType, Hold, MovementKind, WorkOrderStatus } from '../../shared/domain/vocabulary.ts';
import type { Id } from '../../shared/ids.ts';

export type Value = string | number | null;

/** What one command did to one record, in columns and stored values. */
export interface Occurrence {
  readonly entity: HistoryEntity;
  readonly op: HistoryEntry['op'];
  readonly command: string;
  /** Null when the program itself acted. */
  readonly actorId: Id | null;
  /** What an update changed. */
  readonly changed: ReadonlyMap<string, { readonly old: Value; readonly new: Value }>;
  /**
   * The record as the command left it, or as it was when it went; with what is computed beside its columns: of a
   * reorder alert `fell`, whether the stock had just been drawn; of an alarm `by_rule`, whether its work was opened in
   * nobody's name.
   */
  readonly row: Readonly<Record<string, Value>>;
}

export interface Telling {
  readonly event: HistoryEventName;
  /** Changed columns that need no telling any more, besides the facts of the event. */
  readonly says?: readonly string[];
  /** The column that holds what the person wrote with it. */
  readonly remark?: string;
}

/** Events in the order to tell them; none when the changed fields speak for themselves. */
export function eventsOf(occurrence: Occurrence): Telling[] {
  if (occurrence.op === 'delete') {
    return [{ event: REMOVED[occurrence.entity] ?? 'deleted' }];
  }
  return TELLERS[occurrence.entity](occurrence);
}

const REMOVED: Readonly<Partial<Record<HistoryEntity, HistoryEventName>>> = {
  thresholds: 'limits-removed',
  meter_changes: 'meter-change-removed',
  asset_keywords: 'keyword-removed',
  codes: 'code-unlinked',
  custom_values: 'value-removed',
  asset_parts: 'fit-removed',
  asset_type_parts: 'fit-removed',
  asset_type_metrics: 'type-metric-removed',
};

type Teller = (occurrence: Occurrence) => Telling[];

const TELLERS: Readonly<Record<HistoryEntity, Teller>> = {
  assets: ofAsset,
  items: ofItem,
  installations: ofStay,
  locations: (location) => (isNew(location) ? [{ event: 'location-added' }] : lifeOf(location)),
  asset_types: (type) => (isNew(type) ? [{ event: 'type-added' }] : lifeOf(type)),
  asset_keywords: () => [{ event: 'keyword-added' }],
  custom_values: (value) => [{ event: isNew(value) ? 'value-set' : 'value-changed' }],
  asset_parts: (line) => (isNew(line) ? [{ event: 'fit-added', remark: 'note' }] : []),
  asset_type_parts: (line) => (isNew(line) ? [{ event: 'fit-added', remark: 'note' }] : []),
  asset_type_metrics: (metric) => (isNew(metric) ? [{ event: 'type-metric-added' }] : []),
  custom_fields: ofField,
  metrics: ofMetric,
  parts: (part) =>
    isNew(part)
      ? [{ event: 'part-added' }]
      : [...(part.changed.has('average_cost') ? [AVERAGE_COST_MOVED] : []), ...lifeOf(part)],
  suppliers: (supplier) => (isNew(supplier) ? [{ event: 'supplier-added' }] : lifeOf(supplier)),
  thresholds: (threshold) => [{ event: isNew(threshold) ? 'limits-set' : 'limits-changed' }],
  meter_changes: (change) =>
    isNew(change)
      ? [{ event: 'meter-changed', remark: 'reason' }]
      : change.changed.has('ltd')
        ? [{ event: 'meter-change-moved' }]
        : [],
  reading_corrections: ofCorrection,
  alarm_rules: (rule) => [{ event: isNew(rule) ? 'rule-set' : 'rule-changed' }],
  annotations: (annotation) =>
    isNew(annotation)
      ? [{ event: 'annotation-written', remark: 'text' }]
      : lifeOf(annotation, 'annotation-removed', 'annotation-restored'),
  data_sources: ofSource,
  quarantine_decisions: ({ row }) => [
    { event: row['decision'] === 'discarded' ? 'held-discarded' : 'held-taken' },
  ],
  alarms: ofAlarm,
  alarm_shelves: ofShelf,
  alarm_comments: (comment) =>
    isNew(comment)
      ? [{ event: 'alarm-commented', remark: 'body' }]
      : lifeOf(comment, 'alarm-comment-removed', 'comment-restored'),
  predictions: ofPrediction,
  work_orders: ofWorkOrder,
  checklist_items: ofStep,
  verifications: ofProof,
  labour_entries: (hours) =>
    isNew(hours)
      ? [
          {
            event: hours.row['user_id'] === hours.actorId ? 'hours-booked' : 'hours-booked-for',
            remark: 'note',
          },
        ]
      : lifeOf(hours, 'hours-removed', 'hours-restored'),
  comments: (comment) =>
    isNew(comment)
      ? [{ event: 'comment-written', remark: 'body' }]
      : lifeOf(comment, 'comment-removed', 'comment-restored'),
  stock_movements: ofMovement,
  reorder_alerts: ofReorderAlert,
  attachments: (file) =>
    isNew(file) ? [{ event: 'document-added' }] : lifeOf(file, 'document-removed', 'document-restored'),
  codes: (code) => (isNew(code) ? [{ event: 'code-linked' }] : []),
  imports: ofImport,
};

function ofCorrection(correction: Occurrence): Telling[] {
  if (!isNew(correction))
    return becameSet(correction, 'undone_at') ? [{ event: 'reading-put-back', says: ['undone_at'] }] : [];
  const event = correction.row['new_ts'] === null ? 'reading-taken-out' : 'reading-corrected';
  return [{ event, remark: 'reason' }];
}

const UNIT_CORRECTION = 'metrics.correctUnit';

function ofMetric(metric: Occurrence): Telling[] {
  if (isNew(metric)) return [{ event: 'metric-added' }];
  const isCorrected = metric.command === UNIT_CORRECTION && metric.changed.has('unit');
  return isCorrected ? [{ event: 'unit-corrected' }] : lifeOf(metric);
}

/** Columns of a source that are told in one sentence, none of their values. */
const SETTINGS = ['config', 'mapping', 'secret'];

function ofSource(source: Occurrence): Telling[] {
  if (isNew(source)) return [{ event: 'source-added' }];
  const { changed } = source;
  const enabled = changed.get('enabled');
  const switched: Telling[] =
    enabled === undefined
      ? []
      : [{ event: enabled.new === 0 ? 'source-paused' : 'source-resumed', says: ['enabled'] }];
  const says = SETTINGS.filter((column) => changed.has(column));
  return [
    ...switched,
    ...(says.length > 0 ? [{ event: 'source-changed', says } as const] : []),
    ...lifeOf(source),
  ];
}

function ofField(field: Occurrence): Telling[] {
  if (isNew(field)) return [{ event: 'field-added' }];
  const moved: Telling[] = field.changed.has('position')
    ? [{ event: 'field-moved', says: ['position'] }]
    : [];
  return [...moved, ...lifeOf(field)];
}

/** Set anew in all its parts, or taken back; anything less is told as plain changes. */
function healthOverrideOf(asset: Occurrence): Telling[] {
  const { changed } = asset;
  if (becameEmpty(asset, 'health_override')) {
    return [{ event: 'health-cleared', says: ['health_override_reason', 'health_override_until'] }];
  }
  const whole = ['health_override', 'health_override_reason', 'health_override_until'];
  if (!whole.every((column) => changed.has(column))) return [];
  return [{ event: 'health-set', remark: 'health_override_reason' }];
}

function ofAsset(asset: Occurrence): Telling[] {
  if (isNew(asset)) return [{ event: 'asset-added' }];
  return asset.command === UNDO_OF_MOVE ? moveUndone(asset) : [...healthOverrideOf(asset), ...lifeOf(asset)];
}

const UNDO_OF_MOVE = 'items.undo';

function moveUndone({ changed }: Occurrence): Telling[] {
  return [{ event: 'item-move-undone', says: [...changed.keys()] }];
}

/** What the commands on positions do to an item is told with its stays. */
function ofItem(item: Occurrence): Telling[] {
  if (isNew(item)) return [{ event: 'item-added' }];
  if (item.command === UNDO_OF_MOVE) return moveUndone(item);
  const state = item.changed.get('state')?.new;
  if (state === 'scrapped') return [{ event: 'item-scrapped', says: ['state', 'location_id'] }];
  if (state === 'stored') return [{ event: 'item-restored', says: ['state'] }];
  return lifeOf(item);
}

/** The stay of an item in a position: its beginning, which replaces another or not, and its end. */
function ofStay(stay: Occurrence): Telling[] {
  const { row } = stay;
  if (isNew(stay) && row['removed_at'] === null) {
    return row['replaced'] === 1
      ? [{ event: 'item-replaced', remark: 'replaced_reason' }]
      : [{ event: 'item-installed' }];
  }
  if (!isNew(stay) && !becameSet(stay, 'removed_at')) return [];
  const event = row['location_id'] === null ? 'item-discarded' : 'item-stored';
  return [{ event, says: ['removed_at'], remark: 'reason' }];
}

const AVERAGE_COST_MOVED: Telling = { event: 'average-cost-moved' };

function isNew({ op }: Occurrence): boolean {
  return op === 'insert';
}

function becameSet({ changed }: Occurrence, column: string): boolean {
  const change = changed.get(column);
  return change !== undefined && change.old === null && change.new !== null;
}

function becameEmpty({ changed }: Occurrence, column: string): boolean {
  const change = changed.get(column);
  return change !== undefined && change.old !== null && change.new === null;
}

/** Soft deletion and its undo. */
function lifeOf(
  occurrence: Occurrence,
  archived: HistoryEventName = 'archived',
  restored: HistoryEventName = 'restored',
): Telling[] {
  if (becameSet(occurrence, 'archived_at')) return [{ event: archived, says: ['archived_at'] }];
  if (becameEmpty(occurrence, 'archived_at')) return [{ event: restored, says: ['archived_at'] }];
  return [];
}

const CORRECTIONS = ['side', 'severity', 'limit', 'started_at', 'raised_at', 'ended_at'];

function ofAlarm(alarm: Occurrence): Telling[] {
  const { changed, row } = alarm;
  const high = row['side'] === 'high';
  if (isNew(alarm)) {
    const first: Telling[] = [{ event: raised(row, high) }, ...holdOf(row['held'] ?? null)];
    return typeof row['relapse_of_id'] === 'string' ? [...first, { event: 'alarm-relapse' }] : first;
  }
  const told: Telling[] = [];
  if (changed.get('severity')?.new === 'critical') {
    told.push({ event: escalated(row, high), says: ['severity', 'limit'] });
  }
  if (becameSet(alarm, 'acknowledged_at')) {
    const says = ['acknowledged_at', 'acknowledged_by'];
    told.push({ event: 'alarm-acknowledged', says, remark: 'acknowledge_note' });
  }
  if (becameEmpty(alarm, 'acknowledged_at')) {
    const says = ['acknowledged_at', 'acknowledged_by', 'acknowledge_note'];
    told.push({ event: 'alarm-unacknowledged', says });
  }
  if (becameSet(alarm, 'work_order_id')) {
    told.push({ event: row['by_rule'] === 1 ? 'alarm-work-opened-by-rule' : 'alarm-work-created' });
  }
  if (becameSet(alarm, 'ended_at')) {
    told.push({ event: row['type'] === 'no-data' ? 'alarm-data-again' : 'alarm-ended' });
  }
  if (becameEmpty(alarm, 'ended_at')) told.push({ event: 'alarm-lasts-again', says: ['ended_at'] });
  const held = changed.get('held');
  if (held !== undefined) {
    told.push(
      ...(held.new === null ? [{ event: 'alarm-released', says: ['held'] } as const] : holdOf(held.new)),
    );
  }
  if (told.length === 0 && CORRECTIONS.some((column) => changed.has(column))) {
    told.push({ event: 'alarm-corrected' });
  }
  return told;
}

const HOLD_EVENTS: Readonly<Record<Hold, HistoryEventName>> = {
  shelved: 'alarm-held-shelved',
  'asset-down': 'alarm-held-asset-down',
  maintenance: 'alarm-held-maintenance',
};

function holdOf(held: Value): Telling[] {
  return held === null ? [] : [{ event: HOLD_EVENTS[held as Hold], says: ['held'] }];
}

function raised(row: Occurrence['row'], high: boolean): HistoryEventName {
  const rings = row['rings'] === 1;
  const side = high ? 'high' : 'low';
  const severity = row['severity'] === 'critical' ? 'critical' : 'warning';
  switch ((row['type'] ?? 'level') as AlarmType) {
    case 'no-data':
      return 'alarm-no-data';
    case 'state':
      return rings ? `alarm-state-${severity}` : 'alarm-found-state';
    case 'rate':
      return rings ? `alarm-rate-${severity}-${side}` : `alarm-found-rate-${side}`;
    case 'level':
      return rings ? `alarm-${severity}-${side}` : `alarm-found-${severity}-${side}`;
  }
}

function escalated(row: Occurrence['row'], high: boolean): HistoryEventName {
  const side = high ? 'high' : 'low';
  if (row['type'] === 'state') return 'alarm-escalated-state';
  return row['type'] === 'rate' ? `alarm-escalated-rate-${side}` : `alarm-escalated-${side}`;
}

/** Keeping the alarms of a metric from ringing, and the end of that before its time. */
function ofShelf(shelf: Occurrence): Telling[] {
  if (isNew(shelf)) return [{ event: 'alarm-shelved', remark: 'reason' }];
  return becameSet(shelf, 'ended_at') ? [{ event: 'alarm-unshelved', says: ['ended_at'] }] : [];
}

function ofPrediction(prediction: Occurrence): Telling[] {
  if (isNew(prediction)) return [{ event: 'prediction-made' }];
  const { changed } = prediction;
  const told: Telling[] = [];
  const state = changed.get('state')?.new;
  if (state === 'accepted') told.push({ event: 'prediction-accepted', says: ['state'] });
  if (state === 'rejected') told.push({ event: 'prediction-rejected', says: ['state'], remark: 'reason' });
  if (becameSet(prediction, 'work_order_id')) told.push({ event: 'prediction-work-drafted' });
  if (state === 'came-true') {
    told.push({ event: 'prediction-came-true', says: ['state', 'happened_at', 'settled_at'] });
  }
  if (state === 'did-not') told.push({ event: 'prediction-did-not', says: ['state', 'settled_at'] });
  if (becameSet(prediction, 'prevented_at')) {
    told.push({ event: 'prediction-prevented', says: ['prevented_at'] });
  }
  if (becameSet(prediction, 'set_aside_at')) {
    told.push({ event: 'prediction-set-aside', says: ['set_aside_at'] });
  }
  return told;
}

/** How a step from one status to another is called; a step that no rule allows is told as a plain change. */
const STEPS: Readonly<Record<WorkOrderStatus, Readonly<Partial<Record<WorkOrderStatus, HistoryEventName>>>>> =
  {
    requested: { open: 'work-approved', cancelled: 'work-declined' },
    open: {
      'in-progress': 'work-started',
      'on-hold': 'work-put-on-hold',
      completed: 'work-completed',
      cancelled: 'work-cancelled',
    },
    'in-progress': {
      open: 'work-put-back',
      'on-hold': 'work-put-on-hold',
      completed: 'work-completed',
      cancelled: 'work-cancelled',
    },
    'on-hold': { open: 'work-put-back', 'in-progress': 'work-resumed', cancelled: 'work-cancelled' },
    completed: { 'in-progress': 'work-reopened' },
    cancelled: { open: 'work-reopened' },
  };

function ofWorkOrder(workOrder: Occurrence): Telling[] {
  const { changed, row } = workOrder;
  if (isNew(workOrder)) {
    const fromAlarm = row['alarm_id'] !== null;
    if (row['status'] === 'requested') {
      return [{ event: fromAlarm ? 'work-requested-from-alarm' : 'work-requested' }];
    }
    if (fromAlarm && row['created_by'] === null) return [{ event: 'work-opened-by-rule' }];
    return [{ event: fromAlarm ? 'work-created-from-alarm' : 'work-created' }];
  }
  return [...stepOf(changed.get('status')), ...assignmentOf(workOrder), ...lifeOf(workOrder)];
}

function stepOf(status: { readonly old: Value; readonly new: Value } | undefined): Telling[] {
  if (status === undefined) return [];
  const event = STEPS[status.old as WorkOrderStatus]?.[status.new as WorkOrderStatus];
  if (event === undefined) return [];
  const says = ['status', 'started_at', 'completed_at', 'completed_by'];
  return [event === 'work-completed' ? { event, says, remark: 'result' } : { event, says }];
}

function assignmentOf({ changed, actorId }: Occurrence): Telling[] {
  const assignee = changed.get('assignee_id');
  if (assignee === undefined || assignee.new === null) return [];
  if (assignee.old !== null) return [{ event: 'work-reassigned' }];
  if (assignee.new === actorId) return [{ event: 'work-taken', says: ['assignee_id'] }];
  return [{ event: 'work-assigned' }];
}

const PROOFS: Readonly<Record<string, HistoryEventName>> = {
  verifying: 'proof-asked',
  verified: 'proof-given',
  waived: 'proof-waived',
  withdrawn: 'proof-withdrawn',
  'out-of-band': 'proof-broken',
  'not-back': 'proof-not-back',
  'no-data': 'proof-no-data',
  'not-watched': 'proof-not-watched',
};

function ofProof(proof: Occurrence): Telling[] {
  const { changed, row } = proof;
  if (!isNew(proof) && !changed.has('state') && !changed.has('reason')) return [];
  const event = PROOFS[String(row['state'] === 'not-verified' ? row['reason'] : row['state'])];
  if (event === undefined) return [];
  const says = ['state', 'reason', 'hold_ms', 'relapse_ms', 'waived_reason'];
  return [event === 'proof-waived' ? { event, says, remark: 'waived_reason' } : { event, says }];
}

function ofStep(step: Occurrence): Telling[] {
  if (isNew(step)) return [{ event: 'step-added' }];
  const { changed, row } = step;
  const told: Telling[] = [];
  const says = ['done_at', 'done_by', 'reading_ts', 'reading_value'];
  if ((changed.has('reading_ts') || changed.has('reading_value')) && row['reading_ts'] !== null) {
    told.push({ event: row['of_states'] === 1 ? 'step-state-read' : 'step-read', says });
  } else if (becameSet(step, 'done_at')) told.push({ event: 'step-ticked', says });
  if (becameEmpty(step, 'done_at')) told.push({ event: 'step-unticked', says });
  if (becameEmpty(step, 'note')) told.push({ event: 'step-note-removed', says: ['note'] });
  else if (changed.has('note')) told.push({ event: 'step-noted', remark: 'note' });
  if (changed.has('position')) told.push({ event: 'step-moved', says: ['position'] });
  return [...told, ...lifeOf(step, 'step-removed', 'step-restored')];
}

function ofMovement({ row }: Occurrence): Telling[] {
  return [{ event: movement(row), remark: 'note' }];
}

function movement(row: Occurrence['row']): HistoryEventName {
  const quantity = Number(row['quantity']);
  switch (row['kind'] as MovementKind) {
    case 'receipt':
      return 'part-received';
    case 'issue':
      return row['work_order_id'] === null ? 'part-taken' : 'part-used';
    case 'return':
      return 'part-returned';
    case 'count':
      if (quantity === 0) return 'stock-counted';
      return quantity > 0 ? 'stock-counted-more' : 'stock-counted-less';
    case 'transfer-out':
    case 'transfer-in':
      return 'part-moved';
  }
}

function ofReorderAlert(alert: Occurrence): Telling[] {
  const { changed, row } = alert;
  if (becameSet(alert, 'closed_at')) return [{ event: 'reorder-settled', says: ['closed_at', 'suggested'] }];
  if (isNew(alert) || becameEmpty(alert, 'closed_at')) {
    return [{ event: row['fell'] === 1 ? 'reorder-reached' : 'reorder-found', says: ['closed_at'] }];
  }
  return changed.has('suggested') ? [{ event: 'reorder-changed' }] : [];
}

const ENDS_OF_IMPORT: Readonly<Record<string, HistoryEventName>> = {
  done: 'import-done',
  cancelled: 'import-cancelled',
  failed: 'import-failed',
  'broken-off': 'import-failed',
  undone: 'import-undone',
  'partly-undone': 'import-partly-undone',
};

/** An undo that came to nothing has changed nothing. */
function ofImport({ changed, row }: Occurrence): Telling[] {
  const state = changed.get('state');
  const event = ENDS_OF_IMPORT[String(state?.new)];
  if (event === undefined || (event === 'import-done' && state?.old !== 'running')) return [];
  const nothingNew = event === 'import-done' && row['added'] === 0;
  return [{ event: nothingNew ? 'import-nothing-new' : event, says: ['state'] }];
}
