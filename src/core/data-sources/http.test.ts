import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { aCollector, API_KEY } from '../../testing/data-sources.ts';
import { aMetric, anAsset } from '../../testing/factories.ts';
import { isLoopback, ownAddresses } from './endpoint.ts';
import { MOST_BODY_BYTES, MOST_WAITING, type RunningCollector, startCollector } from './http.ts';

const TS = Date.UTC(2026, 10, 2, 5, 0, 0);

async function aLine(patienceMs?: number) {
  const test = await createTestCore();
  const admin = test.as('admin');
  const assetId = anAsset(test, { tag: 'P-101' });
  const metricId = aMetric(test, {
    assetId,
    name: 'Vibration',
    unit: 'mm/s',
    plausibleMin: 0,
    plausibleMax: 100,
  });
  const sourceId = await aCollector(test, admin);
  const { database } = test.core.services;
  const collector = await startCollector(
    { host: '127.0.0.1', port: 0 },
    { database, ports: test.ports, ...(patienceMs === undefined ? {} : { patienceMs }) },
  );
  const stored = () =>
    database.sql('SELECT ts, value FROM readings ORDER BY ts').all() as { ts: number; value: number }[];
  return {
    test,
    admin,
    sourceId,
    metricId,
    collector,
    stored,
    [Symbol.asyncDispose]: async () => {
      await collector.close();
      await test[Symbol.asyncDispose]();
    },
  };
}

function post(
  { port }: RunningCollector,
  body: unknown,
  headers: Record<string, string> = {},
  path = '/readings',
): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const one = (value: unknown, more: object = {}) => ({
  readings: [{ metric: 'P-101/Vibration', ts: TS, value, ...more }],
});

async function refusalOf(answer: Promise<Response>) {
  const response = await answer;
  return [response.status, ((await response.json()) as { error: string }).error];
}

async function sourceOf({ list }: { list: () => Promise<readonly object[]> }) {
  return (await list())[0];
}

