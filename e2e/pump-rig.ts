/**
 * Readings of a real pump rig where they are at hand, see docs/testing.md; else a short file of the same make.
 * Either way the flow of `valve1-9.csv` falls below 30.5 once for longer than five seconds.
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from '@playwright/test';

export const pumpRigFolder = join(
  process.env['MILLWRIGHT_DATA'] ?? join(import.meta.dirname, '..', '..', 'shared', 'data'),
  'pump-rig',
);

export const FLOW = 'Volume Flow RateRMS';
export const METRICS = [
  'Accelerometer1RMS',
  'Accelerometer2RMS',
  'Current',
  'Pressure',
  'Temperature',
  'Thermocouple',
  'Voltage',
  FLOW,
] as const;

export const VALVE_RUNS = Array.from({ length: 10 }, (_, run) => `valve1-${run}.csv`);
export const ANOMALY_FREE = 'anomaly-free.csv';

export const pumpRigIsThere = existsSync(join(pumpRigFolder, ANOMALY_FREE));

/** Path of one of the files, or of a stand-in for it. */
export async function pumpRigFile(name: string): Promise<string> {
  if (pumpRigIsThere) return join(pumpRigFolder, name);
  const path = test.info().outputPath(name);
  await writeFile(path, name === ANOMALY_FREE ? standIn('2020-02-08', false) : standIn('2020-03-01', true));
  return path;
}

/** Five minutes at one reading a second; with `breach` the flow falls for 20 seconds. */
function standIn(day: string, breach: boolean): string {
  const rows = Array.from({ length: 300 }, (_, second) => {
    const low = breach && second >= 120 && second < 140;
    const time = new Date(Date.parse(`${day}T10:00:00Z`) + second * 1000).toISOString();
    const values = [0.2, 0.27, 2.1, 0.38, 90.6, 26.8, 230, low ? 29 : 32, ...(breach ? [0, 0] : [])];
    return [`${time.slice(0, 10)} ${time.slice(11, 19)}`, ...values].join(';');
  });
  const header = ['datetime', ...METRICS, ...(breach ? ['anomaly', 'changepoint'] : [])].join(';');
  return [header, ...rows, ''].join('\r\n');
}
