/** The ten valve runs and the long clean run of a real water loop; see the README of the shared data. */
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, type TestContext } from 'vitest';
import { detectDialect, SAMPLE_BYTES, type Dialect } from './dialect.ts';
import { readReadings } from './readings.ts';

const PROJECT = fileURLToPath(new URL('../../../../', import.meta.url));
const FOLDER = join(process.env.MILLWRIGHT_DATA ?? join(PROJECT, '../shared/data'), 'pump-rig');

const SENSORS = [
  'Accelerometer1RMS',
  'Accelerometer2RMS',
  'Current',
  'Pressure',
  'Temperature',
  'Thermocouple',
  'Voltage',
  'Volume Flow RateRMS',
];
const LABELS = ['anomaly', 'changepoint'];

function filesOrSkip(context: TestContext): string[] {
  if (!existsSync(FOLDER)) {
    const reason = `skipped, the real data is not on this machine: ${FOLDER}`;
    process.stderr.write(`${context.task.name}: ${reason}\n`);
    context.skip(reason);
  }
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.csv'))
    .map((file) => join(FOLDER, file));
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

describe('the files of the pump rig', () => {
  it('are recognised, with their label columns left out', async (context) => {
    for (const path of filesOrSkip(context)) {
      const dialect = await dialectOf(path);
      expect(dialect).toMatchObject({
        encoding: 'utf-8',
        separator: ';',
        decimalMark: '.',
        dateFormat: 'iso-8601',
        timeHasOffset: false,
        timeColumn: 0,
        dateColumn: null,
        headerRow: true,
        firstDataLine: 2,
        notes: [],
      });
      const namesOf = (kind: string): string[] =>
        dialect.columns.filter((column) => column.kind === kind).map((column) => column.name);
      expect(namesOf('number')).toEqual(SENSORS);
      expect(namesOf('label')).toEqual(path.endsWith('anomaly-free.csv') ? [] : LABELS);
      expect(dialect.columns.filter((column) => !column.leaveOut).map((column) => column.name)).toEqual(
        SENSORS,
      );
    }
  });

  it('hold 165,672 readings on 20,709 lines without a problem', async (context) => {
    const total = { files: 0, lines: 0, readings: 0, problems: 0 };
    for (const path of filesOrSkip(context)) {
      const dialect = await dialectOf(path);
      const columns = dialect.columns
        .filter((column) => !column.leaveOut)
        .map(({ index, name }) => ({ index, target: name }));
      const plan = { dialect, zone: 'Europe/Moscow', columns, latest: Date.UTC(2026, 0) };
      let last = 0;
      for await (const batch of readReadings(createReadStream(path), plan)) {
        total.lines += batch.lines;
        total.readings += batch.readings;
        total.problems += batch.problems.length;
        for (const ts of batch.ts) {
          expect(ts).toBeGreaterThan(last);
          last = ts;
        }
      }
      total.files += 1;
    }
    expect(total).toEqual({ files: 11, lines: 20_709, readings: 165_672, problems: 0 });
  });
});
