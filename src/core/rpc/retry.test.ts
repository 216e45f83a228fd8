import { describe, expect, it } from 'vitest';
import type { Inputs } from '../../shared/contract/index.ts';
import { call, COMMANDS, outcome } from '../../testing/contract.ts';
import { createTestCore, ended, type TestCore } from '../../testing/core.ts';
import { contents } from '../../testing/fingerprint.ts';
import { aPrediction } from '../../testing/factories.ts';
import { aScene, type Scene } from '../../testing/scene.ts';
import { NO_PLATE } from '../items/position.ts';
import { builtinRoleId } from '../people/roles.ts';

type Commands = { [Room in keyof Inputs]: { [Name in keyof Inputs[Room]]: Inputs[Room][Name] } };

/** What each command is sent, twice, and how the second time ends. */
function cases(test: TestCore, scene: Scene) {
  const { assetTypeId, customFieldId } = scene;
  const { assetId, partId, storeId, workOrderId, metricId, uploadId, plan, itemIds } = scene;
  const id = test.newId();
  const place = { partId, locationId: storeId };
  const used = { id, workOrderId, quantity: 1000 };
  const day = { workedOn: '2026-11-02', minutes: 30 };
  const fits = <Room extends keyof Commands, Name extends keyof Commands[Room]>(
    _room: Room,
    _name: Name,
    input: Commands[Room][Name],
    again: string,
  ) => ({ input, again });
  return {
    'jobs.cancel': fits('jobs', 'cancel', { id: scene.jobId }, 'answered'),
    'assets.create': fits('assets', 'create', { id, tag: 'NEW-1', name: 'New' }, 'ALREADY_EXISTS id'),
    'assets.update': fits('assets', 'update', { id: assetId, changes: { name: 'Other' } }, 'answered'),
    'assets.changeMany': fits(
      'assets',
      'changeMany',
      { ids: [assetId, scene.childId], changes: { locationId: scene.siteId, criticality: 'A' } },
      'answered',
    ),
    'assets.changeManyBack': fits(
      'assets',
      'changeManyBack',
      { before: [{ id: assetId, held: { criticality: 'A' } }], from: { criticality: 'B' } },
      'answered',
    ),
    'annotations.create': fits(
      'annotations',
      'create',
      { id, metricId, at: 1_770_000_000_000, text: 'Started up' },
      'ALREADY_EXISTS id',
    ),
    'annotations.update': fits(
      'annotations',
      'update',
      { id: scene.annotationId, changes: { text: 'Belt tightened' }, base: { text: 'Belt changed' } },
      'answered',
    ),
    'annotations.archive': fits('annotations', 'archive', { id: scene.annotationId }, 'answered'),
    'annotations.restore': fits('annotations', 'restore', { id: scene.annotationId }, 'answered'),
    'assetTypes.create': fits('assetTypes', 'create', { id, name: 'Fan' }, 'ALREADY_EXISTS id'),
    'assetTypes.update': fits(
      'assetTypes',
      'update',
      { id: assetTypeId, changes: { maintenance: { every: 3, unit: 'month' } } },
      'answered',
    ),
    'assetTypes.archive': fits('assetTypes', 'archive', { id: assetTypeId }, 'answered'),
    'assetTypes.restore': fits('assetTypes', 'restore', { id: scene.archivedTypeId }, 'answered'),
    'assetTypes.addField': fits(
      'assetTypes',
      'addField',
      { id, assetTypeId, name: 'Frame size', kind: 'text' },
      'ALREADY_EXISTS id',
    ),
    'assetTypes.updateField': fits(
      'assetTypes',
      'updateField',
      { id: customFieldId, changes: { choices: ['IE4'] }, moved: [{ from: 'IE3', to: 'IE4' }] },
      'answered',
    ),
    'assetTypes.moveField': fits('assetTypes', 'moveField', { id: customFieldId, afterId: null }, 'answered'),
    'assetTypes.archiveField': fits('assetTypes', 'archiveField', { id: customFieldId }, 'answered'),
    'assetTypes.restoreField': fits('assetTypes', 'restoreField', { id: scene.archivedFieldId }, 'answered'),
    'assetTypes.addMetric': fits(
      'assetTypes',
      'addMetric',
      { id, assetTypeId, name: 'Pressure', unit: 'bar', decimals: 1, threshold: null },
      'ALREADY_EXISTS id',
    ),
    'assetTypes.updateMetric': fits(
      'assetTypes',
      'updateMetric',
      { id: scene.typeMetricId, changes: { unit: 'K' } },
      'answered',
    ),
    'assetTypes.removeMetric': fits('assetTypes', 'removeMetric', { id: scene.typeMetricId }, 'NOT_FOUND'),
    'assetTypes.addMissingMetrics': fits('assetTypes', 'addMissingMetrics', { assetId }, 'answered'),
    'assetTypes.startMissingMetrics': fits('assetTypes', 'startMissingMetrics', { assetTypeId }, 'answered'),
    'assetTypes.assignChecklist': fits(
      'assetTypes',
      'assignChecklist',
      { templateId: scene.templateId, assetTypeId },
      'answered',
    ),
    'bom.add': fits('bom', 'add', { id, owner: { assetId }, partId, quantity: 1000 }, 'ALREADY_EXISTS id'),
    'bom.update': fits('bom', 'update', { id: scene.bomLineId, changes: { note: 'both ends' } }, 'answered'),
    'bom.remove': fits('bom', 'remove', { id: scene.bomLineId }, 'NOT_FOUND'),
    'teams.create': fits('teams', 'create', { id, name: 'Electricians' }, 'ALREADY_EXISTS id'),
    'teams.rename': fits('teams', 'rename', { id: scene.teamId, name: 'Fitters' }, 'answered'),
    'teams.setMembers': fits(
      'teams',
      'setMembers',
      { id: scene.teamId, userIds: [scene.admin.userId] },
      'answered',
    ),
    'teams.archive': fits('teams', 'archive', { id: scene.teamId }, 'answered'),
    'teams.restore': fits('teams', 'restore', { id: scene.teamId }, 'answered'),
    'assets.move': fits('assets', 'move', { ids: [scene.childId], parentId: null }, 'answered'),
    'assets.putBack': fits(
      'assets',
      'putBack',
      { nodes: [{ id: scene.childId, parentId: null }], located: [], from: { parentId: scene.assetId } },
      'answered',
    ),
    'assets.archive': fits('assets', 'archive', { ids: [assetId] }, 'answered'),
    'assets.restore': fits('assets', 'restore', { ids: [scene.archivedAssetId] }, 'answered'),
    'assets.archiveAgain': fits(
      'assets',
      'archiveAgain',
      { nodes: [{ id: scene.childId, parentId: null, archivedAt: 1, locationId: null }], locations: [] },
      'NOT_FOUND',
    ),
    'locations.create': fits(
      'locations',
      'create',
      { id, name: 'Hall', kind: 'building', parentId: null },
      'ALREADY_EXISTS id',
    ),
    'locations.update': fits(
      'locations',
      'update',
      { id: scene.siteId, changes: { address: 'Kanalstr. 7' } },
      'answered',
    ),
    'locations.move': fits('locations', 'move', { ids: [storeId], parentId: null }, 'answered'),
    'locations.putBack': fits(
      'locations',
      'putBack',
      { nodes: [{ id: storeId, parentId: null }], from: { parentId: scene.siteId } },
      'answered',
    ),
    'locations.archive': fits('locations', 'archive', { ids: [scene.otherStoreId] }, 'answered'),
    'locations.restore': fits('locations', 'restore', { ids: [scene.archivedLocationId] }, 'answered'),
    'locations.archiveAgain': fits(
      'locations',
      'archiveAgain',
      { nodes: [{ id: scene.otherStoreId, parentId: null, archivedAt: 1 }] },
      'NOT_FOUND',
    ),
    'health.override': fits(
      'health',
      'override',
      { assetId, score: 40, reason: 'Runs hot', until: '2026-12-31' },
      'answered',
    ),
    'health.clearOverride': fits('health', 'clearOverride', { assetId }, 'answered'),
    'items.replace': fits(
      'items',
      'replace',
      {
        id,
        assetId: scene.equippedId,
        at: test.ports.clock.now(),
        removed: { state: 'scrapped', reason: 'Worn' },
        installed: { itemId: scene.storedItemId },
      },
      'ALREADY_EXISTS id',
    ),
    'items.remove': fits(
      'items',
      'remove',
      {
        id,
        assetId: scene.equippedId,
        at: test.ports.clock.now(),
        removed: { state: 'stored', locationId: storeId, reason: 'Worn' },
      },
      'ALREADY_EXISTS id',
    ),
    'items.install': fits(
      'items',
      'install',
      {
        id,
        assetId: scene.emptyId,
        at: test.ports.clock.now(),
        installed: { itemId: scene.storedItemId },
      },
      'ALREADY_EXISTS id',
    ),
    'items.undo': fits(
      'items',
      'undo',
      { assetId: scene.emptyId, changeSet: scene.removalChangeSet },
      'NOT_FOUND',
    ),
    'items.create': fits(
      'items',
      'create',
      { id, plate: { ...NO_PLATE, serialNumber: 'KSB-9' }, locationId: storeId },
      'ALREADY_EXISTS id',
    ),
    'items.update': fits(
      'items',
      'update',
      { id: scene.storedItemId, changes: { model: 'Etanorm', locationId: scene.otherStoreId } },
      'answered',
    ),
    'items.scrap': fits('items', 'scrap', { id: scene.storedItemId }, 'answered'),
    'items.store': fits(
      'items',
      'store',
      { id: scene.storedItemId, locationId: scene.otherStoreId },
      'answered',
    ),
    'metrics.create': fits('metrics', 'create', { id, assetId, name: 'New', unit: '' }, 'ALREADY_EXISTS id'),
    'metrics.update': fits('metrics', 'update', { id: metricId, changes: { decimals: 3 } }, 'answered'),
    'metrics.correctUnit': fits(
      'metrics',
      'correctUnit',
      { id: metricId, unit: 'in/s', base: 'mm/s' },
      'answered',
    ),
    'metrics.setThreshold': fits('metrics', 'setThreshold', { metricId, threshold: null }, 'answered'),
    'metrics.archive': fits('metrics', 'archive', { id: metricId }, 'answered'),
    'metrics.restore': fits('metrics', 'restore', { id: scene.archivedMetricId }, 'answered'),
    'metrics.addReading': fits(
      'metrics',
      'addReading',
      { metricId, ts: test.ports.clock.now(), value: 11 },
      'answered',
    ),
    'counters.changeMeter': fits(
      'counters',
      'changeMeter',
      {
        id,
        metricId: scene.counterId,
        at: test.ports.clock.now(),
        oldFace: 200,
        newFace: 0,
        reason: 'Recalibrated',
      },
      'ALREADY_EXISTS id',
    ),
    'counters.removeChange': fits('counters', 'removeChange', { id: scene.meterChangeId }, 'NOT_FOUND'),
    'readings.correct': fits(
      'readings',
      'correct',
      {
        id,
        metricId,
        ts: scene.readingTs,
        shown: 9,
        newTs: scene.readingTs,
        newValue: 8,
        reason: 'Misread',
      },
      'ALREADY_EXISTS id',
    ),
    'readings.takeOut': fits(
      'readings',
      'takeOut',
      { id, metricId, ts: scene.readingTs, shown: 9, reason: 'Of another pump' },
      'ALREADY_EXISTS id',
    ),
    'readings.putBack': fits('readings', 'putBack', { id: scene.correctionId }, 'answered'),
    'alarmFloods.changeSettings': fits('alarmFloods', 'changeSettings', { alarms: 20 }, 'answered'),
    'alarmRules.save': fits(
      'alarmRules',
      'save',
      {
        metricId,
        rule: {
          notify: [builtinRoleId('planner')],
          workSeverity: 'warning',
          workAfterMs: 60_000,
          workTitle: 'Look at it',
          workPriority: 'high',
          assigneeId: scene.admin.userId,
          checklistTemplateId: scene.templateId,
        },
      },
      'answered',
    ),
    'alarms.acknowledge': fits(
      'alarms',
      'acknowledge',
      { id: scene.alarmId, note: 'seen' },
      'ALARM_ALREADY_ACKNOWLEDGED',
    ),
    'alarms.acknowledgeMany': fits('alarms', 'acknowledgeMany', { ids: [scene.alarmId] }, 'answered'),
    'alarms.unacknowledge': fits('alarms', 'unacknowledge', { ids: [scene.alarmId] }, 'answered'),
    'alarms.shelve': fits(
      'alarms',
      'shelve',
      { id, metricId, until: test.ports.clock.now() + 3_600_000, reason: 'Sensor is being changed' },
      'ALREADY_EXISTS id',
    ),
    'alarms.unshelve': fits('alarms', 'unshelve', { metricId }, 'answered'),
    'alarms.addComment': fits(
      'alarms',
      'addComment',
      { id, alarmId: scene.alarmId, body: 'Belt slips' },
      'ALREADY_EXISTS id',
    ),
    'alarms.removeComment': fits('alarms', 'removeComment', { id: scene.alarmCommentId }, 'NOT_FOUND'),
    'workOrders.create': fits(
      'workOrders',
      'create',
      { id, title: 'New', templateId: scene.templateId, assigneeId: scene.admin.userId },
      'ALREADY_EXISTS id',
    ),
    'workOrders.attachAlarm': {
      get input() {
        aPrediction(test, assetId, metricId, { subject: 'of the alarm', workOrderId });
        return { id: workOrderId, alarmId: scene.alarmId };
      },
      again: 'answered',
    },
    'workOrders.update': fits(
      'workOrders',
      'update',
      { id: workOrderId, changes: { priority: 'high' } },
      'answered',
    ),
    'workOrders.setOtherCost': fits(
      'workOrders',
      'setOtherCost',
      { id: workOrderId, otherCost: 12_300 },
      'answered',
    ),
    'workOrders.transition': fits(
      'workOrders',
      'transition',
      { id: workOrderId, to: 'on-hold' },
      'TRANSITION_NOT_ALLOWED',
    ),
    'workOrders.complete': fits(
      'workOrders',
      'complete',
      { id: workOrderId, result: 'Done', labour: { id, ...day } },
      'answered',
    ),
    'workOrders.addComment': fits(
      'workOrders',
      'addComment',
      { id, workOrderId, body: 'Hm' },
      'ALREADY_EXISTS id',
    ),
    'workOrders.addLabour': fits('workOrders', 'addLabour', { id, workOrderId, ...day }, 'ALREADY_EXISTS id'),
    'workOrders.addChecklistItem': fits(
      'workOrders',
      'addChecklistItem',
      { id, workOrderId, text: 'Step' },
      'ALREADY_EXISTS id',
    ),
    'workOrders.applyTemplate': fits(
      'workOrders',
      'applyTemplate',
      { id, workOrderId, templateId: scene.templateId },
      'answered',
    ),
    'workOrders.answerChecklistItem': fits(
      'workOrders',
      'answerChecklistItem',
      { id: scene.readingItemId, ts: test.ports.clock.now(), value: 4 },
      'answered',
    ),
    'workOrders.updateChecklistItem': fits(
      'workOrders',
      'updateChecklistItem',
      { id: itemIds[0], done: true, note: 'ok' },
      'answered',
    ),
    'workOrders.removeLabour': fits('workOrders', 'removeLabour', { id: scene.labourId }, 'NOT_FOUND'),
    'workOrders.restoreLabour': fits(
      'workOrders',
      'restoreLabour',
      { id: scene.removedLabourId },
      'answered',
    ),
    'workOrders.moveChecklistItem': fits(
      'workOrders',
      'moveChecklistItem',
      { id: itemIds[1], afterId: null },
      'answered',
    ),
    'workOrders.removeChecklistItem': fits(
      'workOrders',
      'removeChecklistItem',
      { id: itemIds[0] },
      'NOT_FOUND',
    ),
    'workOrders.restoreChecklistItem': fits(
      'workOrders',
      'restoreChecklistItem',
      { id: scene.removedItemId },
      'answered',
    ),
    'workOrders.usePart': fits('workOrders', 'usePart', { ...used, ...place }, 'ALREADY_EXISTS id'),
    'workOrders.returnPart': fits(
      'workOrders',
      'returnPart',
      { ...used, movementId: scene.issueId },
      'ALREADY_EXISTS id',
    ),
    'workOrders.saveTemplate': fits(
      'workOrders',
      'saveTemplate',
      { id, name: 'Weekly', assetTypeId: null, items: [{ text: 'Look', mandatory: false }] },
      'answered',
    ),
    'parts.create': fits(
      'parts',
      'create',
      { id, number: 'P-1', name: 'Seal', unit: 'pcs' },
      'ALREADY_EXISTS id',
    ),
    'parts.update': fits('parts', 'update', { id: partId, changes: { reorderPoint: 50_000 } }, 'answered'),
    'parts.receive': fits(
      'parts',
      'receive',
      { id, ...place, quantity: 1000, unitCost: 900 },
      'ALREADY_EXISTS id',
    ),
    'parts.transfer': fits(
      'parts',
      'transfer',
      {
        outId: id,
        inId: test.newId(),
        partId,
        fromLocationId: storeId,
        toLocationId: scene.otherStoreId,
        quantity: 3000,
      },
      'ALREADY_EXISTS id',
    ),
    'parts.count': fits('parts', 'count', { id, ...place, counted: 5000 }, 'ALREADY_EXISTS id'),
    'parts.createStore': fits('parts', 'createStore', { id, name: 'Main store' }, 'ALREADY_EXISTS id'),
    'suppliers.create': fits('suppliers', 'create', { id, name: 'Seals Ltd' }, 'ALREADY_EXISTS id'),
    'suppliers.update': fits(
      'suppliers',
      'update',
      { id: scene.supplierId, changes: { name: 'Seals Ltd' } },
      'answered',
    ),
    'suppliers.archive': fits('suppliers', 'archive', { id: scene.supplierId }, 'answered'),
    'suppliers.restore': fits('suppliers', 'restore', { id: scene.archivedSupplierId }, 'answered'),
    'people.create': fits(
      'people',
      'create',
      {
        id,
        username: 'tom.berg',
        fullName: 'Tom',
        roleId: builtinRoleId('planner'),
        password: 'ripe-plum-kettle-9',
      },
      'ALREADY_EXISTS id',
    ),
    'people.update': fits(
      'people',
      'update',
      { id: scene.otherId, changes: { status: 'disabled' } },
      'answered',
    ),
    'people.givePassword': fits(
      'people',
      'givePassword',
      { id: scene.otherId, password: 'ripe-plum-kettle-9' },
      'answered',
    ),
    'uploads.begin': fits(
      'uploads',
      'begin',
      { uploadId: id, fileName: 'a.csv', size: 10, purpose: 'readings' },
      'ALREADY_EXISTS id',
    ),
    'uploads.append': fits('uploads', 'append', { uploadId, offset: 0, data: 'dGltZTtW' }, 'answered'),
    'uploads.discard': fits('uploads', 'discard', { uploadId }, 'NOT_FOUND'),
    'attachments.add': fits(
      'attachments',
      'add',
      { id, entity: 'assets', recordId: assetId, uploadId, kind: null, title: null },
      'answered',
    ),
    'attachments.update': fits(
      'attachments',
      'update',
      { id: scene.attachmentId, changes: { title: 'Lubrication' } },
      'answered',
    ),
    'attachments.archive': fits('attachments', 'archive', { id: scene.attachmentId }, 'answered'),
    'attachments.restore': fits('attachments', 'restore', { id: scene.removedAttachmentId }, 'answered'),
    'attachments.changeSettings': fits(
      'attachments',
      'changeSettings',
      { maxBytes: 9 * 1024 ** 2 },
      'answered',
    ),
    'attachments.startCheck': fits('attachments', 'startCheck', undefined, 'answered'),
    'attachments.removeUnused': fits('attachments', 'removeUnused', { jobId: scene.checkJobId }, 'answered'),
    'imports.startDryRun': fits('imports', 'startDryRun', { uploadId, plan }, 'answered'),
    'imports.start': fits('imports', 'start', { uploadId, importId: id, plan }, 'answered'),
    'records.startDryRun': fits(
      'records',
      'startDryRun',
      { uploadId: scene.recordsUploadId, plan: scene.recordsPlan },
      'answered',
    ),
    'records.start': fits(
      'records',
      'start',
      {
        uploadId: scene.recordsUploadId,
        importId: id,
        plan: scene.recordsPlan,
        shown: scene.recordsCheckId,
      },
      'ALREADY_EXISTS id',
    ),
    'records.startExport': fits(
      'records',
      'startExport',
      { kind: 'assets', format: 'csv', ids: null, names: [] },
      'answered',
    ),
    'imports.startExport': fits(
      'imports',
      'startExport',
      { assetId, metricIds: [metricId], from: null, to: null, timeName: 'Time' },
      'answered',
    ),
    'imports.undoPreview': fits('imports', 'undoPreview', { id: scene.importId }, 'answered'),
    'imports.undo': fits('imports', 'undo', { id: scene.importId }, 'IMPORT_NOT_UNDOABLE'),
    'codes.link': fits(
      'codes',
      'link',
      { id, code: '4006381333931', entity: 'assets', recordId: assetId },
      'ALREADY_EXISTS id',
    ),
    'codes.unlink': fits('codes', 'unlink', { id: scene.codeId }, 'NOT_FOUND'),
    'predictions.accept': fits('predictions', 'accept', { id: scene.predictionId }, 'answered'),
    'predictions.reject': fits(
      'predictions',
      'reject',
      { id: scene.predictionId, reason: 'Sensor drifts' },
      'answered',
    ),
    'predictions.draft': fits('predictions', 'draft', { id: scene.predictionId }, 'answered'),
    'predictions.setDrafting': fits('predictions', 'setDrafting', { metricId, on: true }, 'answered'),
    'dataSources.save': fits(
      'dataSources',
      'save',
      { id, name: 'Line 2', enabled: true, config: { kind: 'http' }, mapping: [] },
      'answered',
    ),
    'dataSources.archive': fits('dataSources', 'archive', { id: scene.collectorId }, 'answered'),
    'dataSources.setKey': fits(
      'dataSources',
      'setKey',
      { id: scene.collectorId, key: `mwk_${'n'.repeat(43)}` },
      'answered',
    ),
    'dataSources.test': fits('dataSources', 'test', { id, config: { kind: 'http' } }, 'answered'),
    'dataSources.setEndpoint': fits(
      'dataSources',
      'setEndpoint',
      { enabled: false, host: '127.0.0.1', port: 9000 },
      'answered',
    ),
    'dataSources.take': fits(
      'dataSources',
      'take',
      { sourceId: scene.collectorId, reason: 'unknown-metric', asTheyAre: true },
      'answered',
    ),
    'dataSources.discard': fits(
      'dataSources',
      'discard',
      { sourceId: scene.collectorId, reason: 'unknown-metric' },
      'answered',
    ),
    'retention.changeSettings': fits(
      'retention',
      'changeSettings',
      { rawMonths: 4, rollupYears: 8 },
      'answered',
    ),
    'verification.waive': fits(
      'verification',
      'waive',
      { id: scene.unprovedWorkId, reason: 'Scrapped' },
      'answered',
    ),
    'verification.changeSettings': fits(
      'verification',
      'changeSettings',
      { holdMs: 3_600_000, relapseMs: 86_400_000 },
      'answered',
    ),
    'retention.startSurvey': fits('retention', 'startSurvey', undefined, 'answered'),
    'retention.startPrune': fits('retention', 'startPrune', {}, 'answered'),
    'labels.savePrinter': fits(
      'labels',
      'savePrinter',
      { id, name: 'Hall 2', host: 'printer-2', port: 9100, dpi: 203, labelWidth: 510, labelHeight: 250 },
      'answered',
    ),
    'labels.archivePrinter': fits('labels', 'archivePrinter', { id: scene.printerId }, 'answered'),
    'labels.print': fits(
      'labels',
      'print',
      {
        jobId: id,
        printerId: scene.printerId,
        sources: [{ kind: 'record', entity: 'assets', id: assetId }],
      },
      'answered',
    ),
    'notifications.markRead': fits('notifications', 'markRead', { id: scene.notificationId }, 'answered'),
  };
}

