import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { undone } from '../../testing/change-sets.ts';
import { createTestCore } from '../../testing/core.ts';
import { difference, dump } from '../../testing/dump.ts';
import { violations } from '../../testing/invariants.ts';
import { realData } from '../../testing/real-data.ts';
import { importRecordsFile } from '../../testing/records.ts';

/** In the order in which a plant moves in; what a later file says of the assets of an earlier one, too. */
const FILES = ['building/assets.csv', 'stores/suppliers.csv', 'stores/parts.csv', 'stores/stock.csv'];

const folder = realData('.');

describe('the files of a plant', () => {
  it.skipIf(folder === null)(
    'imported, changed and undone one after the other, leave it as it was',
    async () => {
      await using test = await createTestCore();
      const admin = test.as('admin');
      const { database } = test.core.services;
      const contents = FILES.map((name) => readFileSync(`${folder!}/${name}`));
      contents.push(Buffer.from('Tag,Name,Keywords\nahu_A1,Air handler,roof\nNEW-1,Something new,roof\n'));
      // How columns were read is remembered beside the import, and stays.
      const present = () => ({ ...dump(database), import_mappings: [] });
      const states = [present()];
      const imported: string[] = [];
      for (const content of contents) {
        test.ports.clock.advance(60_000);
        const options = { createUnknown: true, badRows: 'skip' } as const;
        const { importId, job, result } = await importRecordsFile(test, admin, content, options);
        expect([job.state, result.counts.create > 0]).toEqual(['done', true]);
        imported.push(importId);
        states.push(present());
      }
      for (const id of imported.toReversed()) {
        test.ports.clock.advance(60_000);
        const { kept } = await undone(test, admin, id);
        states.pop();
        expect([id, kept]).toEqual([id, []]);
        expect(difference(states.at(-1)!, present())).toEqual({});
      }
      expect(violations(database)).toEqual([]);
    },
  );
});
