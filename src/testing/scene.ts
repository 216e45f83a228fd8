/** A small plant with one of everything a command can name, most of it made through the contract. */
import type { Client } from '../shared/contract/index.ts';
import type { ReadingsImportPlan } from '../shared/contract/imports.ts';
import type { RecordsPlan } from '../shared/contract/records.ts';
import type { Id } from '../shared/ids.ts';
import { takeReadings } from '../core/data-sources/take.ts';
import { verifications } from '../core/database/schema/index.ts';
import { ended, type TestCore } from './core.ts';
import { aCollector } from './data-sources.ts';
import { anAttachment, aPdf } from './documents.ts';
import { checkFile } from './records.ts';
import { aLocation, aMetric, anAsset, aPrediction, aThreshold } from './factories.ts';

export interface Scene {
  readonly admin: Client & { readonly userId: Id };
  /** Somebody else. */
  readonly otherId: Id;
  readonly assetId: Id;
  readonly childId: Id;
  /** A position with a plate, and one that is empty since its item was stored. */
  readonly equippedId: Id;
  readonly emptyId: Id;
  readonly storedItemId: Id;
  readonly archivedAssetId: Id;
  readonly archivedLocationId: Id;
  readonly assetTypeId: Id;
  /** Of the type: a field with a choice, a metric and a part that fits. */
  readonly customFieldId: Id;
  readonly archivedFieldId: Id;
  readonly typeMetricId: Id;
  readonly bomLineId: Id;
  readonly teamId: Id;
  /** Of no asset. */
  readonly archivedTypeId: Id;
  readonly siteId: Id;
  /** With stock of the part. */
  readonly storeId: Id;
  readonly otherStoreId: Id;
  readonly supplierId: Id;
  readonly partId: Id;
  readonly archivedSupplierId: Id;
  /** That in which the item of `emptyId` was taken out. */
  readonly removalChangeSet: number;
  /** A draw of the part for the work order. */
  readonly issueId: Id;
  readonly metricId: Id;
  readonly archivedMetricId: Id;
  /** Lasts, is not acknowledged and has no work order. */
  readonly alarmId: Id;
  /** Of the admin, on that alarm. */
  readonly alarmCommentId: Id;
  /** Of the admin, on the metric. */
  readonly annotationId: Id;
  /** Of a reading of the metric, which is 9. */
  readonly readingTs: number;
  /** Another one was taken out. */
  readonly correctionId: Id;
  readonly counterId: Id;
  readonly meterChangeId: Id;
  /** In progress, with two checklist items, the second ticked; nothing mandatory is missing but the hours. */
  readonly workOrderId: Id;
  /** With a fix that is not verified. */
  readonly unprovedWorkId: Id;
  readonly itemIds: readonly [Id, Id];
  /** A third one, which takes a reading of the metric. */
  readonly readingItemId: Id;
  readonly removedItemId: Id;
  /** Hours of the admin on other work. */
  readonly labourId: Id;
  readonly removedLabourId: Id;
  readonly templateId: Id;
  /** Open, of the metric. */
  readonly predictionId: Id;
  /** Unread, of the admin. */
  readonly notificationId: Id;
  /** A whole file of the admin with a time and a value, and how to read it. */
  readonly uploadId: Id;
  readonly plan: ReadingsImportPlan;
  /** A file with one new asset, how to read it, and the job of its dry run. */
  readonly recordsUploadId: Id;
  readonly recordsPlan: RecordsPlan;
  readonly recordsCheckId: Id;
  /** A text on the asset, and one that was taken off it. */
  readonly attachmentId: Id;
  readonly removedAttachmentId: Id;
  /** Of a check of the files that is done. */
  readonly checkJobId: Id;
  /** Of an import that is done. */
  readonly importId: Id;
  readonly jobId: Id;
  /** Linked to the asset. */
  readonly codeId: Id;
  readonly printerId: Id;
  /** A source with a reading that is held back as no plausible value. */
  readonly collectorId: Id;
}

const FILE = 'time;Vibration\n2026-03-01T06:00Z;1.5\n2026-03-01T06:05Z;1.6\n';

