/**
 * Reads a file of readings into the plant. Promise: an import is whole or not at all. While it runs it is
 * marked `running`; cancelled, failed or found so after a crash, everything it brought is taken back, which
 * its source number on every reading makes possible. Alarms are raised only when all readings are in.
 */
import { eq } from 'drizzle-orm';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Database, Reader, WriteTx } from '../database/database.ts';
import { imports } from '../database/schema/index.ts';
import { breathe, type JobControl } from '../jobs/jobs.ts';
import { evaluate, foreseeEvaluation, type Touched } from '../metrics/evaluate.ts';
import { slicesUntil } from '../metrics/follow.ts';
import type { Foresights } from '../metrics/foresee.ts';
import { storeReadings, widen } from '../metrics/ingest.ts';
import { createSource, metricRow } from '../metrics/series.ts';
import { createMetric } from '../metrics/service.ts';
import { readReadings, type ReadingsBatch } from './csv/readings.ts';
import type { ResolvedPlan } from './plan.ts';
import { wholeOf } from './readings-file.ts';
import { asRefusal } from './refusals.ts';
import { makeStoredCheck } from './stored-rows.ts';
import { takeBack } from './take-back.ts';
import type { Upload, Uploads } from '../uploads/uploads.ts';

export interface ImportRun {
  readonly importId: Id;
  readonly actorId: Id;
  readonly upload: Upload;
  readonly plan: ResolvedPlan;
}

interface Progress {
  lines: number;
  added: number;
  duplicates: number;
  problems: number;
  closed: number;
  impossible: number;
  differing: number;
  readonly touched: Map<Id, Touched>;
}

/** @throws AppError IMPORT_HAS_BAD_ROWS {count} when none may be bad, FILE_NOT_TEXT, WORKBOOK_UNREADABLE, NOT_FOUND, ALREADY_EXISTS; the signal's reason when cancelled */
export async function runImport(
  database: Database,
  uploads: Uploads,
  run: ImportRun,
  control: JobControl,
): Promise<void> {
  const { importId, actorId, upload, plan } = run;
  const write = { actorId, command: 'imports.start' };
  const { sheet } = plan;
  const open = () => wholeOf(database, uploads, upload, { sheet, signal: control.signal });
  if (plan.refusesBadRows) await assertGood(database, (await open()).pieces, plan, control);
  const { size, pieces } = await open();
  const source = await database.writeWhenIdle(write, (tx) => begin(tx, run), control.signal);
  const progress: Progress = {
    lines: 0,
    added: 0,
    duplicates: 0,
    problems: 0,
    closed: 0,
    impossible: 0,
    differing: 0,
    touched: new Map(),
  };
  try {
    for await (const batch of readReadings(pieces, plan.reader, control.signal)) {
      await database.writeWhenIdle(write, (tx) => store(tx, source, plan, batch, progress), control.signal);
      control.report('storing', (0.95 * batch.bytesRead) / size);
      await breathe(control.signal);
    }
    control.report('evaluating', 0.96);
    const foreseen = new Map<Id, Foresights>();
    const slices = slicesUntil(control.signal);
    for (const [metricId, touched] of progress.touched) {
      await slices.pause();
      foreseen.set(metricId, await foreseeEvaluation(database, metricId, touched, source, slices));
    }
    await database.writeWhenIdle(write, (tx) => finish(tx, importId, progress, foreseen), control.signal);
  } catch (error) {
    const state = control.signal.aborted ? 'cancelled' : 'failed';
    await takeBack(database, importId, state);
    throw asRefusal(error);
  }
}

/** @throws AppError IMPORT_HAS_BAD_ROWS {count} */
async function assertGood(
  db: Reader,
  pieces: AsyncIterable<Uint8Array>,
  { reader, metricIds }: ResolvedPlan,
  control: JobControl,
): Promise<void> {
  const bad = new Set<number>();
  const refusedIn = makeStoredCheck(db, metricIds);
  try {
    for await (const batch of readReadings(pieces, reader, control.signal)) {
      for (const { line } of batch.problems) bad.add(line);
      for (const { row } of refusedIn(batch)) bad.add(batch.line[row]!);
      await breathe(control.signal);
    }
  } catch (error) {
    throw asRefusal(error);
  }
  if (bad.size > 0) throw new AppError('IMPORT_HAS_BAD_ROWS', { count: bad.size });
}

function begin(tx: WriteTx, { importId, actorId, upload, plan }: ImportRun): number {
  tx.insert(imports)
    .values({
      id: importId,
      kind: 'readings',
      fileName: upload.fileName,
      state: 'running',
      plan: { targets: plan.targets, zone: plan.reader.zone },
      lines: 0,
      added: 0,
      duplicates: 0,
      problems: 0,
      alarmIds: [],
      createdBy: actorId,
      createdAt: tx.now,
    })
    .run();
  plan.targets.forEach((target, position) => {
    // It may have been archived while the file was looked through.
    if (target.kind === 'metric') metricRow(tx, target.metricId);
    if (target.kind !== 'new-metric') return;
    const { id, assetId, name, unit } = target;
    const samples = plan.reader.dialect.columns[plan.reader.columns[position]!.index]!.samples;
    createMetric(tx, { id, assetId, name, unit, decimals: sensibleDecimals(samples) });
  });
  return createSource(tx, { kind: 'import', label: upload.fileName, importId });
}

/** As many decimals as give about four telling digits, and never more than the file has. */
function sensibleDecimals(samples: readonly string[]): number {
  const written = Math.max(0, ...samples.map((sample) => /[.,](\d+)\D*$/.exec(sample)?.[1]?.length ?? 0));
  const largest = Math.max(0, ...samples.map((sample) => Math.abs(Number(sample.replace(',', '.'))) || 0));
  const telling = largest >= 100 ? 1 : largest >= 10 ? 2 : largest >= 1 ? 3 : 4;
  return Math.min(written, telling);
}

function store(
  tx: WriteTx,
  source: number,
  plan: ResolvedPlan,
  batch: ReadingsBatch,
  progress: Progress,
): void {
  const batches = batch.values.map((values, position) => {
    const rows = [...values.keys()].filter((row) => !Number.isNaN(values[row]!));
    return {
      metricId: plan.metricIds[position]!,
      ts: rows.map((row) => batch.ts[row]!),
      values: rows.map((row) => values[row]!),
    };
  });
  const stored = storeReadings(tx, source, batches);
  progress.lines += batch.lines;
  progress.added += stored.added;
  progress.duplicates += stored.duplicates;
  progress.closed += stored.closed;
  progress.differing += stored.differing;
  for (const instants of stored.impossible.values()) progress.impossible += instants.size;
  progress.problems = Object.values(batch.problemCounts).reduce(
    (sum, count) => sum + count,
    progress.closed + progress.impossible + progress.differing,
  );
  for (const [metricId, { from, to }] of stored.touched) {
    progress.touched.set(metricId, widen(progress.touched.get(metricId), [from, to]));
  }
}

function finish(tx: WriteTx, importId: Id, progress: Progress, foreseen: ReadonlyMap<Id, Foresights>): void {
  const { lines, added, duplicates, problems } = progress;
  // First what was read, then what it raised: the journal has them in the order of the story.
  tx.update(imports)
    .set({ state: 'done', lines, added, duplicates, problems, finishedAt: tx.now })
    .where(eq(imports.id, importId))
    .run();
  const alarmIds = [...progress.touched].flatMap(([metricId, touched]) =>
    evaluate(tx, metricId, touched, { foresights: foreseen.get(metricId) }),
  );
  tx.update(imports).set({ alarmIds }).where(eq(imports.id, importId)).run();
}