/**
 * Signing in twice opens two sessions, of which one is used; a password that was changed is a wrong one, which
 * is counted; a first run is over once it was done.
 */
const ELSEWHERE = [
  'session.signIn',
  'session.signOut',
  'session.changePassword',
  'setup.plant',
  'setup.demo',
];

/** As `outcome`, with the field that is taken: a command meets its own record by its id, not by a name. */
async function ending(answer: Promise<unknown>): Promise<string> {
  const field = answer.then(
    () => undefined,
    (error: { data?: { field?: string } }) => error.data?.field,
  );
  return [await outcome(answer), await field].filter((word) => word !== undefined).join(' ');
}

/** Lets a job that the answer names come to its end. */
async function settled(test: TestCore, answer: Promise<unknown>): Promise<unknown> {
  const value = await answer;
  const jobId = (value as { jobId?: string }).jobId;
  if (jobId !== undefined) await ended(test, jobId);
  return value;
}

describe('a command whose answer was lost and that is sent again', () => {
  it('is tried with every command of the contract', async () => {
    await using test = await createTestCore();
    const tried = Object.keys(cases(test, await aScene(test)));
    expect([...tried, ...ELSEWHERE].sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
  });

  it.each(COMMANDS.filter(({ name }) => !ELSEWHERE.includes(name)))(
    'does not do it twice: $name',
    async (procedure) => {
      await using test = await createTestCore();
      const scene = await aScene(test);
      const { input, again } = cases(test, scene)[procedure.name as keyof ReturnType<typeof cases>];
      await settled(test, call(scene.admin, procedure, input));
      const after = contents(test);
      test.ports.clock.advance(5000);
      expect(await ending(settled(test, call(scene.admin, procedure, input)))).toBe(again);
      expect(contents(test)).toEqual(after);
    },
  );

  it('meets its record also when that has made its own input wrong: all is put back, the alarm has its work', async () => {
    await using test = await createTestCore();
    const { admin, workOrderId, issueId, alarmId } = await aScene(test);
    const back = { id: test.newId(), workOrderId, movementId: issueId, quantity: 2000 };
    const work = { id: test.newId(), alarmId };
    await admin.workOrders.returnPart(back);
    await admin.workOrders.create(work);
    expect(await ending(admin.workOrders.returnPart(back))).toBe('ALREADY_EXISTS id');
    expect(await ending(admin.workOrders.create(work))).toBe('ALREADY_EXISTS id');
  });

  it('is refused when it says something else, and leaves what was saved', async () => {
    await using test = await createTestCore();
    const { admin, partId, storeId, workOrderId } = await aScene(test);
    const draw = { id: test.newId(), workOrderId, partId, locationId: storeId, quantity: 1000 };
    const done = { id: workOrderId, result: 'Bearing replaced', labour: null };
    await admin.workOrders.usePart(draw);
    await admin.workOrders.addLabour({ id: test.newId(), workOrderId, workedOn: '2026-11-02', minutes: 30 });
    const drawn = contents(test);
    expect(await ending(admin.workOrders.usePart({ ...draw, quantity: 3000 }))).toBe('ALREADY_EXISTS id');
    expect(contents(test)).toEqual(drawn);
    await admin.workOrders.complete(done);
    const completed = contents(test);
    expect(await ending(admin.workOrders.complete({ ...done, result: 'Seal replaced' }))).toBe(
      'TRANSITION_NOT_ALLOWED',
    );
    expect(contents(test)).toEqual(completed);
  });
});
