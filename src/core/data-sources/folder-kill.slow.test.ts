/** Promise: whatever moment a station is killed at, each reading of a watched file is stored once. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTestCore, MIGRATIONS_FOLDER } from '../../testing/core.ts';
import type { CrashPlan } from '../../testing/crash-child.ts';
import { aMetric, anAsset } from '../../testing/factories.ts';
import { violations } from '../../testing/invariants.ts';

const LINES = 12_000;

/** @returns the signal that ended it */
async function live(dataFolder: string, kill: CrashPlan['kill']): Promise<NodeJS.Signals | null> {
  const ids = { part: '', store: '', otherStore: '', metric: '', asset: '', workOrder: '' };
  const scenario = 'folder' as const;
  const plan: CrashPlan = {
    dataFolder,
    migrationsFolder: MIGRATIONS_FOLDER,
    scenario,
    seed: 1,
    kill,
    token: '',
    ids,
  };
  const script = join(import.meta.dirname, '../../testing/crash-child.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(plan)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaint += chunk));
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.on('close', (...ended) => resolve(ended)),
  );
  if (code !== null && code !== 0) throw new Error(complaint);
  return signal;
}

describe('a station that is killed while it reads a watched file', () => {
  it.each([
    ['a column for each metric', 'Time;P-101/Vibration', ';'],
    ['a row for each reading', 'Time;Tag;Value', ';P-101/Vibration;'],
  ])(
    'goes on behind what was stored of a file with %s, killed in a unit of work and between two',
    async (_what, header, before) => {
      const folder = mkdtempSync(join(tmpdir(), 'millwright-watched-'));
      await using test = await createTestCore();
      // The children live in the real present.
      test.ports.clock.set(Date.now());
      aMetric(test, { assetId: anAsset(test, { tag: 'P-101' }), name: 'Vibration', unit: 'mm/s' });
      await test.as('admin').dataSources.save({
        id: test.newId(),
        name: 'Logger',
        enabled: true,
        mapping: [],
        config: {
          kind: 'folder',
          path: folder,
          pattern: '*.csv',
          pollSeconds: 5,
          zone: 'UTC',
          decimalMark: '.',
          dateFormat: null,
        },
      });
      const lines = Array.from({ length: LINES }, (_, n) => {
        return `${new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString()}${before}${n % 90}\n`;
      });
      writeFileSync(join(folder, 'a.csv'), `${header}\n${lines.join('')}`);
      await test.core.close();

      const during = 'folder';
      for (const [point, times] of [
        ['row written', 7000],
        ['after commit', 2],
      ] as const) {
        expect(await live(test.dataFolder, { point, times, during })).toBe('SIGKILL');
        expect(readdirSync(folder)).toEqual(['a.csv']);
      }
      expect(await live(test.dataFolder, null)).toBeNull();

      await test.restart();
      const { database } = test.core.services;
      expect(database.sql('SELECT count(*) AS readings, sum(value) AS sum FROM readings').get()).toEqual({
        readings: LINES,
        sum: Array.from({ length: LINES }, (_, n) => n % 90).reduce((sum, value) => sum + value, 0),
      });
      expect(
        database.sql('SELECT state, taken, duplicates, quarantined FROM data_source_activity').all(),
      ).toEqual([{ state: 'done', taken: LINES, duplicates: 0, quarantined: 0 }]);
      expect(readdirSync(join(folder, 'done'))).toEqual(['a.csv']);
      expect(violations(database)).toEqual([]);
      rmSync(folder, { recursive: true, force: true });
    },
  );
});
