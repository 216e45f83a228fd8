import { describe, expect, it } from 'vitest';
import { createTestCore } from '../../testing/core.ts';
import { aCollector } from '../../testing/data-sources.ts';
import { aMetric, anAsset } from '../../testing/factories.ts';
import { startCollector } from './http.ts';

const CLIENTS = 4;
const BATCHES = 50;
const BATCH = 5000;
const MONTH_MS = 30 * 86_400_000;
/** What the second half may need beyond the first: far less than half a million readings kept. */
const MOST_BYTES = 64_000_000;

describe('a million readings from four collectors at once', () => {
  it('are all stored, and the second half needs no more memory than the first', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const admin = test.as('admin');
    const assetId = anAsset(test, { tag: 'P-101' });
    const collector = await startCollector({ host: '127.0.0.1', port: 0 }, { database, ports: test.ports });
    const url = `http://127.0.0.1:${collector.port}/readings`;
    const start = test.ports.clock.now() - MONTH_MS;
    const most = [0, 0];

    const send = async (key: string, body: string, half: 0 | 1): Promise<void> => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const answer = await fetch(url, { method: 'POST', headers, body });
      const told = (await answer.json()) as { taken?: number };
      most[half] = Math.max(most[half]!, process.memoryUsage().rss);
      if (answer.status === 200) return expect(told.taken).toBe(BATCH);
      expect([429, 503]).toContain(answer.status);
      test.ports.clock.advance(1000 * Number(answer.headers.get('retry-after')));
      return send(key, body, half);
    };
    const client = async (number: number): Promise<void> => {
      const key = `mwk_${String(number).repeat(43)}`;
      await aCollector(test, admin, { name: `Line ${number}`, key });
      aMetric(test, { assetId, name: `Vibration ${number}` });
      for (let batch = 0; batch < BATCHES; batch += 1) {
        const readings = Array.from({ length: BATCH }, (_, index) => ({
          metric: `P-101/Vibration ${number}`,
          ts: start + (batch * BATCH + index) * 1000,
          value: index % 100,
        }));
        await send(key, JSON.stringify({ readings }), batch < BATCHES / 2 ? 0 : 1);
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
    await collector.close();
    expect(database.sql('SELECT count(*) FROM readings').pluck().get()).toBe(CLIENTS * BATCHES * BATCH);
    expect(most[1]! - most[0]!).toBeLessThan(MOST_BYTES);
  });
});
