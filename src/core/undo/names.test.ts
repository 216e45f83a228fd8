import { expect, it } from 'vitest';
import { undone } from '../../testing/change-sets.ts';
import { createTestCore } from '../../testing/core.ts';
import { importRecordsFile } from '../../testing/records.ts';

it('a record that has got a part since is told to be changed, by whom, and not to stay for itself', async () => {
  await using test = await createTestCore();
  const admin = test.as('admin');
  const planner = test.as('planner', 'Petra');
  const { importId } = await importRecordsFile(test, admin, 'Tag,Type\nP-1,NewType\n', {
    createUnknown: true,
  });
  const [type] = await admin.assetTypes.list();
  const field = { id: test.newId(), assetTypeId: type!.id, name: 'Voltage', kind: 'number' } as const;
  await planner.assetTypes.addField(field);
  const { kept } = await undone(test, admin, importId, 'undoPreview');
  expect(kept).toMatchObject([
    {
      entity: 'asset_types',
      label: 'NewType',
      reason: 'changed',
      because: null,
      by: { fullName: 'Petra' },
    },
  ]);
});
