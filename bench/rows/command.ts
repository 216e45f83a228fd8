/** A journaled command through the unit of work, beside the same UPDATE on a bare table. */
import { eq } from 'drizzle-orm';
import { assets } from '../../src/core/database/schema/index.ts';
import { anAsset } from '../../src/testing/factories.ts';
import { bareDatabase, median, plant, timed } from '../plant.ts';
import type { BenchRow } from '../row.ts';

const EDITS = 400;

const row: BenchRow = {
  id: 'command',
  size: 'one asset edit',
  unit: 'ms',
  budget: 4,
  async run() {
    await using test = await plant();
    const { database } = test.core.services;
    const id = anAsset(test);
    const bare = bareDatabase(test, 'bare');
    bare.exec('CREATE TABLE assets (id text PRIMARY KEY, name text, updated_at integer) STRICT');
    bare.prepare('INSERT INTO assets VALUES (?, ?, ?)').run(id, 'Pump', 0);
    const update = bare.prepare('UPDATE assets SET name = ?, updated_at = ? WHERE id = ?');
    const ours: number[] = [];
    const yardstick: number[] = [];
    // Turn about, so that both meet the same moods of the disk.
    for (let edit = 0; edit < EDITS; edit += 1) {
      ours.push(
        timed(() => {
          database.write({ actorId: null, command: 'bench.command' }, (tx) => {
            tx.update(assets)
              .set({ name: `Pump ${edit}`, updatedAt: edit })
              .where(eq(assets.id, id))
              .run();
          });
        }),
      );
      yardstick.push(timed(() => void update.run(`Pump ${edit}`, edit, id)));
    }
    bare.close();
    return { ours: median(ours), yardstick: median(yardstick) };
  },
};
export default row;
