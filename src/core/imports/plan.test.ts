import { describe, expect, it } from 'vitest';
import type { ReadingsImportPlan } from '../../shared/contract/imports.ts';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
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
});

function newMetric(test: TestCore, assetId: Id): Target {
  return { kind: 'new-metric', id: test.newId(), assetId, name: 'Flow', unit: '' };
}
