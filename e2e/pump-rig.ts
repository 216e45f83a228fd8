/**
 * Readings of a real pump rig where they are at hand, see docs/testing.md; else a short file of the same make.
 * Either way the flow of `valve1-9.csv` falls below 30.5 once for longer than five seconds.
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { realFile } from './real-data.ts';

export const pumpRigFolder = realFile('pump-rig');

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

/** Limits that a closed valve crosses, as they are typed. */
export const FLOW_LIMITS = {
  lowWarning: '30.5',
  lowCritical: '28',
  deadband: '0.8',
  onDelay: '5',
  rearm: '0',
} as const;

export const VALVE_RUNS = Array.from({ length: 10 }, (_, run) => `valve1-${run}.csv`);
export const ANOMALY_FREE = 'anomaly-free.csv';

export const pumpRigIsThere = existsSync(join(pumpRigFolder, ANOMALY_FREE));

/** Path of one of the files, or of a stand-in for it: five minutes, in those of a valve a breach of 20 seconds. */
export function pumpRigFile(name: string): Promise<string> {
  if (pumpRigIsThere) return Promise.resolve(join(pumpRigFolder, name));
  const made = { seconds: 300, spoil: {} };
  return name === ANOMALY_FREE
    ? writeReadings(name, { ...made, start: '2020-02-08T10:00:00Z', breach: false })
    : writeReadings(name, { ...made, start: '2020-03-01T10:00:00Z', breach: true });
}

export interface MadeReadings {
  readonly start: string;
  readonly seconds: number;
  /** The flow falls from the 120th to the 140th second, and the columns of labels are there. */
  readonly breach: boolean;
  /** Lines to stand instead of those with these numbers; the header is line 1. */
  readonly spoil: Readonly<Record<number, string>>;
}

/** Writes a file of the rig's make at one reading a second; answers with its path. */
export async function writeReadings(name: string, made: MadeReadings): Promise<string> {
  const { start, seconds, breach, spoil } = made;
  const path = test.info().outputPath(name);
  const header = ['datetime', ...METRICS, ...(breach ? ['anomaly', 'changepoint'] : [])].join(';');
  const rows = Array.from({ length: seconds }, (_, second) => {
    const low = breach && second >= 120 && second < 140;
    const time = new Date(Date.parse(start) + second * 1000).toISOString();
    const values = [0.2, 0.27, 2.1, 0.38, 90.6, 26.8, 230, low ? 29 : 32, ...(breach ? [0, 0] : [])];
    return [`${time.slice(0, 10)} ${time.slice(11, 19)}`, ...values].join(';');
  });
  const lines = [header, ...rows].map((line, index) => spoil[index + 1] ?? line);
  await writeFile(path, `${lines.join('\r\n')}\r\n`);
  return path;
}
