/** Holds the files of the data folder against the records that refer to them. */
import { type FilesCheck, MAX_FINDINGS } from '../../shared/contract/attachments.ts';
import type { RecordKind } from '../../shared/domain/vocabulary.ts';
import type { Id } from '../../shared/ids.ts';
import { PERMISSIONS } from '../../shared/permissions.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { breathe, type JobControl } from '../jobs/jobs.ts';
import type { Ports } from '../ports.ts';
import { describeRecords, titleOf } from '../record-refs.ts';
import type { FileStore } from './file-store.ts';

export interface CheckResult {
  readonly report: FilesCheck;
  /** Hashes of files that no record refers to. */
  readonly unused: readonly string[];
}

type State = FilesCheck['findings'][number]['state'];

/** Files that a record shows; what is archived with its record's entry is kept, but not missed. */
const NEEDED = 'SELECT DISTINCT hash FROM attachments WHERE archived_at IS NULL';
const IS_REFERRED_TO = 'SELECT 1 FROM attachments WHERE hash = ? LIMIT 1';
const USES = `SELECT file_name AS fileName, entity, record_id AS recordId FROM attachments
  WHERE hash = ? AND archived_at IS NULL ORDER BY entity, record_id, file_name`;

interface Use {
  readonly fileName: string;
  readonly entity: RecordKind;
  readonly recordId: Id;
}

/** Reads all files; writes nothing. */
export async function checkFiles(
  db: Reader,
  files: FileStore,
  { clock, log }: Ports,
  control: JobControl,
): Promise<CheckResult> {
  const missing = new Set(db.sql(NEEDED).pluck().all() as string[]);
  const expected = Math.max(1, missing.size);
  const damaged: string[] = [];
  const unused: string[] = [];
  const sum = { files: 0, bytes: 0, unusedBytes: 0 };
  for await (const hash of files.list()) {
    control.report('files', Math.min(0.99, sum.files / expected));
    await breathe(control.signal);
    const size = (await files.size(hash)) ?? 0;
    const isNeeded = missing.delete(hash);
    sum.files += 1;
    sum.bytes += size;
    if (!(await files.isSound(hash, control.signal)) && isNeeded) damaged.push(hash);
    if (isUnused(db, files, hash)) {
      unused.push(hash);
      sum.unusedBytes += size;
    }
  }
  // What was taken off its record meanwhile is no longer missed.
  const uses = [
    ...[...missing].flatMap((hash) => usesOf(db, hash, 'missing')),
    ...damaged.flatMap((hash) => usesOf(db, hash, 'damaged')),
  ];
  const report: FilesCheck = {
    checkedAt: clock.now(),
    files: sum.files,
    bytes: sum.bytes,
    sound: sum.files - damaged.length,
    missing: missing.size,
    damaged: damaged.length,
    findings: named(db, uses.slice(0, MAX_FINDINGS)),
    findingCount: uses.length,
    unused: { files: unused.length, bytes: sum.unusedBytes },
  };
  log.info('files checked', {
    files: report.files,
    missing: report.missing,
    damaged: report.damaged,
    unused: unused.length,
  });
  return { report, unused };
}

/** With what their records are called, to whoever looks after the whole plant. */
function named(db: Reader, uses: readonly (Use & { state: State })[]): FilesCheck['findings'] {
  const refs = uses.map(({ entity, recordId }) => ({ entity, id: recordId }));
  const records = describeRecords(db, new Set(PERMISSIONS), refs);
  const names = new Map(records.map((record) => [record.id, titleOf(record)]));
  return uses.map((use) => ({ ...use, recordName: names.get(use.recordId) ?? '' }));
}

function usesOf(db: Reader, hash: string, state: State): (Use & { state: State })[] {
  return (db.sql(USES).all(hash) as Use[]).map((use) => ({ state, ...use }));
}

function isUnused(db: Reader, files: FileStore, hash: string): boolean {
  return !files.isPending(hash) && db.sql(IS_REFERRED_TO).get(hash) === undefined;
}

/** In a unit of work, so that no record can come to refer to a file while it goes. Writes no record. */
export function removeUnused(
  tx: WriteTx,
  files: FileStore,
  hashes: readonly string[],
): { files: number; bytes: number } {
  const sizes = hashes
    .filter((hash) => isUnused(tx, files, hash))
    .flatMap((hash) => files.remove(hash) ?? []);
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
