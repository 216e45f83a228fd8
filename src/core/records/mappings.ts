/** How the columns of a source were read the last time: proposed when a file with the same columns comes again. */
import { createHash } from 'node:crypto';
import type { RecordImportKind, RecordsPlan } from '../../shared/contract/records.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { importMappings } from '../database/schema/index.ts';
import { normalised } from './similar.ts';

export interface Mapping {
  readonly columns: readonly { readonly index: number; readonly field: string | null }[];
}

function signatureOf(names: readonly string[]): string {
  return createHash('sha256').update(names.map(normalised).join('\n')).digest('hex');
}

/** @param kind null: of whatever kind such a file was the last time */
export function findMapping(
  db: Reader,
  names: readonly string[],
  kind: RecordImportKind | null,
): { readonly kind: RecordImportKind; readonly mapping: Mapping } | undefined {
  const row = db
    .sql(
      `SELECT kind, mapping FROM import_mappings
       WHERE signature = :signature AND kind <> 'readings' AND (:kind IS NULL OR kind = :kind)
       ORDER BY updated_at DESC LIMIT 1`,
    )
    .get({ signature: signatureOf(names), kind }) as { kind: RecordImportKind; mapping: string } | undefined;
  return row && { kind: row.kind, mapping: JSON.parse(row.mapping) as Mapping };
}

export function rememberMapping(tx: WriteTx, names: readonly string[], { kind, columns }: RecordsPlan): void {
  const signature = signatureOf(names);
  const mapping: Mapping = { columns };
  const known = findMapping(tx, names, kind);
  if (known !== undefined && JSON.stringify(known.mapping) === JSON.stringify(mapping)) return;
  tx.insert(importMappings)
    .values({ kind, signature, mapping, updatedAt: tx.now })
    .onConflictDoUpdate({
      target: [importMappings.kind, importMappings.signature],
      set: { mapping, updatedAt: tx.now },
    })
    .run();
}
