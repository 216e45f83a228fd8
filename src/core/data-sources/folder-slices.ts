/** The rows of a file of a watched folder as what is stored of them in one go each, however they are laid out. */
import type { Layout } from '../../shared/contract/data-sources.ts';
import { MOST_READINGS } from '../../shared/contract/data-sources.ts';
import { type Choice, codeOf } from '../../shared/domain/choices.ts';
import { columnUnit, splitUnit } from '../../shared/domain/column-unit.ts';
import { canonicalUnit } from '../../shared/domain/units.ts';
import type { Database } from '../database/database.ts';
import type { Dialect, LongColumns } from '../imports/csv/dialect.ts';
import { type LongPlan, readLong } from '../imports/csv/long.ts';
import { isEmptyCell } from '../imports/csv/numbers.ts';
import { type Problem, type ReadingsBatch, readReadings } from '../imports/csv/readings.ts';
import { withoutGuard } from '../records/tables/guard.ts';
import { resolver } from './mapping.ts';
import type { IncomingReading } from './reading.ts';
import type { Origin } from './take.ts';

export interface NamedProblem extends Problem {
  /** Of the metric of its column. */
  readonly address: string | null;
}

/** What is stored in one go. */
export interface Slice {
  readonly readings: readonly (IncomingReading & { readonly line: number; readonly column: string })[];
  readonly problems: readonly NamedProblem[];
  /** The last line of it. */
  readonly until: number;
}

interface MetricColumn {
  readonly index: number;
  readonly name: string;
  readonly address: string;
  readonly unit: string | null;
  readonly choices: readonly Choice[] | undefined;
}

/** Where a column of that name is, in any case; null: it has none. */
export function columnAt({ columns }: Dialect, name: string): number | null {
  const wanted = name.toLowerCase();
  return columns.find((column) => column.name.toLowerCase() === wanted)?.index ?? null;
}

/** The columns as somebody has said; null: each metric has one; undefined: one of them is not there. */
export function longOf(dialect: Dialect, layout: Layout | undefined): LongColumns | null | undefined {
  if (layout?.kind !== 'long') return null;
  const names = layout.names.map((name) => columnAt(dialect, name));
  const value = columnAt(dialect, layout.value);
  const unit = layout.unit === null ? null : columnAt(dialect, layout.unit);
  const isMissing = value === null || (unit === null && layout.unit !== null);
  const found = names.filter((index) => index !== null);
  return isMissing || found.length < names.length ? undefined : { names: found, value, unit };
}

/** Columns that the source has a metric for, or that are called as one: `P-101/Vibration [mm/s]`. */
export function columnsOf(database: Database, { mapping }: Origin, dialect: Dialect): MetricColumn[] {
  const metricAt = resolver(database, mapping);
  const names = new Map(mapping.map(({ address }) => [address.toLowerCase(), address]));
  return dialect.columns.flatMap(({ index, name: header, kind }): MetricColumn[] => {
    if (kind === 'time' || kind === 'date') return [];
    const whole = withoutGuard(header);
    const { name, unit } = splitUnit(whole);
    const address = [whole, name]
      .map((called) => names.get(called.toLowerCase()) ?? called)
      .find((called) => metricAt(called) !== null);
    if (address === undefined) return [];
    const metric = metricAt(address)!;
    // What stands in brackets need not be a unit; one that measures something else is held back. What stands behind a
    // comma in the name of the metric itself is none.
    const isNamed = address.toLowerCase() === whole.toLowerCase() && !/[\])]$/.test(whole);
    const isUnit = unit !== '' && !isNamed && columnUnit(unit, metric).doubt !== 'unknown';
    const choices = metric.choices ?? undefined;
    return [{ index, name: header, address, unit: isUnit ? unit : null, choices }];
  });
}

interface WidePlan {
  readonly dialect: Dialect;
  readonly zone: string;
  readonly metrics: readonly MetricColumn[];
}

/** Of a file with a column for each metric. */
export async function* wideSlices(
  pieces: AsyncIterable<Uint8Array>,
  { dialect, zone, metrics }: WidePlan,
  signal: AbortSignal,
): AsyncGenerator<Slice, void, undefined> {
  const plan = {
    dialect,
    zone,
    columns: metrics.map(({ index, address, choices }) => ({ index, target: address, choices })),
    latest: Number.POSITIVE_INFINITY,
    keepsRepeated: true,
  };
  for await (const batch of readReadings(pieces, plan, signal)) yield* slicesOf(batch, metrics);
}

interface LongOptions {
  readonly database: Database;
  readonly origin: Origin;
  readonly signal: AbortSignal;
  /** What a reading without a name is held back under. */
  readonly nameless: string;
}

/** Of a file with a row for each reading. Names are looked up anew for each slice, so that many are no burden. */
export async function* longSlices(
  pieces: AsyncIterable<Uint8Array>,
  plan: LongPlan,
  { database, origin, signal, nameless }: LongOptions,
): AsyncGenerator<Slice, void, undefined> {
  const header = plan.dialect.columns[plan.columns.value]!.name;
  const { unit } = splitUnit(withoutGuard(header));
  // What stands in brackets need not be a unit.
  const unitOfAll = canonicalUnit(unit) === null ? null : unit;
  for await (const { readings, problems } of readLong(pieces, plan, signal)) {
    const metricAt = resolver(database, origin.mapping);
    const isBlank = (address: string, given: string): boolean => {
      if (!isEmptyCell(given)) return false;
      const choices = metricAt(address)?.choices ?? null;
      return choices === null || codeOf(choices, given) === null;
    };
    const filled = readings.flatMap(({ name, unit: said, ...reading }) => {
      const address = name === '' ? nameless : withoutGuard(name);
      const column = name === '' ? header : `${header}: ${name}`;
      if (isBlank(address, reading.given)) return [];
      return [{ ...reading, address, unit: said ?? unitOfAll, column }];
    });
    yield {
      readings: filled,
      problems: problems.map((problem) => ({ ...problem, address: null })),
      until: Math.max(readings.at(-1)?.line ?? 0, problems.at(-1)?.line ?? 0),
    };
  }
}

/** A batch in pieces that are stored in one go each. */
function* slicesOf(
  batch: ReadingsBatch,
  columns: readonly MetricColumn[],
): Generator<Slice, void, undefined> {
  const rowsAtOnce = Math.max(1, Math.floor(MOST_READINGS / columns.length));
  const addressOf = new Map(columns.map(({ name, address }) => [name, address]));
  let told = 0;
  for (let from = 0; from === 0 || from < batch.rows; from += rowsAtOnce) {
    const to = Math.min(batch.rows, from + rowsAtOnce);
    const readings: Slice['readings'][number][] = [];
    for (let row = from; row < to; row += 1) {
      columns.forEach(({ address, unit, name }, at) => {
        const value = batch.values[at]![row]!;
        if (Number.isNaN(value)) return;
        const [ts, line] = [batch.ts[row]!, batch.line[row]!];
        readings.push({ address, ts, value, given: String(value), unit, line, column: name });
      });
    }
    const isLast = to === batch.rows;
    const end = isLast ? Number.POSITIVE_INFINITY : batch.line[to - 1]!;
    const problems: NamedProblem[] = [];
    while (told < batch.problems.length && batch.problems[told]!.line <= end) {
      const problem = batch.problems[told]!;
      problems.push({ ...problem, address: addressOf.get(problem.column ?? '') ?? null });
      told += 1;
    }
    const until = Math.max(batch.line[to - 1] ?? 0, problems.at(-1)?.line ?? 0);
    yield { readings, problems, until };
  }
}
