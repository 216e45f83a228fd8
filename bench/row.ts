/** One row of the bench: what is measured, beside the best one could do, in the same run. */

export interface Measured {
  readonly ours: number;
  /** Null where there is nothing to compare with (memory). */
  readonly yardstick: number | null;
}

/** A file in bench/rows/ has one of these, or an array of them, as its default export. */
export interface BenchRow {
  /** Name on the command line and in the results, e.g. `chart`. Rows of several sizes share it. */
  readonly id: string;
  /** What was measured on, e.g. `50 M readings`. */
  readonly size: string;
  /** Of ours, yardstick and limit: `ms`, `s`, `MiB`. */
  readonly unit: string;
  /** The greatest ours / yardstick, or null where only the limit counts. */
  readonly budget: number | null;
  /** The greatest ours, in `unit`. */
  readonly limit?: number;
  /** The greatest ours - yardstick, in `unit`. */
  readonly excess?: number;
  /** Null where it cannot be measured on this machine, for want of data; the row is then left out. */
  run(): Promise<Measured | null>;
}

/** An entry of bench/results.json. */
export interface BenchResult {
  readonly id: string;
  readonly size: string;
  readonly ours: number;
  readonly yardstick: number | null;
  readonly unit: string;
  readonly ratio: number | null;
  readonly budget: number | null;
  readonly pass: boolean;
}

/** Three significant digits say all a measurement on a shared machine can. */
function round(value: number): number {
  return Number(value.toPrecision(3));
}

export function judge(row: BenchRow, { ours, yardstick }: Measured): BenchResult {
  const ratio = yardstick === null ? null : ours / yardstick;
  const { id, size, unit, budget, limit = Infinity, excess = Infinity } = row;
  const pass =
    (budget === null || (ratio !== null && ratio <= budget)) &&
    ours <= limit &&
    (yardstick === null || ours - yardstick <= excess);
  return {
    id,
    size,
    ours: round(ours),
    yardstick: yardstick === null ? null : round(yardstick),
    unit,
    ratio: ratio === null ? null : round(ratio),
    budget,
    pass,
  };
}

const COLUMNS = ['id', 'size', 'ours', 'yardstick', 'unit', 'ratio', 'budget', 'pass'] as const;

/** The results as a table of plain text. */
export function table(results: readonly BenchResult[]): string {
  const cell = (value: BenchResult[keyof BenchResult]): string => {
    if (typeof value === 'boolean') return value ? 'pass' : 'MISS';
    return value === null ? '-' : String(value);
  };
  const rows = [COLUMNS, ...results.map((result) => COLUMNS.map((name) => cell(result[name])))];
  const widths = COLUMNS.map((_name, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
