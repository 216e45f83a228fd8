import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Topic } from '../../shared/contract/base.ts';
import { call, PROCEDURES } from '../../testing/contract.ts';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, ended, type TestCore } from '../../testing/core.ts';
import { aThreshold } from '../../testing/factories.ts';
import { aScene, type Scene } from '../../testing/scene.ts';
import { JOURNALED } from '../database/journal.ts';

/** Tables that change without the journal, and the topic their readers hear of it under. */
const TOPICS = new Map<string, Topic>([
  ...JOURNALED,
  ['readings', 'readings'],
  ['prediction_checks', 'predictions'],
  ['rollups', 'readings'],
  ['data_source_states', 'readings'],
  ['quarantined_readings', 'readings'],
  ['stock_balances', 'stock'],
  ['notifications', 'notifications'],
  ['alarm_rings', 'alarms'],
  ['alarm_floods', 'alarms'],
]);

/**
 * What a procedure may read without hearing of its changes: who calls is known to the frame, and the name,
 * zone and currency of the plant are settled when a window opens.
 */
const SETTLED = new Set(['companies', 'settings', 'stations', 'credentials', 'roles', 'role_permissions']);

/** Inputs with which each query has something to answer. */
interface Jobs {
  readonly dryRun: Id;
  readonly undoPreview: Id;
  readonly records: Id;
  readonly exported: Id;
  readonly survey: Id;
  readonly prune: Id;
}

function inputs(
  scene: Scene,
  { dryRun, undoPreview, records, exported, survey, prune }: Jobs,
): Readonly<Record<string, unknown>> {
  const { assetId, partId, metricId, alarmId, workOrderId, importId, uploadId, jobId } = scene;
  const theFleet = { of: { assetIds: [assetId] }, name: `Vibration ${metricId.slice(-6)}`, unit: 'mm/s' };
  const span = { from: 0, to: 4_000_000_000_000, points: 100 };
  return {
    'assets.children': { parentId: null },
    'assets.find': { text: 'pump' },
    'assets.list': { responsible: 'my-teams', keyword: 'atex', locationId: scene.siteId },
    'assets.filter': { text: 'pump' },
    'assets.archiving': { ids: [assetId] },
    'assets.changing': {
      ids: [assetId],
      changes: {
        locationId: scene.siteId,
        assetTypeId: scene.assetTypeId,
        responsibleUserId: scene.otherId,
        responsibleTeamId: scene.teamId,
      },
    },
    'assets.archived': {},
    'locations.children': { parentId: null },
    'locations.find': { text: 'store' },
    'locations.filter': { text: 'store' },
    'locations.get': { id: scene.siteId },
    'locations.assets': { id: scene.siteId },
    'locations.stock': { id: scene.siteId },
    'locations.archiving': { ids: [scene.siteId] },
    'locations.archived': {},
    'assets.get': { id: assetId },
    'assetTypes.get': { id: scene.assetTypeId },
    'assetTypes.missingMetrics': { assetTypeId: scene.assetTypeId },
    'bom.of': { assetTypeId: scene.assetTypeId },
    'bom.whereUsed': { partId },
    'health.of': { assetId },
    'items.list': {},
    'items.get': { id: scene.storedItemId },
    'items.events': { id: scene.storedItemId },
    'items.ofAsset': { assetId: scene.emptyId },
    'jobs.get': { id: jobId },
    'metrics.ofAsset': { assetId },
    'metrics.tryThreshold': { metricId, threshold: aThreshold({ highWarning: 5 }) },
    'metrics.get': { id: metricId },
    'metrics.archiving': { id: metricId },
    'metrics.archived': { assetId },
    'counters.get': { metricId: scene.counterId },
    'counters.place': { metricId: scene.counterId, ts: 2_000_000_000_000, face: 300 },
    'metrics.chart': { id: metricId, ...span },
    'readings.list': { metricId },
    'readings.corrections': { metricId },
    'annotations.list': { metricIds: [metricId], from: 0, to: 4_000_000_000_000 },
    'fleet.metrics': { of: { assetIds: [assetId] } },
    'fleet.frame': { ...theFleet, locationId: scene.siteId, lastMs: null },
    'fleet.cells': { ...theFleet, from: 0, to: 4_000_000_000_000 },
    'metrics.assetEvents': { assetId, from: span.from, to: span.to },
    'alarmRules.get': { metricId },
    'alarmFloods.get': {},
    'predictions.list': { view: 'all', workOrderId },
    'predictions.get': { id: scene.predictionId },
    'predictions.check': { metricId },
    'predictions.drafting': { metricId },
    'predictions.ofType': { assetTypeId: scene.assetTypeId },
    'predictions.ofAsset': { assetId: scene.assetId },
    'alarms.list': {},
    'alarms.get': { id: alarmId },
    'alarmNuisance.top': { days: 30 },
    'alarmNuisance.widen': { metricId, type: 'level', days: 30 },
    'alarms.shelves': {},
    'alarms.comments': { id: alarmId },
    'workOrders.list': { view: 'all' },
    'workOrders.get': { id: workOrderId },
    'workOrders.foreseen': { alarmId },
    'parts.list': {},
    'parts.get': { id: partId },
    'parts.movements': { partId },
    'parts.ofAsset': { assetId },
    'parts.availability': { partId },
    'suppliers.list': {},
    'suppliers.get': { id: scene.supplierId },
    'suppliers.parts': { id: scene.supplierId },
    'history.of': { subject: 'assets', id: assetId },
    'imports.get': { id: importId },
    'dataSources.namesInSample': { uploadId, columns: [0] },
    'imports.inspect': { uploadId, assetId },
    'imports.exportPiece': {
      assetId,
      metricIds: [metricId],
      from: null,
      to: null,
      after: null,
      timeName: 'Time',
    },
    'imports.dryRunResult': { jobId: dryRun },
    'imports.dryRunProblems': { jobId: dryRun, offset: 0, limit: 10 },
    'imports.badRowsFile': { jobId: dryRun },
    'attachments.of': { entity: 'assets', recordId: assetId },
    'attachments.piece': { id: scene.attachmentId, offset: 0 },
    'attachments.text': { id: scene.attachmentId },
    'attachments.checkResult': { jobId: scene.checkJobId },
    'retention.prunedUntil': { assetId },
    'retention.surveyResult': { jobId: survey },
    'retention.pruneResult': { jobId: prune },
    'records.inspect': { uploadId: scene.recordsUploadId, kind: null },
    'records.dryRunResult': { jobId: records },
    'records.dryRunRows': { jobId: records, action: null },
    'records.dryRunProblems': { jobId: records },
    'records.badRowsFile': { jobId: records },
    'records.alsoCreated': { importId: scene.importId },
    'records.template': { kind: 'assets', format: 'xlsx', names: [] },
    'records.exportResult': { jobId: exported },
    'records.exportPiece': { jobId: exported, offset: 0 },
    'imports.list': {},
    'imports.undoResult': { jobId: undoPreview },
    'imports.undoKept': { jobId: undoPreview },
    'codes.resolve': { code: '4006381333930' },
    'codes.of': { entity: 'assets', recordId: assetId },
    'labels.list': { sources: [{ kind: 'below', id: assetId }] },
    'search.find': { text: 'bearing' },
    'dataSources.activity': { sourceId: scene.collectorId },
    'dataSources.quarantined': { sourceId: scene.collectorId, reason: 'unknown-metric' },
  };
}

