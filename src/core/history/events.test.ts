import { describe, expect, it } from 'vitest';
import {
  HISTORY_ENTITIES,
  HISTORY_EVENTS,
  type HistoryEntity,
  type HistoryEventName,
} from '../../shared/contract/history.ts';
import { WORK_ORDER_STATUSES } from '../../shared/domain/vocabulary.ts';
import { canTransition } from '../../shared/domain/work-order.ts';
import { eventsOf, type Occurrence, type Value } from './events.ts';

const ME = 'me';
const NOW = 1_000;

/** A change of a record: columns as [old, new]. */
function updated(
  entity: HistoryEntity,
  columns: Readonly<Record<string, readonly [Value, Value]>>,
  row: Occurrence['row'] = {},
): Occurrence {
  const changed = new Map(Object.entries(columns).map(([column, [old, now]]) => [column, { old, new: now }]));
  const after = Object.fromEntries(Object.entries(columns).map(([column, [, now]]) => [column, now]));
  return { entity, op: 'update', command: 'test', actorId: ME, changed, row: { ...row, ...after } };
}

function added(entity: HistoryEntity, row: Occurrence['row'] = {}): Occurrence {
  return { entity, op: 'insert', command: 'test', actorId: ME, changed: new Map(), row };
}

const removed = (entity: HistoryEntity): Occurrence => ({ ...added(entity), op: 'delete' });
const archived = { archived_at: [null, NOW] } as const;
const unarchived = { archived_at: [NOW, null] } as const;
const alarm = (side: string, severity: string, rings: number) => added('alarms', { side, severity, rings });
const becameCritical = (type: string, side: string) =>
  updated('alarms', { severity: ['warning', 'critical'] }, { type, side });
const movement = (kind: string, quantity: number, work_order_id: Value = null) =>
  added('stock_movements', { kind, quantity, work_order_id });
const proof = (state: string) => added('verifications', { state });
const decided = (state: string, reason: string | null) =>
  updated('verifications', { state: ['verifying', state], ...(reason && { reason: [null, reason] }) });
const status = (from: string, to: string) => updated('work_orders', { status: [from, to] });
const end = (state: string, added_: number) =>
  updated('imports', { state: ['running', state] }, { added: added_ });

type Row = readonly [string, Occurrence, readonly HistoryEventName[]];

