/** The runs of a real pump rig, read with the product's own reader; the labels are kept apart from the sensors. */
import { createReadStream } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { detectDialect, type Dialect, SAMPLE_BYTES } from '../../src/core/imports/csv/dialect.ts';
import { readReadings } from '../../src/core/imports/csv/readings.ts';
import type { Reading } from '../../src/shared/domain/threshold.ts';

export interface Run {
  readonly name: string;
  /** Instants of all readings, ms UTC. */
  readonly ts: readonly number[];
  /** One array per sensor, as long as `ts`. */
  readonly sensors: ReadonlyMap<string, readonly Reading[]>;
  /** Whether a person marked the instant as abnormal; none in the run without anomalies. Nothing may be tuned on it. */
  readonly isAnomaly: readonly boolean[];
}

export interface Rig {
  readonly clean: Run;
  readonly valve: readonly Run[];
}

const CLEAN = 'anomaly-free';
const LABEL = 'anomaly';

export async function loadRig(folder: string): Promise<Rig> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.csv')).sort();
  const runs = await Promise.all(
    files.map((file) => loadRun(join(folder, file), file.replace(/\.csv$/, ''))),
  );
  const clean = runs.find(({ name }) => name === CLEAN);
  if (clean === undefined) throw new Error(`${CLEAN}.csv is not in ${folder}`);
  return { clean, valve: runs.filter((run) => run !== clean) };
}

/** @throws Error for a file with cells that cannot be read, which these do not have */
async function loadRun(path: string, name: string): Promise<Run> {
  const dialect = await dialectOf(path);
  const columns = dialect.columns
    .filter(({ leaveOut, name: column }) => !leaveOut || column === LABEL)
    .map(({ index, name: target }) => ({ index, target }));
  const plan = { dialect, zone: 'UTC', columns, latest: Number.MAX_SAFE_INTEGER };
  const read = columns.map((): Reading[] => []);
  const instants: number[] = [];
  for await (const { ts, values, problems } of readReadings(createReadStream(path), plan)) {
    if (problems.length > 0) throw new Error(`${name} has cells that cannot be read`);
    instants.push(...ts);
    values.forEach((column, at) => {
      column.forEach((value, row) => read[at]!.push({ ts: ts[row]!, value }));
    });
  }
  const named = columns.map(({ target }, at) => [target, read[at]!] as const);
  const labels = new Map(named).get(LABEL);
  return {
    name,
    ts: instants,
    sensors: new Map(named.filter(([target]) => target !== LABEL)),
    isAnomaly: labels?.map(({ value }) => value === 1) ?? instants.map(() => false),
  };
}

async function dialectOf(path: string): Promise<Dialect> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return detectDialect(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
