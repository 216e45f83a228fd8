import mqtt from 'mqtt';
import { describe, expect, it } from 'vitest';
import { MOST_READINGS, type MqttConfig } from '../../shared/contract/data-sources.ts';
import { BROKERS, type TestBroker } from '../../testing/broker.ts';
import { aCertificate, type TestCertificate } from '../../testing/certificate.ts';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { aMetric, anAsset } from '../../testing/factories.ts';

const DAY = Date.UTC(2026, 10, 1);

const config = ({ port }: { readonly port: number }, changes: Partial<MqttConfig> = {}) =>
  ({
    kind: 'mqtt',
    url: `mqtt://127.0.0.1:${port}`,
    user: '',
    ca: '',
    cert: '',
    template: 'plant/{asset}/{metric}',
    valuePointer: '/value',
    tsPointer: '/ts',
    unitPointer: '/unit',
    ...changes,
  }) as const;

async function aPlant(broker: TestBroker) {
  const test = await createTestCore();
  const admin = test.as('admin');
  aMetric(test, { assetId: anAsset(test, { tag: 'P-101' }), name: 'Vibration', unit: 'mm/s' });
  const sourceId = test.newId();
  const save = (
    changes: Partial<MqttConfig> = {},
    password?: string,
    mapping: { address: string; metric: string }[] = [],
  ) =>
    admin.dataSources.save({
      id: sourceId,
      name: 'Broker',
      enabled: true,
      config: config(broker, changes),
      mapping,
      ...(password === undefined ? {} : { secrets: { password, key: '' } }),
    });
  const values = () =>
    test.core.services.database.sql('SELECT value FROM readings ORDER BY ts, value').pluck().all();
  return {
    test,
    admin,
    save,
    values,
    sourceId,
    state: async () => (await admin.dataSources.list())[0],
    [Symbol.asyncDispose]: () => test[Symbol.asyncDispose](),
  };
}

/** Waits, change by change, until something is so. */
async function until(test: TestCore, isSo: () => unknown): Promise<void> {
  const { database } = test.core.services;
  while (!(await isSo())) {
    await new Promise<void>((resolve) => {
      const stop = database.onChange(() => {
        stop();
        resolve();
      });
    });
  }
}

interface PublishOptions extends Partial<TestCertificate> {
  readonly retain?: boolean;
  /** With TLS: the authority that vouches for the broker. */
  readonly ca?: string;
}

async function publish(
  { port }: TestBroker,
  messages: readonly (readonly [string, string])[],
  { retain = false, ...tls }: PublishOptions = {},
) {
  const protocol = tls.ca === undefined ? 'mqtt' : 'mqtts';
  const client = await mqtt.connectAsync({ protocol, host: '127.0.0.1', port, reconnectPeriod: 0, ...tls });
  await Promise.all(
    messages.map(([topic, payload]) => client.publishAsync(topic, payload, { qos: 1, retain })),
  );
  await client.endAsync();
}

type Plant = Awaited<ReturnType<typeof aPlant>>;
const connected = ({ test, state }: Plant) => until(test, async () => (await state())?.state === 'connected');

