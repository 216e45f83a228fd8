/**
 * What a test needs to stand before it begins, made through the contract as the person who is signed in to a
 * window. Steps that a test is about are walked on the screen instead. Browser host only.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { expect, type Page } from '@playwright/test';
import { WebSocket } from 'ws';
import type { Client, Inputs, Outputs } from '../src/shared/contract/index.ts';
import { RPC_PATH } from '../src/shared/host.ts';
import { uuidv7 } from '../src/shared/ids.ts';

function newId(): string {
  return uuidv7(Date.now(), (length) => randomBytes(length));
}

/** Runs `work` as whoever is signed in to `page`. */
async function throughContract<T>(page: Page, work: (client: Client) => Promise<T>): Promise<T> {
  const { origin, host } = new URL(page.url());
  const cookies = await page.context().cookies(origin);
  const session = await page.evaluate(() => localStorage.getItem('millwright.session'));
  const socket = new WebSocket(`ws://${host}${RPC_PATH}`, {
    origin,
    headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
  });
  const link = new RPCLink({
    websocket: socket,
    headers: { authorization: `Bearer ${session}` },
  });
  try {
    await once(socket, 'open');
    return await work(createORPCClient(link));
  } finally {
    socket.close();
  }
}

const CHUNK = 500 * 1024;

async function assetOf(client: Client, tag: string): Promise<string> {
  const [asset] = await client.assets.find({ text: tag });
  return asset!.id;
}

/** Reads a file into an asset with everything as it is recognised, labels left out; answers with what came in. */
export function importReadings(page: Page, tag: string, path: string): Promise<Outputs['imports']['get']> {
  return throughContract(page, async (client) => {
    const assetId = await assetOf(client, tag);
    const uploadId = newId();
    const importId = newId();
    const bytes = await readFile(path);
    await client.uploads.begin({
      uploadId,
      fileName: basename(path),
      size: bytes.length,
      purpose: 'readings',
    });
    for (let offset = 0; offset < bytes.length; offset += CHUNK) {
      const data = bytes.subarray(offset, offset + CHUNK).toString('base64');
      await client.uploads.append({ uploadId, offset, data });
    }
    const { dialect, columns } = await client.imports.inspect({ uploadId, assetId });
    const plan = {
      dialect: { ...dialect, zone: 'Europe/Berlin' },
      columns: columns.map(({ index, proposal }) => ({ index, target: proposal })),
    };
    const { jobId } = await client.imports.start({ uploadId, importId, plan });
    await expect.poll(async () => (await client.jobs.get({ id: jobId })).state).toBe('done');
    return client.imports.get({ id: importId });
  });
}

/** Names of the metrics of an asset with the number of their readings. */
export function readingsOf(page: Page, tag: string): Promise<Map<string, number>> {
  return throughContract(page, async (client) => {
    const metrics = await client.metrics.ofAsset({ assetId: await assetOf(client, tag) });
    return new Map(metrics.map(({ name, span }) => [name, span === null ? 0 : span.count]));
  });
}

/** Makes assets and locations, each below the one that is named with it. */
export function growTrees(
  page: Page,
  trees: {
    readonly assets?: Readonly<Record<string, string | null>>;
    readonly locations?: Readonly<Record<string, string | null>>;
  },
): Promise<void> {
  return throughContract(page, async (client) => {
    const ids = new Map<string | null, string | null>([[null, null]]);
    // They wait for the answers together: what is above another one is sent before it.
    const assets = Object.entries(trees.assets ?? {}).map(([tag, parent]) => {
      const id = newId();
      ids.set(tag, id);
      return client.assets.create({ id, tag, name: `Asset ${tag}`, parentId: ids.get(parent)! });
    });
    await Promise.all(assets);
    for (const [name, parent] of Object.entries(trees.locations ?? {})) {
      const kind = parent === null ? 'site' : 'area';
      ids.set(
        name,
        (await client.locations.create({ id: newId(), name, kind, parentId: ids.get(parent)! })).id,
      );
    }
  });
}

