/** Files of records brought in through the contract, as the wizard does it. */
import type { Client, Outputs } from '../shared/contract/index.ts';
import type { Job } from '../shared/contract/jobs.ts';
import type { ExportFormat, RecordImportKind, RecordsPlan } from '../shared/contract/records.ts';
import type { Id } from '../shared/ids.ts';
import { ended, type TestCore } from './core.ts';
import { uploadFile } from './imports.ts';

/** The plan that nobody has corrected, but for what is given. */
export async function planFor(
  client: Client,
  uploadId: Id,
  changes: Partial<RecordsPlan> = {},
): Promise<RecordsPlan> {
  const { kind, columns } = await client.records.inspect({
    uploadId,
    kind: changes.kind ?? null,
    format: changes.format ?? {},
  });
  if (kind === null) throw new Error('the kind of the file was not recognised');
  return {
    kind,
    format: {},
    columns: columns.map(({ index, field }) => ({ index, field })),
    constants: [],
    answers: [],
    createUnknown: false,
    mode: 'create-and-change',
    emptyCells: 'leave',
    badRows: 'refuse',
    leaveDuplicates: false,
    ...changes,
  };
}

export interface CheckedFile {
  readonly uploadId: Id;
  readonly plan: RecordsPlan;
  readonly jobId: Id;
  readonly result: Outputs['records']['dryRunResult'];
}

/** Uploads a file and lets it be checked. */
export async function checkFile(
  test: TestCore,
  client: Client,
  content: string | Uint8Array,
  changes: Partial<RecordsPlan> = {},
  fileName = 'records.csv',
): Promise<CheckedFile> {
  const uploadId = await uploadFile(test, client, content, fileName, 'records');
  const plan = await planFor(client, uploadId, changes);
  const { jobId } = await client.records.startDryRun({ uploadId, plan });
  const job = await ended(test, jobId);
  if (job.state !== 'done') throw new Error(`the dry run ended as ${job.state} ${job.error?.code ?? ''}`);
  return { uploadId, plan, jobId, result: await client.records.dryRunResult({ jobId }) };
}

export interface ImportedFile extends CheckedFile {
  readonly importId: Id;
  readonly job: Job;
}

/** Checks a file and brings it in. */
export async function importRecordsFile(
  test: TestCore,
  client: Client,
  content: string | Uint8Array,
  changes: Partial<RecordsPlan> = {},
  fileName = 'records.csv',
): Promise<ImportedFile> {
  const checked = await checkFile(test, client, content, changes, fileName);
  const importId = test.newId();
  const { uploadId, plan, jobId: shown } = checked;
  const { jobId } = await client.records.start({ uploadId, importId, plan, shown });
  return { ...checked, importId, job: await ended(test, jobId) };
}

/** Exports the records of a kind and puts the pieces of the file together. */
export async function exportFile(
  test: TestCore,
  client: Client,
  kind: RecordImportKind,
  format: ExportFormat,
  ids: readonly Id[] | null = null,
): Promise<{ fileName: string; bytes: Uint8Array; rows: number }> {
  const { jobId } = await client.records.startExport({
    kind,
    format,
    ids: ids === null ? null : [...ids],
    names: [],
  });
  return exportedFile(test, client, jobId);
}

/** What a job has written, once it is done. */
export async function exportedFile(
  test: TestCore,
  client: Client,
  jobId: Id,
): Promise<{ fileName: string; bytes: Uint8Array; rows: number }> {
  const job = await ended(test, jobId);
  if (job.state !== 'done') throw new Error(`the export ended as ${job.state} ${job.error?.code ?? ''}`);
  const { fileName, rows } = await client.records.exportResult({ jobId });
  const pieces: Buffer[] = [];
  for (let offset: number | null = 0; offset !== null;) {
    const piece: { data: string; next: number | null } = await client.records.exportPiece({ jobId, offset });
    pieces.push(Buffer.from(piece.data, 'base64'));
    offset = piece.next;
  }
  return { fileName, rows, bytes: Buffer.concat(pieces) };
}
