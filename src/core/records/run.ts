/** The two jobs of an import of records: the dry run, and the import itself. */
import type { RecordsPlan } from '../../shared/contract/records.ts';
import { type Id, type RandomBytes, uuidv7Sequence } from '../../shared/ids.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { Database, Reader } from '../database/database.ts';
import { breathe, type JobControl } from '../jobs/jobs.ts';
import { plantOf } from '../setup/plant.ts';
import type { Upload, Uploads } from '../uploads/uploads.ts';
import { type Checked, type CheckInput, checkRows } from './check.ts';
import type { Findings } from './findings.ts';
import { daysFor } from './day-order.ts';
import { markFor } from './decimal-mark.ts';
import { rememberMapping } from './mappings.ts';
import { resolvePlan } from './plan.ts';
import { readTable } from './read-table.ts';
import { writeRecords } from './write.ts';
import { beginImport, endImport } from './import-record.ts';
import { toldOfMade } from './made.ts';
import { fingerprintOf, importedBefore } from './same-file.ts';

export interface RunInput {
  readonly upload: Upload;
  readonly plan: RecordsPlan;
  readonly permissions: ReadonlySet<Permission>;
  readonly now: number;
  readonly randomBytes: RandomBytes;
}

/** Share of a job that reading the file takes. */
const READ_SHARE = 0.2;

/** Decimal places of a currency, as ISO 4217 has them. */
export function minorDigitsOf(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

async function readInput(
  db: Reader,
  uploads: Uploads,
  { upload, plan, permissions, now, randomBytes }: RunInput,
  control: JobControl,
): Promise<CheckInput> {
  const plant = plantOf(db);
  const resolved = resolvePlan(db, plan, permissions);
  const table = await readTable(uploads, upload, {
    corrections: plan.format,
    plant,
    pause: async (fraction) => {
      control.report('reading', READ_SHARE * fraction);
      await breathe(control.signal);
    },
  });
  const { mark, doubt } = markFor(table, resolved.sources, plan.format, plant);
  return {
    table,
    resolved,
    notation: {
      format: { ...table.format, decimalMark: mark },
      zone: plant.timeZone,
      minorDigits: minorDigitsOf(plant.currency),
      currency: plant.currency,
      isMarkOpen: doubt === 'open',
    },
    days: daysFor(table, resolved.sources, plan.format),
    newId: uuidv7Sequence(now, randomBytes),
  };
}

/** @throws AppError as `resolvePlan` and `readTable` do; the signal's reason when cancelled */
export async function dryRunRecords(
  db: Reader,
  uploads: Uploads,
  run: RunInput,
  control: JobControl,
): Promise<Findings> {
  const input = await readInput(db, uploads, run, control);
  const before = importedBefore(db, run.plan.kind, await fingerprintOf(uploads, run.upload));
  const check = checkRows(db, input);
  for (let next = check.next(); ; next = check.next()) {
    if (next.done === true)
      return {
        ownerId: run.upload.ownerId,
        fileName: run.upload.fileName,
        input,
        checked: next.value,
        made: toldOfMade(db, next.value.creations),
        importedBefore: before,
      };
    control.report(next.value.step, READ_SHARE + (1 - READ_SHARE) * next.value.fraction);
    await breathe(control.signal);
  }
}

type ImportInput = RunInput & {
  readonly importId: Id;
  readonly actorId: Id;
  /** What the person has been shown. */
  readonly shown: Checked;
};

/**
 * What it is called and how it ends is in `imports` from its first moment, so that the next start can tell when the
 * program died in the middle; what it brings is one unit of work.
 * @throws AppError as the dry run does, IMPORT_HAS_BAD_ROWS {count}, IMPORT_NOT_AS_SHOWN {count}; the signal's reason when cancelled
 */
export async function importRecords(
  database: Database,
  uploads: Uploads,
  run: ImportInput,
  control: JobControl,
): Promise<void> {
  const { importId, actorId, upload, plan } = run;
  const options = { actorId, command: 'records.start' };
  const fingerprint = await fingerprintOf(uploads, upload);
  await database.writeWhenIdle(
    options,
    (tx) => beginImport(tx, { importId, fileName: upload.fileName, plan, fingerprint }),
    control.signal,
  );
  try {
    await loadRecords(database, uploads, run, control);
  } catch (error) {
    const state = control.signal.aborted ? 'cancelled' : 'failed';
    await database.writeWhenIdle(options, (tx) => endImport(tx, importId, { state }));
    throw error;
  }
}

async function loadRecords(
  database: Database,
  uploads: Uploads,
  run: ImportInput,
  control: JobControl,
): Promise<void> {
  const check = await readInput(database, uploads, run, control);
  const { importId, actorId, shown } = run;
  await database.writeInSlices(
    { actorId, command: 'records.start' },
    (tx) => writeRecords(tx, { importId, check, shown }),
    {
      signal: control.signal,
      report: (step, fraction) => control.report(step, READ_SHARE + (1 - READ_SHARE) * fraction),
    },
  );
  // Remembered on its own: undoing the import does not make anybody map the columns again.
  await database.writeWhenIdle({ actorId, command: 'records.remember' }, (tx) =>
    rememberMapping(tx, check.table.names, run.plan),
  );
}
