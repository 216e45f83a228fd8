/** A station with a folder that it watches, looked into as often as a test says. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FolderConfig } from '../shared/contract/data-sources.ts';
import { createTestCore, type TestCore } from './core.ts';
import { aMetric, anAsset } from './factories.ts';

const POLL_MS = 10_000;

export const folderConfig = (path: string, changes: Partial<FolderConfig> = {}) =>
  ({
    kind: 'folder',
    path,
    pattern: '*.csv',
    pollSeconds: POLL_MS / 1000,
    zone: 'Europe/Berlin',
    decimalMark: null,
    dateFormat: null,
    ...changes,
  }) as const;

/** A station with a folder that it watches; `Temp` is what the source calls a metric. */
export async function aWatchedFolder(changes: Partial<FolderConfig> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'millwright-watched-'));
  const test = await createTestCore();
  const admin = test.as('admin');
  const assetId = anAsset(test, { tag: 'P-101' });
  aMetric(test, { assetId, name: 'Vibration', unit: 'mm/s', plausibleMin: 0, plausibleMax: 100 });
  aMetric(test, { assetId, name: 'Temperature', unit: '°C' });
  const id = test.newId();
  const source = {
    id,
    name: 'Logger',
    enabled: true,
    mapping: [{ address: 'Temp', metric: 'P-101/Temperature' }],
  };
  await admin.dataSources.save({ ...source, config: folderConfig(folder, changes) });
  await test.core.services.sources.settle();
  return {
    test,
    admin,
    id,
    source,
    folder,
    at: (...names: string[]) => join(folder, ...names),
    write: (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text),
    read: (...names: string[]) => readFileSync(join(folder, ...names), 'utf8'),
    list: (...names: string[]) => readdirSync(join(folder, ...names)).toSorted(),
    looks: (times: number) => test.ports.timers.pass(times * POLL_MS),
    state: async () => (await admin.dataSources.list())[0],
    lines: async () => (await admin.dataSources.activity({ sourceId: id })).rows,
    count: () => readingsIn(test),
    [Symbol.asyncDispose]: async () => {
      await test[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** How many are stored. */
export const readingsIn = (test: TestCore) =>
  test.core.services.database.sql('SELECT count(*) FROM readings').pluck().get() as number;
