import { expect, it } from 'vitest';
import { createTestCore, refusal } from '../../testing/core.ts';
import { anAsset } from '../../testing/factories.ts';

it('makes no metric on an asset that is archived', async () => {
  await using test = await createTestCore();
  const assetId = anAsset(test, { archivedAt: 1 });
  const call = test.as('planner').metrics.create({ id: test.newId(), assetId, name: 'Flow', unit: '' });
  expect(await refusal(call)).toEqual({ code: 'NOT_FOUND', params: { entity: 'asset' } });
  expect(test.core.services.database.sql('SELECT count(*) FROM metrics').pluck().get()).toBe(0);
});
