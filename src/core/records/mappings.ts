/** How the files of a source were read the last time: proposed when another file of the same source comes. */
import { createHash } from 'node:crypto';
import type { Answer, RecordImportKind, RecordsPlan } from '../../shared/contract/records.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { importMappings } from '../database/schema/index.ts';
import { normalised } from './similar.ts';

/** Files are of one source when this part of the columns of the wider one is in both. */
const LEAST_OVERLAP = 0.6;
/** Sources that are looked through, newest first. */
const MOST_SOURCES = 300;
const MOST_ANSWERS = 2000;

/** As it is stored. Mappings of earlier versions have indexes instead of names: they hold for their very columns. */
interface Stored {
  readonly columns: readonly {
    readonly name?: string;
    readonly index?: number;
    readonly field: string | null;
  }[];
  readonly answers?: readonly Answer[];
}

export interface Mapping {
  readonly kind: RecordImportKind;
  /** Share of the columns of the wider file that both have: 1 for the same columns in any order. */
  readonly overlap: number;
  /** Of each column of the file; undefined where the source had no such column. */
  readonly fields: readonly (string | null | undefined)[];
  /** What its values were taken for. */
  readonly answers: readonly Answer[];
}

function hashOf(texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\n')).digest('hex');
}

/** What a column is known by in any order: its name, and which of that name it is. */
export function columnKeys(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name, index) => {
    const word = isNameless(name, index) ? name : normalised(name) || name;
    const nth = (seen.get(word) ?? 0) + 1;
    seen.set(word, nth);
    return `${word}#${nth}`;
  });
}

/** Such a column is known by its place alone. */
function isNameless(name: string, index: number): boolean {
  return name === `#${index + 1}`;
}

function signatureOf(names: readonly string[]): string {
  return hashOf(columnKeys(names).toSorted());
}

/**
 * The best overlap goes first, then the newest.
 * @param kinds whose mappings count
 */
export function findMapping(
  db: Reader,
  names: readonly string[],
  kinds: readonly RecordImportKind[],
): Mapping | undefined {
  const keys = columnKeys(names);
  const signature = signatureOf(names);
  const former = hashOf(names.map(normalised));
  const named = new Set(keys.filter((_, index) => !isNameless(names[index]!, index)));
  const rows = db
    .sql(
      `SELECT kind, signature, mapping -> '$.columns' FROM import_mappings
       WHERE kind IN (SELECT value FROM json_each(?)) ORDER BY updated_at DESC LIMIT ${MOST_SOURCES}`,
    )
    .raw()
    .all(JSON.stringify(kinds)) as [RecordImportKind, string, string][];
  let best: Omit<Mapping, 'answers'> | undefined;
  let bestSignature = '';
  for (const [kind, known, text] of rows) {
    const columns = JSON.parse(text) as Stored['columns'];
    const isSame = known === signature || known === former;
    const fieldOf = new Map(columns.map(({ name, index, field }) => [name ?? keys[index!], field]));
    // A column without a name may be any other in another file.
    const shared = isSame ? keys : keys.filter((key) => named.has(key) && fieldOf.has(key));
    const overlap = isSame ? 1 : shared.length / Math.max(keys.length, columns.length);
    const isByName = isSame || columns.every(({ name }) => name !== undefined);
    if (!isByName || overlap < LEAST_OVERLAP || overlap <= (best?.overlap ?? 0)) continue;
    const counted = new Set(shared);
    best = {
      kind,
      overlap,
      fields: keys.map((key) => (counted.has(key) ? fieldOf.get(key) : undefined)),
    };
    bestSignature = known;
  }
  return best && { ...best, answers: answersOf(db, best.kind, bestSignature) };
}

function answersOf(db: Reader, kind: RecordImportKind, signature: string): readonly Answer[] {
  const text = db
    .sql(`SELECT mapping -> '$.answers' FROM import_mappings WHERE kind = ? AND signature = ?`)
    .pluck()
    .get(kind, signature) as string | null;
  return text === null ? [] : (JSON.parse(text) as Answer[]);
}

/** Keeps what the plan says of this source; of a great many answers the last. */
export function rememberMapping(tx: WriteTx, names: readonly string[], plan: RecordsPlan): void {
  const { kind } = plan;
  const signature = signatureOf(names);
  const keys = columnKeys(names);
  const fields = new Map(plan.columns.map(({ index, field }) => [index, field]));
  const mapping: Stored = {
    columns: keys.map((name, index) => ({ name, field: fields.get(index) ?? null })),
    answers: plan.answers.slice(-MOST_ANSWERS),
  };
  const known = tx
    .sql('SELECT mapping FROM import_mappings WHERE kind = ? AND signature = ?')
    .pluck()
    .get(kind, signature) as string | undefined;
  if (known === JSON.stringify(mapping)) {
    // Used again, so that it goes before others that fit as well.
    tx.sql('UPDATE import_mappings SET updated_at = ? WHERE kind = ? AND signature = ?').run(
      tx.now,
      kind,
      signature,
    );
    return;
  }
  tx.insert(importMappings)
    .values({ kind, signature, mapping, updatedAt: tx.now })
    .onConflictDoUpdate({
      target: [importMappings.kind, importMappings.signature],
      set: { mapping, updatedAt: tx.now },
    })
    .run();
}