const TABLE: readonly Row[] = [
  ['a new asset', added('assets'), ['asset-added']],
  ['a new location', added('locations'), ['location-added']],
  ['a new supplier', added('suppliers'), ['supplier-added']],
  ['an archived supplier', updated('suppliers', archived), ['archived']],
  ['an item that came onto a shelf', added('items'), ['item-added']],
  [
    'an exchange taken back on its asset',
    { ...updated('assets', { serial_number: ['2', '1'] }), command: 'items.undo' },
    ['item-move-undone'],
  ],
  [
    'an exchange taken back on an item',
    { ...updated('items', { state: ['stored', 'installed'] }), command: 'items.undo' },
    ['item-move-undone'],
  ],
  ['an edited asset', updated('assets', { name: ['Pump', 'Feed pump'] }), []],
  ['an archived asset', updated('assets', archived), ['archived']],
  ['a restored asset', updated('assets', unarchived), ['restored']],
  [
    'a health score set by hand',
    updated('assets', {
      health_override: [null, 40],
      health_override_reason: [null, 'Bent'],
      health_override_until: [null, '2026-12-01'],
    }),
    ['health-set'],
  ],
  [
    'a health score set longer',
    updated('assets', { health_override_until: ['2026-12-01', '2026-12-09'] }),
    [],
  ],
  [
    'a health score taken back',
    updated('assets', {
      health_override: [40, null],
      health_override_reason: ['Bent', null],
      health_override_until: ['2026-12-01', null],
    }),
    ['health-cleared'],
  ],
  [
    'an item in the place of another',
    added('installations', { removed_at: null, replaced: 1 }),
    ['item-replaced'],
  ],
  [
    'an item in an empty position',
    added('installations', { removed_at: null, replaced: 0 }),
    ['item-installed'],
  ],
  [
    'an item taken out to a shelf',
    updated('installations', { removed_at: [null, 9] }, { location_id: 's' }),
    ['item-stored'],
  ],
  [
    'an item known since it was taken out and scrapped',
    added('installations', { removed_at: 9, location_id: null }),
    ['item-discarded'],
  ],
  ['an item on a shelf scrapped', updated('items', { state: ['stored', 'scrapped'] }), ['item-scrapped']],
  ['a scrapped item put back', updated('items', { state: ['scrapped', 'stored'] }), ['item-restored']],
  ['a new type', added('asset_types'), ['type-added']],
  ['a type that goes', updated('asset_types', { archived_at: [null, 9] }), ['archived']],
  ['a new keyword', added('asset_keywords'), ['keyword-added']],
  ['a keyword taken away', removed('asset_keywords'), ['keyword-removed']],
  ['a code that leads there now', added('codes'), ['code-linked']],
  ['a code that leads there no longer', removed('codes'), ['code-unlinked']],
  ['a custom value', added('custom_values', { value: 7.5 }), ['value-set']],
  ['another custom value', updated('custom_values', { value: [7.5, 11] }), ['value-changed']],
  ['a custom value emptied', removed('custom_values'), ['value-removed']],
  ['a part that fits an asset', added('asset_parts'), ['fit-added']],
  ['a part that fits an asset no more', removed('asset_parts'), ['fit-removed']],
  ['a part that fits a type', added('asset_type_parts'), ['fit-added']],
  ['a part that fits a type no more', removed('asset_type_parts'), ['fit-removed']],
  ['a new field', added('custom_fields'), ['field-added']],
  ['a field put elsewhere', updated('custom_fields', { position: ['U', 'j'] }), ['field-moved']],
  ['a field put away', updated('custom_fields', { archived_at: [null, 9] }), ['archived']],
  ['a metric for new assets', added('asset_type_metrics'), ['type-metric-added']],
  ['no metric for new assets', removed('asset_type_metrics'), ['type-metric-removed']],
  ['a new metric', added('metrics'), ['metric-added']],
  ['an archived metric', updated('metrics', archived), ['archived']],
  ['another unit of no readings', updated('metrics', { unit: ['bar', 'psi'] }), []],
  [
    'a unit that was wrong',
    { ...updated('metrics', { unit: ['bar', 'psi'] }), command: 'metrics.correctUnit' },
    ['unit-corrected'],
  ],
  ['a new part', added('parts'), ['part-added']],
  ['an archived part', updated('parts', archived), ['archived']],
  ['a receipt that moves the average', updated('parts', { average_cost: [0, 450] }), ['average-cost-moved']],
  ['a new reorder point', updated('parts', { reorder_point: [null, 4_000] }), []],
  ['new limits', added('thresholds'), ['limits-set']],
  ['another limit', updated('thresholds', { low_warning: [5, 4] }), ['limits-changed']],
  ['limits taken away', removed('thresholds'), ['limits-removed']],
  ['another meter', added('meter_changes'), ['meter-changed']],
  ['no other meter after all', removed('meter_changes'), ['meter-change-removed']],
  ['another life to date at a change', updated('meter_changes', { ltd: [5, 9] }), ['meter-change-moved']],
  ['a wrong reading that went', added('reading_corrections', { new_ts: null }), ['reading-taken-out']],
  ['another value for it', added('reading_corrections', { new_ts: 5 }), ['reading-corrected']],
  ['what had been right', updated('reading_corrections', { undone_at: [null, 9] }), ['reading-put-back']],
  ['a new rule', added('alarm_rules'), ['rule-set']],
  ['another rule', updated('alarm_rules', { work_after_ms: [null, 0] }), ['rule-changed']],
  ['a new source', added('data_sources'), ['source-added']],
  ['a source that is switched off', updated('data_sources', { enabled: [1, 0] }), ['source-paused']],
  [
    'a source that is switched on with another mapping and a new key',
    updated('data_sources', { enabled: [0, 1], mapping: ['[]', '[1]'], secret: ['a', 'b'] }),
    ['source-resumed', 'source-changed'],
  ],
  ['a source that goes', updated('data_sources', archived), ['archived']],
  [
    'readings held back that were taken',
    added('quarantine_decisions', { decision: 'taken', count: 2 }),
    ['held-taken'],
  ],
  [
    'readings held back that were discarded',
    added('quarantine_decisions', { decision: 'discarded', count: 2 }),
    ['held-discarded'],
  ],
  ['an annotation', added('annotations'), ['annotation-written']],
  ['a removed annotation', updated('annotations', archived), ['annotation-removed']],
  ['an annotation put back', updated('annotations', unarchived), ['annotation-restored']],
  ['any other record that went', removed('metrics'), ['deleted']],
  ['a low warning', alarm('low', 'warning', 1), ['alarm-warning-low']],
  ['a high warning', alarm('high', 'warning', 1), ['alarm-warning-high']],
  ['a low critical alarm', alarm('low', 'critical', 1), ['alarm-critical-low']],
  ['a high critical alarm', alarm('high', 'critical', 1), ['alarm-critical-high']],
  ['a low breach of the past', alarm('low', 'warning', 0), ['alarm-found-warning-low']],
  ['a high breach of the past', alarm('high', 'warning', 0), ['alarm-found-warning-high']],
  ['a low critical breach of the past', alarm('low', 'critical', 0), ['alarm-found-critical-low']],
  ['a high critical breach of the past', alarm('high', 'critical', 0), ['alarm-found-critical-high']],
  ...(['warning', 'critical'] as const).flatMap((severity) =>
    (['low', 'high'] as const).map((side): Row => [
      `a ${severity} change, ${side}`,
      added('alarms', { type: 'rate', side, severity, rings: 1 }),
      [`alarm-rate-${severity}-${side}`],
    ]),
  ),
  ['a fall of the past', added('alarms', { type: 'rate', side: 'low', rings: 0 }), ['alarm-found-rate-low']],
  [
    'a rise of the past',
    added('alarms', { type: 'rate', side: 'high', rings: 0 }),
    ['alarm-found-rate-high'],
  ],
  ['a bad state', added('alarms', { type: 'state', severity: 'warning', rings: 1 }), ['alarm-state-warning']],
  [
    'a worse state',
    added('alarms', { type: 'state', severity: 'critical', rings: 1 }),
    ['alarm-state-critical'],
  ],
  ['a bad state of the past', added('alarms', { type: 'state', rings: 0 }), ['alarm-found-state']],
  [
    'an alarm that is held back from its beginning',
    added('alarms', { type: 'level', side: 'high', severity: 'warning', rings: 1, held: 'shelved' }),
    ['alarm-warning-high', 'alarm-held-shelved'],
  ],
  [
    'an alarm of an asset that stops',
    updated('alarms', { held: [null, 'asset-down'] }),
    ['alarm-held-asset-down'],
  ],
  [
    'an alarm of an asset under maintenance',
    updated('alarms', { held: ['asset-down', 'maintenance'] }),
    ['alarm-held-maintenance'],
  ],
  ['an alarm that may ring again', updated('alarms', { held: ['shelved', null] }), ['alarm-released']],
  ['a fall that became worse', becameCritical('rate', 'low'), ['alarm-escalated-rate-low']],
  ['a rise that became worse', becameCritical('rate', 'high'), ['alarm-escalated-rate-high']],
  ['a state that became worse', becameCritical('state', 'high'), ['alarm-escalated-state']],
  [
    'a silence that is over',
    updated('alarms', { ended_at: [null, 9] }, { type: 'no-data' }),
    ['alarm-data-again'],
  ],
  ['a metric put on the shelf', added('alarm_shelves'), ['alarm-shelved']],
  ['a metric taken off the shelf', updated('alarm_shelves', { ended_at: [null, 9] }), ['alarm-unshelved']],
  ['words about an alarm', added('alarm_comments'), ['alarm-commented']],
  ['words about an alarm that go', updated('alarm_comments', archived), ['alarm-comment-removed']],
  ['a metric that went quiet', added('alarms', { type: 'no-data', side: 'low' }), ['alarm-no-data']],
  [
    'an alarm that became worse and ended',
    updated(
      'alarms',
      { severity: ['warning', 'critical'], limit: [30, 28], ended_at: [null, 9] },
      { side: 'low' },
    ),
    ['alarm-escalated-low', 'alarm-ended'],
  ],
  [
    'a high alarm that became worse',
    updated('alarms', { severity: ['warning', 'critical'] }, { side: 'high' }),
    ['alarm-escalated-high'],
  ],
  ['an end that late readings took back', updated('alarms', { ended_at: [9, null] }), ['alarm-lasts-again']],
  ['an end that late readings moved', updated('alarms', { ended_at: [9, 12] }), ['alarm-corrected']],
  [
    'a severity that was too high',
    updated('alarms', { severity: ['critical', 'warning'] }),
    ['alarm-corrected'],
  ],
  [
    'an acknowledgement',
    updated('alarms', { acknowledged_at: [null, 9], acknowledged_by: [null, ME] }),
    ['alarm-acknowledged'],
  ],
  [
    'an acknowledgement that was taken back',
    updated('alarms', { acknowledged_at: [9, null], acknowledged_by: [ME, null] }),
    ['alarm-unacknowledged'],
  ],
  ['an alarm that gets work', updated('alarms', { work_order_id: [null, 'w'] }), ['alarm-work-created']],
  [
    'an alarm that gets work by rule',
    updated('alarms', { work_order_id: [null, 'w'] }, { by_rule: 1 }),
    ['alarm-work-opened-by-rule'],
  ],
  [
    'an alarm soon after it was to have been mended',
    added('alarms', { side: 'high', severity: 'warning', rings: 1, relapse_of_id: 'w' }),
    ['alarm-warning-high', 'alarm-relapse'],
  ],
  ['a fix to be proved', proof('verifying'), ['proof-asked']],
  ['a fix that need not be', proof('waived'), ['proof-waived']],
  ['a proof that takes longer', updated('verifications', { until: [5, 9] }, { state: 'verifying' }), []],
  ['a proof', decided('verified', null), ['proof-given']],
  ['a breach after a fix', decided('not-verified', 'out-of-band'), ['proof-broken']],
  ['a value that did not come back', decided('not-verified', 'not-back'), ['proof-not-back']],
  ['silence after a fix', decided('not-verified', 'no-data'), ['proof-no-data']],
  ['limits that went after a fix', decided('not-verified', 'not-watched'), ['proof-not-watched']],
  [
    'another reason than was thought',
    updated('verifications', { reason: ['no-data', 'out-of-band'] }, { state: 'not-verified' }),
    ['proof-broken'],
  ],
  ['a fix that is worked on again', decided('withdrawn', null), ['proof-withdrawn']],
  ['a prediction', added('predictions'), ['prediction-made']],
  [
    'an accepted prediction with work',
    updated('predictions', { state: ['open', 'accepted'], work_order_id: [null, 'w'] }),
    ['prediction-accepted', 'prediction-work-drafted'],
  ],
  ['a rejected one', updated('predictions', { state: ['open', 'rejected'] }), ['prediction-rejected']],
  ['one that came true', updated('predictions', { state: ['open', 'came-true'] }), ['prediction-came-true']],
  ['one that did not', updated('predictions', { state: ['rejected', 'did-not'] }), ['prediction-did-not']],
  ['one that was prevented', updated('predictions', { prevented_at: [null, 9] }), ['prediction-prevented']],
  ['one set aside', updated('predictions', { set_aside_at: [null, 9] }), ['prediction-set-aside']],
  ['planned work', added('work_orders', { status: 'open', alarm_id: null }), ['work-created']],
  [
    'work from an alarm',
    added('work_orders', { status: 'open', alarm_id: 'a', created_by: ME }),
    ['work-created-from-alarm'],
  ],
  [
    'work by rule',
    added('work_orders', { status: 'open', alarm_id: 'a', created_by: null }),
    ['work-opened-by-rule'],
  ],
  ['a request', added('work_orders', { status: 'requested', alarm_id: null }), ['work-requested']],
  [
    'a request from an alarm',
    added('work_orders', { status: 'requested', alarm_id: 'a' }),
    ['work-requested-from-alarm'],
  ],
  ['an approval', status('requested', 'open'), ['work-approved']],
  ['a refusal', status('requested', 'cancelled'), ['work-declined']],
  ['a start', status('open', 'in-progress'), ['work-started']],
  ['a hold', status('in-progress', 'on-hold'), ['work-put-on-hold']],
  ['going on after a hold', status('on-hold', 'in-progress'), ['work-resumed']],
  ['a hold that ends without work', status('on-hold', 'open'), ['work-put-back']],
  ['work laid down', status('in-progress', 'open'), ['work-put-back']],
  ['work called off', status('in-progress', 'cancelled'), ['work-cancelled']],
  ['work done', status('in-progress', 'completed'), ['work-completed']],
  ['work taken up again', status('completed', 'in-progress'), ['work-reopened']],
  ['called-off work taken up again', status('cancelled', 'open'), ['work-reopened']],
  ['a step no rule allows', status('requested', 'completed'), []],
  ['work one takes', updated('work_orders', { assignee_id: [null, ME] }), ['work-taken']],
  ['work one gives', updated('work_orders', { assignee_id: [null, 'ana'] }), ['work-assigned']],
  ['work that changes hands', updated('work_orders', { assignee_id: ['ana', ME] }), ['work-reassigned']],
  ['work nobody has any more', updated('work_orders', { assignee_id: ['ana', null] }), []],
  ['archived work', updated('work_orders', archived), ['archived']],
  ['a new step', added('checklist_items'), ['step-added']],
  [
    'a reading typed at a step',
    updated('checklist_items', { reading_ts: [null, 9], reading_value: [null, 4], done_at: [null, 9] }),
    ['step-read'],
  ],
  [
    'a state typed at a step',
    updated('checklist_items', { reading_ts: [null, 9], done_at: [null, 9] }, { of_states: 1 }),
    ['step-state-read'],
  ],
  ['a tick', updated('checklist_items', { done_at: [null, 9], done_by: [null, ME] }), ['step-ticked']],
  [
    'a tick taken back',
    updated('checklist_items', { done_at: [9, null], done_by: [ME, null] }),
    ['step-unticked'],
  ],
  ['a note', updated('checklist_items', { note: [null, 'worn'] }), ['step-noted']],
  ['another note', updated('checklist_items', { note: ['worn', 'changed'] }), ['step-noted']],
  ['a note that goes', updated('checklist_items', { note: ['worn', null] }), ['step-note-removed']],
  [
    'a tick with a note',
    updated('checklist_items', { done_at: [null, 9], note: [null, 'worn'] }),
    ['step-ticked', 'step-noted'],
  ],
  ['a move', updated('checklist_items', { position: ['a', 'b'] }), ['step-moved']],
  ['a removed step', updated('checklist_items', archived), ['step-removed']],
  ['a step put back', updated('checklist_items', unarchived), ['step-restored']],
  ['a renamed step', updated('checklist_items', { text: ['Stop', 'Lock out'] }), []],
  ['one’s own hours', added('labour_entries', { user_id: ME }), ['hours-booked']],
  ['hours of another', added('labour_entries', { user_id: 'ana' }), ['hours-booked-for']],
  ['removed hours', updated('labour_entries', archived), ['hours-removed']],
  ['hours put back', updated('labour_entries', unarchived), ['hours-restored']],
  ['a comment', added('comments'), ['comment-written']],
  ['a removed comment', updated('comments', archived), ['comment-removed']],
  ['a comment put back', updated('comments', unarchived), ['comment-restored']],
  ['a delivery', movement('receipt', 5_000), ['part-received']],
  ['a draw for work', movement('issue', -1_000, 'w'), ['part-used']],
  ['a draw for nothing known', movement('issue', -1_000), ['part-taken']],
  ['a return', movement('return', 1_000, 'w'), ['part-returned']],
  ['a transfer', movement('transfer-out', -1_000), ['part-moved']],
  ['a count that was right', movement('count', 0), ['stock-counted']],
  ['a count that found more', movement('count', 500), ['stock-counted-more']],
  ['a count that found less', movement('count', -500), ['stock-counted-less']],
  ['stock that fell', added('reorder_alerts', { fell: 1 }), ['reorder-reached']],
  ['stock that was never there', added('reorder_alerts', { fell: 0 }), ['reorder-found']],
  ['stock that fell further', updated('reorder_alerts', { suggested: [10, 12] }), ['reorder-changed']],
  ['a delivery that settles it', updated('reorder_alerts', { closed_at: [null, 9] }), ['reorder-settled']],
  [
    'a delivery that was drawn at once',
    updated('reorder_alerts', { closed_at: [9, null] }, { fell: 1 }),
    ['reorder-reached'],
  ],
  ['a document', added('attachments'), ['document-added']],
  ['a document taken off', updated('attachments', { archived_at: [null, 9] }), ['document-removed']],
  ['a document put back', updated('attachments', { archived_at: [9, null] }), ['document-restored']],
  ['an import that begins', added('imports', { state: 'running' }), []],
  ['an import', end('done', 9_402), ['import-done']],
  ['an import of what is there', end('done', 0), ['import-nothing-new']],
  ['a cancelled import', end('cancelled', 0), ['import-cancelled']],
  ['an import that broke off', end('failed', 0), ['import-failed']],
  ['an import in which the program died', end('broken-off', 0), ['import-failed']],
  ['an undo that begins', updated('imports', { state: ['done', 'undoing'] }), []],
  ['an undo that was cancelled', updated('imports', { state: ['undoing', 'done'] }), []],
  ['an import that was undone', end('undone', 9_402), ['import-undone']],
  ['an import that was undone in part', end('partly-undone', 9_402), ['import-partly-undone']],
];