export async function aScene(test: TestCore): Promise<Scene> {
  const admin = test.as('admin', 'Ada Admin');
  const other = test.as('manager', 'Max Manager');
  const assetId = anAsset(test);
  const childId = anAsset(test, { parentId: assetId });
  const archivedAssetId = anAsset(test, { archivedAt: 1 });
  const siteId = aLocation(test, { kind: 'site' });
  const archivedLocationId = aLocation(test, { parentId: siteId, archivedAt: 1 });
  const storeId = aLocation(test, { parentId: siteId });
  const otherStoreId = aLocation(test, { parentId: siteId });
  const equippedId = anAsset(test, { manufacturer: 'KSB', serialNumber: 'KSB-1' });
  const emptyId = anAsset(test, { manufacturer: 'KSB', serialNumber: 'KSB-2' });
  const { changeSet: removalChangeSet } = await admin.items.remove({
    id: test.newId(),
    assetId: emptyId,
    at: test.ports.clock.now() - 60_000,
    removed: { state: 'stored', locationId: storeId, reason: 'Leaks' },
  });
  const { rows: stored } = await admin.items.list({});
  const [assetTypeId, supplierId, archivedSupplierId, partId] = [1, 2, 3, 4].map(() => test.newId()) as [
    Id,
    Id,
    Id,
    Id,
  ];
  await admin.assetTypes.create({ id: assetTypeId, name: 'Pump' });
  await admin.suppliers.create({ id: supplierId, name: 'Bearings Ltd' });
  await admin.suppliers.create({ id: archivedSupplierId, name: 'Closed Down Ltd' });
  await admin.suppliers.archive({ id: archivedSupplierId });
  await admin.parts.create({ id: partId, number: 'BRG-6204', name: 'Bearing', unit: 'pcs', supplierId });
  const stock = { partId, locationId: storeId, quantity: 10_000, unitCost: 450 };
  await admin.parts.receive({ id: test.newId(), ...stock });

  const [customFieldId, archivedFieldId, typeMetricId, bomLineId] = [1, 2, 3, 4].map(() => test.newId()) as [
    Id,
    Id,
    Id,
    Id,
  ];
  const field = { assetTypeId, kind: 'choice' as const, choices: ['IE3', 'IE4'] };
  await admin.assetTypes.addField({ ...field, id: customFieldId, name: 'Efficiency class' });
  await admin.assetTypes.addField({ assetTypeId, id: archivedFieldId, name: 'Old plate', kind: 'text' });
  await admin.assetTypes.archiveField({ id: archivedFieldId });
  const typeMetric = { assetTypeId, name: 'Bearing temperature', unit: '°C', decimals: 1, threshold: null };
  await admin.assetTypes.addMetric({ id: typeMetricId, ...typeMetric });
  await admin.bom.add({ id: bomLineId, owner: { assetTypeId }, partId, quantity: 2000 });
  const [teamId, archivedTypeId] = [test.newId(), test.newId()];
  await admin.teams.create({ id: teamId, name: 'Mechanics', userIds: [other.userId] });
  await admin.assetTypes.create({ id: archivedTypeId, name: 'Steam engine' });
  await admin.assetTypes.archive({ id: archivedTypeId });

  const metricId = aMetric(test, { assetId });
  await admin.metrics.setThreshold({ metricId, threshold: aThreshold({ highWarning: 5 }) });
  const reading = { metricId, ts: test.ports.clock.now() - 60_000, value: 9 };
  const { alarmIds } = await other.metrics.addReading(reading);
  const archivedMetricId = aMetric(test, { assetId, name: 'Flow (old sensor)' });
  await admin.metrics.archive({ id: archivedMetricId });
  const correctionId = test.newId();
  const wrong = { metricId, ts: reading.ts - 60_000 };
  await admin.metrics.addReading({ ...wrong, value: 1 });
  await admin.readings.takeOut({ id: correctionId, ...wrong, shown: 1, reason: 'Typed at the wrong pump' });
  const counterId = aMetric(test, { assetId: emptyId, name: 'Running hours', unit: 'h', kind: 'counter' });
  const meterChangeId = test.newId();
  const now = test.ports.clock.now();
  await admin.metrics.addReading({ metricId: counterId, ts: now - 120_000, value: 90 });
  const change = { metricId: counterId, at: now - 60_000, oldFace: 100, newFace: 0, reason: 'Broken' };
  await admin.counters.changeMeter({ id: meterChangeId, ...change });
  const alarmCommentId = test.newId();
  await admin.alarms.addComment({ id: alarmCommentId, alarmId: alarmIds[0]!, body: 'Belt slips' });
  const annotationId = test.newId();
  const annotated = { metricId, at: test.ports.clock.now() - 60_000, text: 'Belt changed' };
  await admin.annotations.create({ id: annotationId, ...annotated });
  const { rows } = await admin.notifications.list();

  const templateId = test.newId();
  const items = [
    { text: 'Lock out', mandatory: true },
    { text: 'Grease', mandatory: false },
  ];
  await admin.workOrders.saveTemplate({ id: templateId, name: 'Monthly', assetTypeId: null, items });
  const workOrderId = test.newId();
  await admin.workOrders.create({ id: workOrderId, title: 'Replace the bearing', assetId });
  await admin.workOrders.transition({ id: workOrderId, to: 'in-progress' });
  const [first, second, removedItemId] = [test.newId(), test.newId(), test.newId()];
  for (const id of [first, second, removedItemId]) {
    await admin.workOrders.addChecklistItem({ id, workOrderId, text: `Step ${id.slice(-4)}` });
  }
  const readingItemId = test.newId();
  await admin.workOrders.addChecklistItem({ id: readingItemId, workOrderId, text: 'Read it', metricId });
  await admin.workOrders.updateChecklistItem({ id: second, done: true });
  await admin.workOrders.removeChecklistItem({ id: removedItemId });
  const [otherWorkId, labourId, removedLabourId] = [test.newId(), test.newId(), test.newId()];
  await admin.workOrders.create({ id: otherWorkId, title: 'Sweep the floor' });
  for (const id of [labourId, removedLabourId]) {
    const hours = { workOrderId: otherWorkId, workedOn: '2026-01-02', minutes: 10 };
    await admin.workOrders.addLabour({ id, ...hours });
  }
  await admin.workOrders.removeLabour({ id: removedLabourId });
  await admin.workOrders.addComment({ id: test.newId(), workOrderId, body: 'The seal drips, too.' });
  const issueId = test.newId();
  await admin.workOrders.usePart({ id: issueId, workOrderId, partId, locationId: storeId, quantity: 2000 });

  const [imported, uploadId, importId] = [test.newId(), test.newId(), test.newId()];
  for (const id of [imported, uploadId]) {
    await admin.uploads.begin({
      uploadId: id,
      fileName: 'readings.csv',
      size: FILE.length,
      purpose: 'readings',
    });
    await admin.uploads.append({ uploadId: id, offset: 0, data: Buffer.from(FILE).toString('base64') });
  }
  const { dialect, columns } = await admin.imports.inspect({ uploadId, assetId });
  const plan = { dialect, columns: columns.map(({ index, proposal }) => ({ index, target: proposal })) };
  const { jobId } = await admin.imports.start({ uploadId: imported, importId, plan });
  await ended(test, jobId);

  const records = await checkFile(test, admin, 'Tag,Name\nNEW-1,Pump\n', {}, 'assets.csv');

  const [codeId, printerId] = [test.newId(), test.newId()];
  await admin.codes.link({ id: codeId, code: '4006381333930', entity: 'assets', recordId: assetId });
  test.ports.network.listen('label-printer:9100');
  await admin.labels.savePrinter({
    id: printerId,
    name: 'Stores',
    host: 'label-printer',
    port: 9100,
    dpi: 203,
    labelWidth: 510,
    labelHeight: 250,
  });

  const collectorId = await aCollector(test, admin);
  const { database } = test.core.services;
  database.write({ actorId: null, command: 'test' }, (tx) => {
    const origin = { id: collectorId, name: 'Press line', mapping: [] };
    const asked = { metricId, type: 'level', side: 'high', holdMs: 60_000, relapseMs: 0 } as const;
    const times = { completedAt: now - 60_000, until: now, decidedAt: now, createdAt: now, updatedAt: now };
    const found = { workOrderId: otherWorkId, state: 'not-verified', reason: 'not-back' } as const;
    tx.insert(verifications)
      .values({ id: tx.newId(), ...asked, ...times, ...found })
      .run();
    takeReadings(tx, origin, [{ address: 'X-1/Heat', ts: tx.now, value: 1, given: '1', unit: null }]);
  });

  const record = { entity: 'assets', recordId: assetId } as const;
  const attachmentId = await anAttachment(test, admin, record, 'Grease it weekly.', 'note.txt');
  const removedAttachmentId = await anAttachment(test, admin, record, aPdf(), 'old manual.pdf');
  await admin.attachments.archive({ id: removedAttachmentId });
  const check = await admin.attachments.startCheck();
  await ended(test, check.jobId);

  return {
    admin,
    otherId: other.userId,
    assetId,
    childId,
    equippedId,
    emptyId,
    storedItemId: stored[0]!.id,
    archivedAssetId,
    archivedLocationId,
    assetTypeId,
    customFieldId,
    archivedFieldId,
    typeMetricId,
    bomLineId,
    teamId,
    archivedTypeId,
    siteId,
    storeId,
    otherStoreId,
    supplierId,
    partId,
    archivedSupplierId,
    removalChangeSet,
    issueId,
    metricId,
    alarmId: alarmIds[0]!,
    unprovedWorkId: otherWorkId,
    alarmCommentId,
    archivedMetricId,
    readingTs: reading.ts,
    correctionId,
    counterId,
    meterChangeId,
    annotationId,
    workOrderId,
    itemIds: [first, second],
    readingItemId,
    removedItemId,
    labourId,
    removedLabourId,
    templateId,
    notificationId: rows[0]!.id,
    predictionId: aPrediction(test, assetId, metricId),
    uploadId,
    plan,
    recordsUploadId: records.uploadId,
    recordsPlan: records.plan,
    recordsCheckId: records.jobId,
    attachmentId,
    removedAttachmentId,
    checkJobId: check.jobId,
    importId,
    jobId,
    codeId,
    printerId,
    collectorId,
  };
}
