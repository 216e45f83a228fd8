/** Reads a whole file and says what an import would do, without writing anything. */
import { PROBLEM_REASONS } from '../../shared/contract/imports.ts';
import type { Outputs } from '../../shared/contract/index.ts';
import { convertUnit, isSameUnit } from '../../shared/domain/units.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { breathe, type JobControl } from '../jobs/jobs.ts';
import { closedAt } from '../metrics/closed.ts';
import { findSeries } from '../metrics/series.ts';
import { type BadRows, collectRows } from './bad-rows.ts';
import type { Dialect } from './csv/dialect.ts';
import { makeProblemList } from './csv/problems.ts';
import { type Problem, readReadings, type ReadingsBatch } from './csv/readings.ts';
import type { ResolvedPlan, Target } from './plan.ts';
import { wholeOf } from './readings-file.ts';
import { asRefusal } from './refusals.ts';
import { asProblem, makeStoredCheck } from './stored-rows.ts';
import type { Upload, Uploads } from '../uploads/uploads.ts';

export type DryRun = Outputs['imports']['dryRunResult'];
type NamedProblem = DryRun['problems'][number];

/** What a dry run came to: the result with the first problems, and all problems that are named, by line. */
export interface DryRunFindings {
  readonly ownerId: Id;
  readonly result: DryRun;
  readonly problems: readonly NamedProblem[];
  readonly fileName: string;
  readonly dialect: Dialect;
  readonly isWorkbook: boolean;
  readonly badRows: BadRows;
}

/** Problems in the result itself, and how many of each reason are among them in any case. */
const FIRST_PROBLEMS = 1000;
const FIRST_OF_A_REASON = FIRST_PROBLEMS / PROBLEM_REASONS.length;

/** @throws AppError FILE_NOT_TEXT; the signal's reason when cancelled */
export async function dryRun(
  db: Reader,
  uploads: Uploads,
  upload: Upload,
  plan: ResolvedPlan,
  control: JobControl,
): Promise<DryRunFindings> {
  const columns = plan.names.map((name, position) => ({
    index: plan.reader.columns[position]!.index,
    name,
    readings: 0,
    unit: plan.units[position]!,
    min: null as number | null,
    max: null as number | null,
    converted: null as DryRun['perColumn'][number]['converted'],
  }));
  const seriesIds = plan.metricIds.map((metricId) => findSeries(db, metricId));
  const isClosed = seriesIds.map((series) => (series === undefined ? () => false : closedAt(db, series)));
  const isStored = db.sql('SELECT 1 FROM readings WHERE series = ? AND ts = ?').pluck();
  const refusedIn = makeStoredCheck(db, plan.metricIds);
  const ofStored = makeProblemList();
  const problems: NamedProblem[] = [];
  const total = { lines: 0, readings: 0, duplicates: 0, closed: 0, from: Infinity, to: -Infinity };
  let counts: ReadingsBatch['problemCounts'] | undefined;
  let badRows: BadRows = { rows: [], isWhole: true };
  let isWorkbook = false;
  try {
    const { sheet } = plan;
    const open = () => wholeOf(db, uploads, upload, { sheet, signal: control.signal });
    const { size, pieces, ...file } = await open();
    ({ isWorkbook } = file);
    for await (const batch of readReadings(pieces, plan.reader, control.signal)) {
      total.lines += batch.lines;
      const refused = refusedIn(batch);
      const named: Problem[] = [...batch.problems];
      for (const reading of refused) {
        ofStored.add(asProblem(batch, reading, plan.names), named);
        batch.values[reading.column]![reading.row] = Number.NaN;
      }
      total.readings += batch.readings - refused.length;
      for (const { suggestion = null, ...problem } of named.toSorted((a, b) => a.line - b.line))
        problems.push({ ...problem, suggestion });
      const told = ofStored.counts();
      counts = {
        ...batch.problemCounts,
        'counter-impossible': told['counter-impossible'],
        'value-differs': told['value-differs'],
      };
      for (const ts of batch.ts) {
        if (ts < total.from) total.from = ts;
        if (ts > total.to) total.to = ts;
      }
      batch.values.forEach((values, position) => {
        const column = columns[position]!;
        const series = seriesIds[position];
        values.forEach((value, row) => {
          if (Number.isNaN(value)) return;
          column.readings += 1;
          column.converted ??= conversionOf(plan.targets[position]!, value, column.unit);
          column.min = column.min === null ? value : Math.min(column.min, value);
          column.max = column.max === null ? value : Math.max(column.max, value);
          if (isClosed[position]!(batch.ts[row]!)) total.closed += 1;
          else if (series !== undefined && isStored.get(series, batch.ts[row]) !== undefined)
            total.duplicates += 1;
        });
      });
      control.report('reading', batch.bytesRead / size);
      await breathe(control.signal);
    }
    if (problems.length > 0) {
      const lines = new Set(problems.map(({ line }) => line));
      const again = await open();
      badRows = await collectRows(again.pieces, plan.reader.dialect, lines, () => breathe(control.signal));
    }
  } catch (error) {
    throw asRefusal(error);
  }
  const byReason = counts ?? ({} as ReadingsBatch['problemCounts']);
  return {
    ownerId: upload.ownerId,
    problems,
    fileName: upload.fileName,
    dialect: plan.reader.dialect,
    isWorkbook,
    badRows,
    result: {
      lines: total.lines,
      readings: total.readings,
      duplicates: total.duplicates,
      closed: total.closed,
      from: total.readings === 0 ? null : total.from,
      to: total.readings === 0 ? null : total.to,
      perColumn: columns,
      problemCount: Object.values(byReason).reduce((sum, count) => sum + count, 0),
      problemsByReason: { ...byReason },
      problemsNamed: problems.length,
      problems: firstProblems(problems),
    },
  };
}

/** By line; no reason crowds out the others. */
function firstProblems(problems: readonly NamedProblem[]): NamedProblem[] {
  const seen = new Map<string, number>();
  const isFirst = problems.map(({ reason }) => {
    const count = (seen.get(reason) ?? 0) + 1;
    seen.set(reason, count);
    return count <= FIRST_OF_A_REASON;
  });
  let room = FIRST_PROBLEMS - isFirst.filter(Boolean).length;
  return problems.filter((_problem, at) => {
    if (isFirst[at] === true) return true;
    room -= 1;
    return room >= 0;
  });
}

/** What stands in the file for a value that was converted, but for the last digits of a double. */
function conversionOf(target: Target, after: number, unit: string): DryRun['perColumn'][number]['converted'] {
  const from = target.kind === 'metric' ? (target.unit ?? unit) : unit;
  if (isSameUnit(from, unit)) return null;
  return { from, before: Number(convertUnit(after, unit, from)!.toPrecision(12)), after };
}