/** Notes every table named by a statement that is asked for from now on. */
function recordTables({ core }: TestCore): Set<string> {
  const { database } = core.services;
  const connection = database.connectionForTests();
  const tables = new Set<string>();
  const note = (text: string) => {
    for (const [, name] of text.matchAll(/\b(?:from|join)\s+"?(\w+)"?/gi)) tables.add(name!);
  };
  // The query builder prepares each time it is asked; the statements kept by their text come by `sql`.
  const [prepare, sql] = [connection.prepare.bind(connection), database.sql.bind(database)];
  connection.prepare = (text: string) => (note(text), prepare(text));
  database.sql = (text) => (note(text), sql(text));
  return tables;
}

async function jobsOf(test: TestCore, scene: Scene): Promise<Jobs> {
  const { admin } = scene;
  const done = async (answer: Promise<{ jobId: Id }>): Promise<Id> => {
    const { jobId } = await answer;
    await ended(test, jobId);
    return jobId;
  };
  return {
    dryRun: await done(admin.imports.startDryRun(scene)),
    undoPreview: await done(admin.imports.undoPreview({ id: scene.importId })),
    records: scene.recordsCheckId,
    exported: await done(admin.records.startExport({ kind: 'assets', format: 'csv', ids: null, names: [] })),
    survey: await done(admin.retention.startSurvey()),
    prune: await done(admin.retention.startPrune({})),
  };
}

const queries = PROCEDURES.filter(({ meta }) => meta.reads.length > 0 && meta.stream !== true);

describe('a query', () => {
  // Queries write nothing, so one plant is enough for all of them.
  let test: TestCore;
  let scene: Scene;
  let jobs: Jobs;
  let tables: Set<string>;
  beforeAll(async () => {
    test = await createTestCore();
    scene = await aScene(test);
    jobs = await jobsOf(test, scene);
    tables = recordTables(test);
  });
  afterAll(() => test[Symbol.asyncDispose]());

  it.each(queries.map((procedure) => [procedure.name, procedure] as const))(
    '%s hears of changes in every table it reads',
    async (name, procedure) => {
      tables.clear();
      await call(scene.admin, procedure, inputs(scene, jobs)[name]);
      const topics = [...tables]
        .filter((table) => !SETTLED.has(table))
        .flatMap((table) => TOPICS.get(table) ?? []);
      expect([...new Set(topics)].filter((topic) => !procedure.meta.reads.includes(topic))).toEqual([]);
    },
  );
});