describe('the collector endpoint', () => {
  it('stores what it is sent and says of each reading what became of it', async () => {
    await using line = await aLine();
    const { collector, stored, metricId, admin, test } = line;
    const answer = await post(collector, {
      readings: [
        { metric: 'P-101/Vibration', ts: '2026-11-02T05:00:00Z', value: 7.1 },
        { metric: 'p-101/vibration', ts: TS, value: 7.1 },
        { metric: metricId, ts: TS + 1000, value: 1, unit: 'in/s' },
        { metric: 'P-101/Vibration', ts: TS + 2000, value: 900 },
        { metric: 'P-101/Vibration', ts: TS + 3000, value: 'broken' },
        { metric: 'P-101/Vibration', ts: 'yesterday', value: 1 },
        { metric: 'P-101/Vibration', ts: test.ports.clock.now() + 600_001, value: 1 },
        { metric: 'P-101/Vibration', ts: 1000, value: 1 },
        { metric: 'P-102/Vibration', ts: TS, value: 1 },
        { metric: 'P-101/Vibration', ts: TS + 4000, value: 1, unit: 'bar' },
      ],
    });
    expect(answer.status).toBe(200);
    const held = (reason: string) => ({ status: 'quarantined', reason });
    expect(await answer.json()).toEqual({
      taken: 2,
      duplicates: 1,
      quarantined: 7,
      results: [
        { status: 'taken' },
        { status: 'duplicate' },
        { status: 'taken' },
        held('beyond-plausible'),
        held('not-a-number'),
        held('time-unreadable'),
        held('clock-ahead'),
        held('clock-behind'),
        held('unknown-metric'),
        held('unit-unknown'),
      ],
    });
    expect(stored()).toEqual([
      { ts: TS, value: 7.1 },
      { ts: TS + 1000, value: expect.closeTo(25.4, 9) as number },
    ]);
    expect(await sourceOf(admin.dataSources)).toMatchObject({
      taken: 2,
      duplicates: 1,
      quarantined: 7,
      waiting: 7,
      lastHeardAt: test.ports.clock.now(),
    });
  });

  it('takes the same batch again as duplicates, and holds nothing back twice', async () => {
    await using line = await aLine();
    const batch = { readings: [...one(1).readings, ...one(900, { ts: TS + 1 }).readings] };
    await post(line.collector, batch);
    expect(await (await post(line.collector, batch)).json()).toMatchObject({ duplicates: 1, quarantined: 1 });
    expect(line.stored()).toHaveLength(1);
    expect(await sourceOf(line.admin.dataSources)).toMatchObject({ waiting: 1 });
  });

  it('finds the metrics that a source calls by names of its own', async () => {
    await using line = await aLine();
    const { admin, sourceId, collector } = line;
    const mapping = [{ address: 'ns=2;s=VT101', metric: 'P-101/Vibration' }];
    await admin.dataSources.save({
      id: sourceId,
      name: 'PLC',
      enabled: true,
      config: { kind: 'http' },
      mapping,
    });
    const answer = await post(collector, { readings: [{ metric: 'ns=2;s=VT101', ts: TS, value: 3 }] });
    expect(await answer.json()).toMatchObject({ taken: 1 });
  });

  it.each([
    ['no key', { authorization: '' }],
    ['another key', { authorization: `Bearer mwk_${'x'.repeat(43)}` }],
    ['a key of another form', { authorization: 'Basic a2s6a2s=' }],
  ])('refuses %s', async (_what, headers) => {
    await using line = await aLine();
    expect(await refusalOf(post(line.collector, one(1), headers))).toEqual([401, 'unknown-key']);
    expect(line.stored()).toEqual([]);
  });

  it('refuses the key of a source that is switched off, archived or has another key', async () => {
    await using line = await aLine();
    const { admin, sourceId: id, collector } = line;
    const save = (enabled: boolean) =>
      admin.dataSources.save({ id, name: 'PLC', enabled, config: { kind: 'http' }, mapping: [] });
    await save(false);
    expect(await refusalOf(post(collector, one(1)))).toEqual([401, 'unknown-key']);
    await save(true);
    expect((await post(collector, one(1))).status).toBe(200);
    await admin.dataSources.setKey({ id, key: `mwk_${'n'.repeat(43)}` });
    expect(await refusalOf(post(collector, one(1)))).toEqual([401, 'unknown-key']);
    await admin.dataSources.setKey({ id, key: API_KEY });
    await admin.dataSources.archive({ id });
    expect(await refusalOf(post(collector, one(1)))).toEqual([401, 'unknown-key']);
  });

  it.each([
    ['no JSON', '{', {}, [400, 'not-json']],
    ['something else', '[]', {}, [400, 'readings-expected']],
    ['a reading without a metric', { readings: [...one(1).readings, { ts: 1 }] }, {}, [400, 'bad-reading 1']],
    ['a form', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, [415, 'json-expected']],
    ['packed bytes', 'x', { 'content-encoding': 'gzip' }, [415, 'plain-expected']],
    [
      'too many readings',
      { readings: Array.from({ length: 5001 }, () => one(1).readings[0]) },
      {},
      [413, 'too-many-readings'],
    ],
    ['a huge body', ' '.repeat(MOST_BODY_BYTES + 1), {}, [413, 'body-too-large']],
  ])('refuses %s and stores nothing of it', async (_what, body, headers, refusal) => {
    await using line = await aLine();
    expect(await refusalOf(post(line.collector, body, headers))).toEqual(refusal);
    expect(line.stored()).toEqual([]);
  });

  it('refuses bytes that are no text, and a huge body that does not say how long it is', async () => {
    await using line = await aLine();
    const url = `http://127.0.0.1:${line.collector.port}/readings`;
    const headers = { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' };
    const binary = fetch(url, { method: 'POST', headers, body: new Uint8Array([0xff, 0xfe, 0]) });
    expect(await refusalOf(binary)).toEqual([400, 'not-utf-8']);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const endless = request(url, { method: 'POST', headers }, (answer) => resolve(answer.statusCode));
      endless.on('error', reject);
      for (let piece = 0; piece < 40; piece += 1) endless.write(' '.repeat(100_000));
    });
    expect(status).toBe(413);
  });

  it('answers under no other path, method or name', async () => {
    await using line = await aLine();
    const { collector } = line;
    expect(await refusalOf(post(collector, one(1), {}, '/'))).toEqual([404, 'not-found']);
    expect(await refusalOf(fetch(`http://127.0.0.1:${collector.port}/readings`))).toEqual([
      405,
      'method-not-allowed',
    ]);
    const status = await new Promise<number | undefined>((resolve) => {
      const { port } = collector;
      const options = { host: '127.0.0.1', port, path: '/readings', method: 'POST' };
      request({ ...options, headers: { host: `plant.example:${port}` } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });
    expect(status).toBe(421);
  });

  it('gives no other page leave to read what it answers', async () => {
    await using line = await aLine();
    const answer = await post(line.collector, one(1), { origin: 'https://elsewhere.example' });
    expect([...answer.headers.keys()].filter((name) => /^access-control|^set-cookie/.test(name))).toEqual([]);
  });

  it('slows down who sends too often, and says for how long', async () => {
    await using line = await aLine();
    const answers = [];
    for (let turn = 0; turn < 61; turn += 1) answers.push(await post(line.collector, { readings: [] }));
    expect(answers.slice(0, 60).every(({ status }) => status === 200)).toBe(true);
    expect(answers[60]!.status).toBe(429);
    expect(answers[60]!.headers.get('retry-after')).toBe('1');
    line.test.ports.clock.advance(1000);
    expect((await post(line.collector, { readings: [] })).status).toBe(200);
  });

  it('keeps guessers of keys from trying many, and nobody else', async () => {
    await using line = await aLine();
    const guess = () => post(line.collector, one(1), { authorization: `Bearer mwk_${'g'.repeat(43)}` });
    for (let turn = 0; turn < 20; turn += 1) expect((await guess()).status).toBe(401);
    expect((await guess()).status).toBe(429);
    expect((await post(line.collector, one(1))).status).toBe(200);
  });

  it('asks to come again while something long is being written, and takes it then', async () => {
    await using line = await aLine();
    const { database } = line.test.core.services;
    const begun = Promise.withResolvers<void>();
    const go = new AbortController();
    const long = database.writeInSlices(
      { actorId: null, command: 'test' },
      function* endless() {
        begun.resolve();
        for (;;) yield;
      },
      { signal: go.signal },
    );
    await begun.promise;
    const answer = await post(line.collector, one(1));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    go.abort();
    await long.catch(() => {});
    expect((await post(line.collector, one(1))).status).toBe(200);
  });

  it('asks who comes while sixteen wait to come again', async () => {
    await using line = await aLine();
    const { port } = line.collector;
    const headers = {
      authorization: `Bearer ${API_KEY}`,
      'content-type': 'application/json',
      // Whoever is told to go on has been let in.
      expect: '100-continue',
    };
    const slow = Array.from({ length: MOST_WAITING }, () => {
      const sent = request({ host: '127.0.0.1', port, path: '/readings', method: 'POST', headers });
      sent.flushHeaders();
      return {
        sent,
        isIn: new Promise<void>((resolve) => sent.once('continue', resolve)),
        status: new Promise((resolve) =>
          sent.once('response', (answer) => resolve(answer.resume().statusCode)),
        ),
      };
    });
    await Promise.all(slow.map(({ isIn }) => isIn));
    const refused = await post(line.collector, { readings: [] });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    for (const { sent } of slow) sent.end('{"readings":[]}');
    const statuses = await Promise.all(slow.map(({ status }) => status));
    expect(statuses).toEqual(statuses.map(() => 200));
    expect((await post(line.collector, { readings: [] })).status).toBe(200);
  });

  const [outside] = ownAddresses().filter(({ host }) => !isLoopback(host) && !host.includes(':'));

  it('listens on loopback alone, and on another address of this computer when it is set to', async (context) => {
    if (outside === undefined) return context.skip('this computer has no address but loopback');
    await using line = await aLine();
    const { database } = line.test.core.services;
    const url = (port: number) => `http://${outside.host}:${port}/readings`;
    const send = (port: number) =>
      fetch(url(port), {
        method: 'POST',
        headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
        body: JSON.stringify(one(1)),
      });
    await expect(send(line.collector.port)).rejects.toThrow('fetch failed');
    const wide = await startCollector({ host: outside.host, port: 0 }, { database, ports: line.test.ports });
    expect((await send(wide.port)).status).toBe(200);
    await wide.close();
    expect(line.stored()).toHaveLength(1);
  });

  it('hangs up on who does not go on sending', async () => {
    await using line = await aLine(200);
    const socket = connect(line.collector.port, '127.0.0.1');
    socket.write('POST /readings HTTP/1.1\r\nHost: 127');
    await new Promise<void>((resolve) => socket.once('close', () => resolve()).resume());
    expect(line.stored()).toEqual([]);
  });

  it('is off until somebody switches it on, and is closed with the core', async () => {
    await using test: TestCore = await createTestCore();
    const admin = test.as('admin');
    expect(await admin.dataSources.endpoint()).toMatchObject({
      enabled: false,
      host: '127.0.0.1',
      state: 'off',
    });
    const free = await startCollector(
      { host: '127.0.0.1', port: 0 },
      { database: test.core.services.database, ports: test.ports },
    );
    const { port } = free;
    await aCollector(test, admin);
    await admin.dataSources.setEndpoint({ enabled: true, host: '127.0.0.1', port });
    await test.core.services.sources.settle();
    expect(await admin.dataSources.endpoint()).toMatchObject({ state: 'failed', problem: 'address-in-use' });
    await free.close();
    await test.core.services.sources.settle();
    expect(await admin.dataSources.endpoint()).toMatchObject({ state: 'listening', problem: null });
    expect(await sourceOf(admin.dataSources)).toMatchObject({ state: 'listening' });
    expect((await post(free, { readings: [] })).status).toBe(200);
    await test.core.close();
    await expect(post(free, { readings: [] })).rejects.toThrow('fetch failed');
    await test.restart();
    await test.core.services.sources.settle();
    expect((await post(free, { readings: [] })).status).toBe(200);
  });
});