/** An asset with one metric that rings above a limit. */
export function addWatchedMetric(
  page: Page,
  {
    tag,
    metric,
    highWarning,
  }: { readonly tag: string; readonly metric: string; readonly highWarning: number },
): Promise<void> {
  return throughContract(page, async (client) => {
    const [assetId, metricId] = [newId(), newId()];
    await client.assets.create({ id: assetId, tag, name: `Asset ${tag}` });
    await client.metrics.create({ id: metricId, assetId, name: metric, unit: 'l/min' });
    const none = { lowCritical: null, lowWarning: null, highCritical: null };
    const threshold = { ...none, highWarning, deadband: 0, onDelayMs: 0, offDelayMs: 0 };
    await client.metrics.setThreshold({ metricId, threshold });
  });
}

/** Assets of a new type, each with the same metric and readings of its own. */
export function addFleet(
  page: Page,
  fleet: {
    readonly type: string;
    readonly metric: {
      readonly name: string;
      readonly unit: string;
      readonly decimals: number;
      readonly highWarning: number;
    };
    /** By the tag of the asset. */
    readonly readings: Readonly<Record<string, readonly { readonly ts: number; readonly value: number }[]>>;
  },
): Promise<void> {
  return throughContract(page, async (client) => {
    const assetTypeId = newId();
    await client.assetTypes.create({ id: assetTypeId, name: fleet.type });
    const { highWarning, ...metric } = fleet.metric;
    const none = { lowCritical: null, lowWarning: null, highCritical: null };
    const threshold = { ...none, highWarning, deadband: 0, onDelayMs: 0, offDelayMs: 0 };
    for (const [tag, readings] of Object.entries(fleet.readings)) {
      const [assetId, metricId] = [newId(), newId()];
      await client.assets.create({ id: assetId, tag, name: `Asset ${tag}`, assetTypeId });
      await client.metrics.create({ id: metricId, assetId, ...metric });
      await client.metrics.setThreshold({ metricId, threshold });
      for (const reading of readings) await client.metrics.addReading({ metricId, ...reading });
    }
  });
}

/** Enters a reading of now. */
export function enterReading(page: Page, tag: string, metric: string, value: number): Promise<void> {
  return throughContract(page, async (client) => {
    const metrics = await client.metrics.ofAsset({ assetId: await assetOf(client, tag) });
    const { id: metricId } = metrics.find(({ name }) => name === metric)!;
    await client.metrics.addReading({ metricId, ts: Date.now(), value });
  });
}

/** A new asset with an alarm of a change, of a state and, as soon as it is noticed, of silence. */
export function raiseOtherTypes(page: Page, tag: string): Promise<void> {
  return throughContract(page, async (client) => {
    const [assetId, now] = [newId(), Date.now()];
    await client.assets.create({ id: assetId, tag, name: `Asset ${tag}` });
    const add = async (metric: Omit<Inputs['metrics']['create'], 'id' | 'assetId'>) => {
      const id = newId();
      await client.metrics.create({ id, assetId, ...metric });
      return id;
    };
    const silent = await add({ name: 'Flow', unit: 'l/min', noDataMs: 15_000 });
    await client.metrics.addReading({ metricId: silent, ts: now - 600_000, value: 5 });
    const changing = await add({ name: 'Temperature', unit: '°C' });
    const none = { lowCritical: null, lowWarning: null, highWarning: null, highCritical: null };
    const delays = { deadband: 0, onDelayMs: 0, offDelayMs: 0 };
    const threshold = { ...none, ...delays, rateWarning: 5, rateWindowMs: 600_000 };
    await client.metrics.setThreshold({ metricId: changing, threshold });
    await client.metrics.addReading({ metricId: changing, ts: now - 300_000, value: 20 });
    await client.metrics.addReading({ metricId: changing, ts: now, value: 30 });
    const choices = [
      { code: 0, label: 'Running', severity: null },
      { code: 1, label: 'Tripped', severity: 'critical' as const },
    ];
    const state = await add({ name: 'State', unit: '', decimals: 0, kind: 'characteristic', choices });
    await client.metrics.addReading({ metricId: state, ts: now, value: 1 });
  });
}
