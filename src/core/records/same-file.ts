/** Whether the very same file was imported before and is still in. */
import { createHash } from 'node:crypto';
import type { Outputs } from '../../shared/contract/index.ts';
import type { RecordImportKind } from '../../shared/contract/records.ts';
import type { Reader } from '../database/database.ts';
import type { Upload, Uploads } from '../uploads/uploads.ts';

/** SHA-256 of its bytes, in hexadecimal figures. */
export async function fingerprintOf(uploads: Uploads, upload: Upload): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of uploads.stream(upload)) hash.update(piece);
  return hash.digest('hex');
}

/** The last import of the same bytes as the same kind of records that has not been undone, whatever it was called. */
export function importedBefore(
  db: Reader,
  kind: RecordImportKind,
  fingerprint: string,
): Outputs['records']['dryRunResult']['importedBefore'] {
  const found = db
    .sql(
      `SELECT id, file_name AS fileName, created_at AS at FROM imports
       WHERE kind = ? AND plan ->> '$.fingerprint' = ? AND undone_at IS NULL
         AND state IN ('done', 'undo-broken-off') ORDER BY created_at DESC LIMIT 1`,
    )
    .get(kind, fingerprint) as Outputs['records']['dryRunResult']['importedBefore'] | undefined;
  return found ?? null;
}
