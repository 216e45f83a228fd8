import { describe, expect, it } from 'vitest';
import type { ReadingsImportPlan } from '../../shared/contract/imports.ts';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { builtinRoleId } from '../people/roles.ts';
import { aMetric, anAsset } from '../../testing/factories.ts';
import { proposedPlan, uploadFile } from '../../testing/imports.ts';

const FILE = 'time,Flow\n2026-03-01 00:00Z,7\n2026-03-01 00:05Z,2\n';

async function planInto(test: TestCore, planner: ReturnType<TestCore['as']>, target: Target) {
  const uploadId = await uploadFile(test, planner, FILE);
  const { dialect } = await proposedPlan(planner, uploadId, anAsset(test));
  return { uploadId, plan: { dialect, columns: [{ index: 1, target }] } };
}
type Target = ReadingsImportPlan['columns'][number]['target'];

function rows(test: TestCore): unknown[] {
  const count = (table: string) =>
    test.core.services.database.sql(`SELECT count(*) FROM ${table}`).pluck().get();
  return [count('imports'), count('metrics'), count('readings')];
}

describe('the plan of an import', () => {
  it.each<[string, string, (test: TestCore) => Target]>([
    [
      'an archived metric',
      'metric',
      (test) => ({ kind: 'metric', metricId: aMetric(test, { archivedAt: 1 }) }),
    ],
    [
      'a metric of an archived asset',
      'metric',
      (test) => ({ kind: 'metric', metricId: aMetric(test, { assetId: anAsset(test, { archivedAt: 1 }) }) }),
    ],
    [
      'a new metric on an archived asset',
      'asset',
      (test) => newMetric(test, anAsset(test, { archivedAt: 1 })),
    ],
    ['a new metric on an asset that is not there', 'asset', (test) => newMetric(test, test.newId())],
  ])('is refused before anything begins when a column goes to %s', async (_what, entity, targetOf) => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { uploadId, plan } = await planInto(test, planner, targetOf(test));
    const before = rows(test);
    const refused = { code: 'NOT_FOUND', params: { entity } };
    expect(await refusal(planner.imports.startDryRun({ uploadId, plan }))).toEqual(refused);
    const start = planner.imports.start({ uploadId, importId: test.newId(), plan });
    expect(await refusal(start)).toEqual(refused);
    expect(rows(test)).toEqual(before);
  });

  it('makes new metrics only for who may make metrics, and proposes none to others', async () => {
    await using test = await createTestCore();
    const assetId = anAsset(test);
    test.core.services.database.write({ actorId: null, command: 'test.role' }, (tx) => {
      tx.sql("DELETE FROM role_permissions WHERE role_id = ? AND permission = 'metrics.write'").run(
        builtinRoleId('planner'),
      );
    });
    const importer = test.as('planner');
    const uploadId = await uploadFile(test, importer, FILE);
    const proposed = await proposedPlan(importer, uploadId, assetId);
    expect(proposed.columns.map(({ target }) => target.kind)).toEqual(['skip', 'skip']);
    const { plan } = await planInto(test, importer, newMetric(test, assetId));
    const before = rows(test);
    const refused = { code: 'FORBIDDEN', params: { permission: 'metrics.write' } };
    expect(await refusal(importer.imports.startDryRun({ uploadId, plan }))).toEqual(refused);
    const start = importer.imports.start({ uploadId, importId: test.newId(), plan });
    expect(await refusal(start)).toEqual(refused);
    expect(rows(test)).toEqual(before);
    const known = aMetric(test, { assetId, name: 'Flow' });
    expect((await proposedPlan(importer, uploadId, assetId)).columns[1]?.target).toEqual({
      kind: 'metric',
      metricId: known,
    });
  });
});

function newMetric(test: TestCore, assetId: Id): Target {
  return { kind: 'new-metric', id: test.newId(), assetId, name: 'Flow', unit: '' };
}