describe('what a change means', () => {
  it.each(TABLE)('%s', (_what, occurrence, events) => {
    expect(eventsOf(occurrence).map(({ event }) => event)).toEqual(events);
  });

  it('is shown here for every event', () => {
    const shown = new Set(TABLE.flatMap(([, , events]) => events));
    expect(Object.keys(HISTORY_EVENTS).filter((event) => !shown.has(event as HistoryEventName))).toEqual([]);
  });

  it('is known for every step a work order may take, and for no other', () => {
    const pairs = WORK_ORDER_STATUSES.flatMap((from) => WORK_ORDER_STATUSES.map((to) => [from, to] as const));
    const known = pairs.filter(([from, to]) => eventsOf(status(from, to)).length > 0);
    expect(known).toEqual(pairs.filter(([from, to]) => canTransition(from, to)));
  });

  it('is nothing for an edit of plain fields, whatever the record, but limits', () => {
    // A keyword has no plain fields, a custom value only the one it is.
    const loud: readonly HistoryEntity[] = [
      'thresholds',
      'alarm_rules',
      'alarm_rules',
      'stock_movements',
      'quarantine_decisions',
      'asset_keywords',
      'custom_values',
    ];
    const silent = HISTORY_ENTITIES.filter((entity) => !loud.includes(entity));
    for (const entity of silent) expect(eventsOf(updated(entity, { name: ['a', 'b'] }))).toEqual([]);
  });
});
