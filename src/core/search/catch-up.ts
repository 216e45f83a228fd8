/**
 * Search documents of records that come by the ten thousand. Indexing one costs ten times what writing it does, so
 * a long import leaves them for later and says so in the same transaction; they follow in slices, while others
 * work, and at the next start if the program stops meanwhile. A record without a document is only not found yet.
 */
import type { Database, Reader, WriteTx } from '../database/database.ts';
import { breathe, type JobControl } from '../jobs/jobs.ts';
import { insertTrigger, selectDocuments } from './triggers.ts';

/** Fewer new records of a kind than this are indexed at once. */
export const LEFT_FROM = 2000;
const SLICE = 300;
const KEY = 'search-behind';
const WRITE = { actorId: null, command: 'search.catchUp' };

/** What is left to do: the entities, and a number that changes whenever more is left. */
interface Behind {
  readonly round: number;
  readonly entities: readonly string[];
}

export function searchBehind(db: Reader): Behind | null {
  const value = db.sql('SELECT value FROM local_state WHERE key = ?').pluck().get(KEY) as string | undefined;
  return value === undefined ? null : (JSON.parse(value) as Behind);
}

/**
 * New records of these entities are not indexed until the returned function is called, in this unit of work.
 * @param counts how many records of each entity are going to be made
 */
export function leaveForLater(tx: WriteTx, counts: ReadonlyMap<string, number>): () => void {
  const triggers = [...counts].flatMap(([entity, count]) => {
    const trigger = count < LEFT_FROM ? undefined : insertTrigger(entity);
    return trigger === undefined ? [] : [{ entity, ...trigger }];
  });
  if (triggers.length === 0) return () => undefined;
  const before = searchBehind(tx);
  const entities = new Set([...(before?.entities ?? []), ...triggers.map(({ entity }) => entity)]);
  const behind: Behind = { round: (before?.round ?? 0) + 1, entities: [...entities] };
  tx.sql('INSERT OR REPLACE INTO local_state (key, value) VALUES (?, ?)').run(KEY, JSON.stringify(behind));
  for (const { name } of triggers) tx.sql(`DROP TRIGGER "${name}"`).run();
  return () => {
    for (const { sql } of triggers) tx.sql(sql).run();
  };
}

/** Makes the documents that were left. @throws the signal's reason when cancelled; what is done is done */
export async function catchUp(database: Database, control: JobControl): Promise<void> {
  for (let behind = searchBehind(database); behind !== null; behind = searchBehind(database)) {
    for (const entity of behind.entities) await indexMissing(database, entity, control);
    const { round } = behind;
    await database.writeWhenIdle(
      WRITE,
      (tx) => {
        // More may have been left since.
        if (searchBehind(tx)?.round !== round) return;
        tx.sql('DELETE FROM local_state WHERE key = ?').run(KEY);
        tx.touch('assets');
        tx.touch('work');
        tx.touch('parts');
      },
      control.signal,
    );
  }
}

async function indexMissing(database: Database, entity: string, control: JobControl): Promise<void> {
  const total = database.sql(`SELECT count(*) FROM "${entity}"`).pluck().get() as number;
  let after = '';
  for (let seen = 0; ; seen += SLICE) {
    const ids = database
      .sql(`SELECT id FROM "${entity}" WHERE id > ? ORDER BY id LIMIT ${SLICE}`)
      .pluck()
      .all(after) as string[];
    if (ids.length === 0) return;
    await database.writeWhenIdle(
      WRITE,
      (tx) => {
        tx.sql(
          `INSERT INTO search_documents (entity, row_id, title, body) ${selectDocuments(entity)}
           AND r.id IN (SELECT value FROM json_each(?))
           AND NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.entity = '${entity}' AND d.row_id = r.id)`,
        ).run(JSON.stringify(ids));
      },
      control.signal,
    );
    after = ids.at(-1)!;
    control.report('indexing', seen / Math.max(1, total));
    await breathe(control.signal);
  }
}