describe.each(BROKERS)('a subscription at $name', ({ aBroker }) => {
  it('takes what is published, by template and by mapped topic', async () => {
    await using broker = await aBroker();
    await using plant = await aPlant(broker);
    await plant.save({}, undefined, [{ address: 'hall/7', metric: 'P-101/Vibration' }]);
    await connected(plant);
    await publish(broker, [
      ['plant/P-101/Vibration', '{"value":1,"ts":"2026-11-02T05:00:00Z"}'],
      ['plant/P-101/Vibration', '{"value":1,"ts":"2026-11-02T05:00:00Z"}'],
      ['hall/7', '{"value":1,"ts":"2026-11-02T05:00:01Z","unit":"in/s"}'],
      ['plant/P-102/Vibration', '3'],
      ['elsewhere', '4'],
      ['plant/P-101/Vibration', '5'],
    ]);
    await until(plant.test, async () => (await plant.state())?.taken === 3);
    expect(await plant.state()).toMatchObject({ taken: 3, duplicates: 1, quarantined: 1, problem: null });
    expect(plant.values()).toEqual([1, 25.4, 5]);
  });

  it('hears what was published while it was away, and loses nothing when the broker is gone for a time', async () => {
    await using broker = await aBroker();
    await using plant = await aPlant(broker);
    await plant.save();
    await connected(plant);
    await plant.test.core.close();
    await publish(broker, [['plant/P-101/Vibration', '{"value":1,"ts":"2026-11-02T05:00:00Z"}']]);
    await plant.test.restart();
    await until(plant.test, () => plant.values().length === 1);
    await connected(plant);
    await broker.kill();
    await until(plant.test, async () => (await plant.state())?.state === 'failed');
    expect(await plant.state()).toMatchObject({ problem: 'unreachable' });
    await broker.start();
    await connected(plant);
    await publish(broker, [['plant/P-101/Vibration', '{"value":2,"ts":"2026-11-02T05:00:01Z"}']]);
    await until(plant.test, () => plant.values().length === 2);
    expect(plant.values()).toEqual([1, 2]);
  });

  it('acknowledges nothing that could not be stored: it comes again', async () => {
    await using broker = await aBroker();
    await using plant = await aPlant(broker);
    await plant.save();
    await connected(plant);
    const connection = plant.test.core.services.database.connectionForTests();
    connection.exec(
      `CREATE TRIGGER full BEFORE INSERT ON readings BEGIN SELECT raise(ABORT, 'disk full'); END`,
    );
    await publish(broker, [['plant/P-101/Vibration', '{"value":1,"ts":"2026-11-02T05:00:00Z"}']]);
    await until(plant.test, async () => (await plant.state())?.problem === 'storing-failed');
    expect(plant.values()).toEqual([]);
    connection.exec('DROP TRIGGER full');
    await until(plant.test, () => plant.values().length === 1);
    expect(plant.values()).toEqual([1]);
  });

  it('commits together what has arrived together, and acknowledges all of it', async () => {
    await using broker = await aBroker();
    await using plant = await aPlant(broker);
    await plant.save();
    await connected(plant);
    let commits = 0;
    plant.test.core.services.database.onChange((topics) => {
      if (topics.includes('readings')) commits += 1;
    });
    const payloads = Array.from({ length: 100 }, (_, n) => JSON.stringify({ value: n, ts: DAY + n }));
    await publish(
      broker,
      payloads.map((payload) => ['plant/P-101/Vibration', payload]),
    );
    await until(plant.test, () => plant.values().length === 100);
    expect(commits).toBeLessThan(100);
    await plant.test.restart();
    await connected(plant);
    await publish(broker, [['plant/P-101/Vibration', JSON.stringify({ value: 7, ts: DAY + 1000 })]]);
    await until(plant.test, () => plant.values().length === 101);
    expect(await plant.state()).toMatchObject({ taken: 101, duplicates: 0 });
  });

  it('takes a list of any length, and messages of one moment as several readings', async () => {
    await using broker = await aBroker();
    await using plant = await aPlant(broker);
    await plant.save();
    await connected(plant);
    const list = Array.from({ length: MOST_READINGS + 1 }, (_, n) => ({ value: 1, ts: DAY + n }));
    const topic = 'plant/P-101/Vibration';
    await publish(broker, [
      [topic, JSON.stringify(list)],
      [topic, '2'],
      [topic, '3'],
    ]);
    await until(plant.test, async () => (await plant.state())?.taken === MOST_READINGS + 3);
    expect(await plant.state()).toMatchObject({ duplicates: 0 });
  });

  it('counts messages that are too large, where they are seen', async () => {
    await using broker = await aBroker();
    await using plant = await aPlant(broker);
    await plant.save();
    await connected(plant);
    const huge = JSON.stringify({ value: 1, note: 'x'.repeat(1_000_000) });
    const topic = 'plant/P-101/Vibration';
    await publish(broker, [
      [topic, huge],
      [topic, huge],
      [topic, '5'],
    ]);
    await until(plant.test, () => plant.values().length === 1);
    expect(await plant.state()).toMatchObject({ taken: 1, tooLarge: 2 });
    const { rows } = await plant.admin.dataSources.activity({ sourceId: plant.sourceId });
    expect(rows).toMatchObject([{ name: topic, state: 'too-large', size: huge.length, times: 2 }]);
  });

  it('does not take an old value that the broker keeps for one of now', async () => {
    await using broker = await aBroker();
    await using plant = await aPlant(broker);
    await publish(broker, [['plant/P-101/Vibration', '9']], { retain: true });
    await plant.save();
    await connected(plant);
    await publish(broker, [['plant/P-101/Vibration', '5']]);
    await until(plant.test, () => plant.values().length === 1);
    expect(plant.values()).toEqual([5]);
    expect(await plant.state()).toMatchObject({ taken: 1, quarantined: 0, retained: 1 });
    const { rows } = await plant.admin.dataSources.activity({ sourceId: plant.sourceId });
    expect(rows).toMatchObject([{ name: 'plant/P-101/Vibration', state: 'failed', problem: 'retained' }]);
  });

  it('says when user or password are refused, and connects once they are right', async () => {
    await using broker = await aBroker({ login: { user: 'plant', password: 'right' } });
    await using plant = await aPlant(broker);
    const { admin, sourceId: id, test, save, state } = plant;
    const asked = { id, config: config(broker, { user: 'plant' }) };
    const tried = async (password: string) =>
      (await admin.dataSources.test({ ...asked, secrets: { password, key: '' } })).problem;
    expect(await tried('wrong')).toBe('refused-login');
    expect(await tried('right')).toBeNull();
    await save({ user: 'plant' }, 'wrong');
    await until(test, async () => (await state())?.problem === 'refused-login');
    await save({ user: 'plant' }, 'right');
    await connected(plant);
    expect((await admin.dataSources.test(asked)).problem).toBeNull();
    expect(JSON.stringify(test.ports.log.lines)).not.toMatch(/wrong|right/);
  });

  it('trusts the authority it is given, and no other', async () => {
    const certificate = aCertificate();
    await using broker = await aBroker({ certificate });
    await using plant = await aPlant(broker);
    const url = `mqtts://127.0.0.1:${broker.port}`;
    const tried = async (ca: string) =>
      (await plant.admin.dataSources.test({ id: plant.sourceId, config: config(broker, { url, ca }) }))
        .problem;
    expect(await tried('')).toBe('certificate');
    expect(await tried(certificate.cert)).toBeNull();
  });

  it('brings readings over TLS', async () => {
    const certificate = aCertificate();
    await using broker = await aBroker({ certificate });
    await using plant = await aPlant(broker);
    await plant.save({ url: `mqtts://127.0.0.1:${broker.port}`, ca: certificate.cert });
    await connected(plant);
    await publish(broker, [['plant/P-101/Vibration', '7']], { ca: certificate.cert });
    await until(plant.test, () => plant.values().length === 1);
    expect(plant.values()).toEqual([7]);
  });

  it('lets the station in by its certificate, and nobody without one', async () => {
    const [certificate, own] = [aCertificate(), aCertificate()];
    await using broker = await aBroker({ certificate, clientsOf: own.cert });
    await using plant = await aPlant(broker);
    const { admin, sourceId: id, test } = plant;
    const tls = { url: `mqtts://127.0.0.1:${broker.port}`, ca: certificate.cert };
    const without = await admin.dataSources.test({ id, config: config(broker, tls) });
    expect(without.problem).not.toBeNull();
    const asked = { config: config(broker, { ...tls, cert: own.cert }), secrets: { key: own.key } };
    expect(await admin.dataSources.test({ id, ...asked })).toEqual({ problem: null });
    await admin.dataSources.save({ id, name: 'Broker', enabled: true, mapping: [], ...asked });
    await connected(plant);
    await publish(broker, [['plant/P-101/Vibration', '8']], { ca: certificate.cert, ...own });
    await until(test, () => plant.values().length === 1);
    expect(plant.values()).toEqual([8]);
  });
});

describe('a broker', () => {
  it('that is not there is named as such', async () => {
    await using test = await createTestCore();
    const asked = { id: test.newId(), config: config({ port: 1 }) };
    expect(await test.as('admin').dataSources.test(asked)).toEqual({ problem: 'unreachable' });
  });
});
