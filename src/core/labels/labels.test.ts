import { describe, expect, it } from 'vitest';
import { MOST_LABELS } from '../../shared/contract/labels.ts';
import { labelCode } from '../../shared/domain/label-code.ts';
import { createTestCore, ended, refusal, type TestCore } from '../../testing/core.ts';
import { aLocation, anAsset } from '../../testing/factories.ts';
import { assetTypes } from '../database/schema/index.ts';

const stores = {
  name: 'Stores',
  host: 'printer',
  port: 9100,
  dpi: 203,
  labelWidth: 510,
  labelHeight: 250,
} as const;

async function aPrinter(test: TestCore): Promise<string> {
  const id = test.newId();
  await test.as('admin').labels.savePrinter({ id, ...stores });
  return id;
}

/** Sends labels of these assets to a printer and waits for the end. */
async function print(test: TestCore, assetIds: string[], options: { copies?: number; skip?: number } = {}) {
  const jobId = test.newId();
  const sources = assetIds.map((id) => ({ kind: 'record' as const, entity: 'assets' as const, id }));
  const input = { jobId, printerId: await aPrinter(test), sources, ...options };
  await test.as('technician').labels.print(input);
  return { job: await ended(test, jobId), input };
}

describe('the labels to print', () => {
  it('say what stands on them', async () => {
    await using test = await createTestCore();
    const hall = aLocation(test, { kind: 'building', name: 'Hall 2' });
    const locationId = aLocation(test, { kind: 'area', name: 'Line 1', parentId: hall });
    const id = anAsset(test, { tag: 'PMP-101', name: 'Feed pump', locationId });
    const sources = [
      { kind: 'record' as const, entity: 'assets' as const, id },
      { kind: 'record' as const, entity: 'locations' as const, id: locationId },
    ];
    const { rows, total } = await test.as('technician').labels.list({ sources });
    expect(total).toBe(2);
    expect(rows).toEqual([
      {
        entity: 'assets',
        id,
        code: labelCode({ entity: 'assets', id }),
        number: 'PMP-101',
        name: 'Feed pump',
        location: 'Hall 2 / Line 1',
      },
      {
        entity: 'locations',
        id: locationId,
        code: labelCode({ entity: 'locations', id: locationId }),
        number: 'Line 1',
        name: '',
        location: 'Hall 2',
      },
    ]);
  });

  it('are those of an asset with all below it, of a type, or of a place, each once and without what is archived', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const assetTypeId = test.newId();
    test.core.services.database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.insert(assetTypes).values({ id: assetTypeId, name: 'Pump', createdAt: 1, updatedAt: 1 }).run();
    });
    const hall = aLocation(test, { kind: 'building', name: 'Hall' });
    const bay = aLocation(test, { kind: 'area', name: 'Bay', parentId: hall });
    const line = anAsset(test, { tag: 'L1', assetTypeId: null, locationId: hall });
    const pump = anAsset(test, { tag: 'L1-B', parentId: line, assetTypeId, locationId: bay });
    anAsset(test, { tag: 'L1-A', parentId: line, assetTypeId });
    anAsset(test, { tag: 'L1-B-1', parentId: pump });
    anAsset(test, { tag: 'L1-Z', parentId: line, assetTypeId, archivedAt: 1 });
    const listed = async (...sources: Parameters<typeof admin.labels.list>[0]['sources']) =>
      (await admin.labels.list({ sources })).rows.map(({ number }) => number);
    expect(await listed({ kind: 'below', id: line })).toEqual(['L1', 'L1-A', 'L1-B', 'L1-B-1']);
    expect(await listed({ kind: 'type', id: assetTypeId })).toEqual(['L1-A', 'L1-B']);
    expect(await listed({ kind: 'assets-at', id: hall })).toEqual(['L1', 'L1-B']);
    expect(await listed({ kind: 'places-at', id: hall })).toEqual(['Hall', 'Bay']);
    expect(await listed({ kind: 'type', id: assetTypeId }, { kind: 'below', id: line })).toEqual([
      'L1-A',
      'L1-B',
      'L1',
      'L1-B-1',
    ]);
  });

  it('come in windows', async () => {
    await using test = await createTestCore();
    const line = anAsset(test, { tag: 'L' });
    for (const nth of [1, 2, 3, 4]) anAsset(test, { tag: `L-${nth}`, parentId: line });
    const window = { offset: 3, limit: 10, sources: [{ kind: 'below' as const, id: line }] };
    const { rows, total } = await test.as('technician').labels.list(window);
    expect([rows.map(({ number }) => number), total]).toEqual([['L-3', 'L-4'], 5]);
  });

  it('are not sought in a thousand trees at once', async () => {
    await using test = await createTestCore();
    const sources = Array.from({ length: 51 }, () => ({ kind: 'below' as const, id: test.newId() }));
    const technician = test.as('technician');
    expect(await refusal(technician.labels.list({ sources }))).toMatchObject({ code: 'INVALID_INPUT' });
    expect((await technician.labels.list({ sources: sources.slice(1) })).total).toBe(0);
  });

  it('leave out what the person may not read', async () => {
    await using test = await createTestCore();
    const id = test.newId();
    await test.as('admin').parts.create({ id, number: 'P-1', name: 'Seal', unit: 'pcs' });
    const source = { kind: 'record' as const, entity: 'parts' as const, id };
    expect((await test.as('technician').labels.list({ sources: [source] })).total).toBe(1);
    expect((await refusal(test.as('requester').labels.list({ sources: [source] }))).code).toBe('FORBIDDEN');
  });

  it('are refused to a printer when they are too many', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const line = anAsset(test);
    database.write({ actorId: null, command: 'test' }, (tx) => {
      const insert = tx.sql(
        `INSERT INTO assets (id, tag, name, parent_id, criticality, status, created_at, updated_at)
         VALUES (?, ?, 'x', ?, 'C', 'running', 1, 1)`,
      );
      for (let nth = 0; nth < MOST_LABELS; nth += 1) insert.run(test.newId(), `T-${nth}`, line);
    });
    const input = {
      jobId: test.newId(),
      printerId: await aPrinter(test),
      sources: [{ kind: 'below' as const, id: line }],
    };
    expect(await refusal(test.as('technician').labels.print(input))).toEqual({
      code: 'TOO_MANY_LABELS',
      params: { most: MOST_LABELS },
    });
  });
});

describe('the printers of the plant', () => {
  it('are kept by those who manage the plant, and seen by those who print', async () => {
    await using test = await createTestCore();
    const input = { id: test.newId(), ...stores };
    expect((await refusal(test.as('planner').labels.savePrinter(input))).code).toBe('FORBIDDEN');
    const admin = test.as('admin');
    await admin.labels.savePrinter(input);
    await admin.labels.savePrinter({ ...input, name: 'Stores, ground floor', dpi: 300 });
    expect(await test.as('technician').labels.printers()).toEqual([
      { ...input, name: 'Stores, ground floor', dpi: 300 },
    ]);
    await admin.labels.archivePrinter({ id: input.id });
    expect(await admin.labels.printers()).toEqual([]);
    await admin.labels.savePrinter(input);
    expect(await admin.labels.printers()).toHaveLength(1);
  });

  it('have names of their own', async () => {
    await using test = await createTestCore();
    await aPrinter(test);
    expect(
      await refusal(test.as('admin').labels.savePrinter({ id: test.newId(), ...stores, name: 'STORES' })),
    ).toEqual({
      code: 'ALREADY_EXISTS',
      params: { field: 'name' },
    });
  });

  it.each(['', 'http://printer', 'printer/9100', 'a b', '-x', 'printer:9100x', '$(reboot)'])(
    'are never at such an address: “%s”',
    async (host) => {
      await using test = await createTestCore();
      const input = { id: test.newId(), ...stores, host };
      expect((await refusal(test.as('admin').labels.savePrinter(input))).code).toBe('INVALID_INPUT');
    },
  );

  it.each(['10.1.2.3', 'printer-2.plant.local', 'fe80::1', 'ZBR12345'])('are at such: %s', async (host) => {
    await using test = await createTestCore();
    await test.as('admin').labels.savePrinter({ id: test.newId(), ...stores, host });
  });
});

describe('printing on a label printer', () => {
  it('sends each label as often as asked, with name, place and plant', async () => {
    await using test = await createTestCore();
    const locationId = aLocation(test, { name: 'Hall 2' });
    const pump = anAsset(test, { tag: 'PMP-101', locationId });
    const fan = anAsset(test, { tag: 'FAN-2' });
    test.ports.network.listen('printer:9100');
    const { job } = await print(test, [pump, fan], { copies: 2 });
    expect(job).toMatchObject({ state: 'done', progress: 1 });
    const arrived = test.ports.network.arrived.get('printer:9100')!;
    expect(arrived.map((zpl) => /\^PQ(\d+)/.exec(zpl)![1])).toEqual(['2', '2']);
    expect(arrived[0]).toContain(labelCode({ entity: 'assets', id: pump }));
    expect(arrived[0]).toContain('^FDPMP-101^FS');
    expect(arrived[0]).toContain('^FDHall 2^FS');
    expect(arrived[0]).toContain('^FDTest Plant^FS');
    expect(arrived[1]).toContain('^FDFAN-2^FS');
  });

  it('says in numbers how far it got when the printer goes away, and prints the rest and no more', async () => {
    await using test = await createTestCore();
    const assets = ['A', 'B', 'C', 'D'].map((tag) => anAsset(test, { tag }));
    test.ports.network.listen('printer:9100', 2);
    const { job, input } = await print(test, assets, { copies: 3 });
    expect(job.state).toBe('failed');
    expect(job.error).toEqual({
      code: 'PRINTER_UNREACHABLE',
      params: { printer: 'Stores', sent: 6, total: 12 },
    });
    const first = test.ports.network.arrived.get('printer:9100')!;
    test.ports.network.listen('printer:9100');
    const jobId = test.newId();
    await test.as('technician').labels.print({ ...input, jobId, skip: 7 });
    await ended(test, jobId);
    const rest = test.ports.network.arrived.get('printer:9100')!;
    const tags = (pieces: string[]) =>
      pieces.map((zpl) => `${/\^FD(\w)\^FS/.exec(zpl)![1]}×${/\^PQ(\d+)/.exec(zpl)![1]}`);
    expect([tags(first), tags(rest)]).toEqual([
      ['A×3', 'B×3'],
      ['C×2', 'D×3'],
    ]);
  });

  it('says so when nobody answers at all', async () => {
    await using test = await createTestCore();
    const { job } = await print(test, [anAsset(test)]);
    expect(job.error).toEqual({
      code: 'PRINTER_UNREACHABLE',
      params: { printer: 'Stores', sent: 0, total: 1 },
    });
    expect(test.ports.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('is not done again when the same command comes twice', async () => {
    await using test = await createTestCore();
    test.ports.network.listen('printer:9100');
    const { input } = await print(test, [anAsset(test)]);
    expect(await test.as('technician').labels.print(input)).toEqual({ jobId: input.jobId });
    expect(test.ports.network.arrived.get('printer:9100')).toHaveLength(1);
  });

  it('is for printers of the plant only, and not for those taken away', async () => {
    await using test = await createTestCore();
    const printerId = await aPrinter(test);
    await test.as('admin').labels.archivePrinter({ id: printerId });
    const source = { kind: 'record' as const, entity: 'assets' as const, id: anAsset(test) };
    for (const id of [printerId, test.newId()]) {
      const input = { jobId: test.newId(), printerId: id, sources: [source] };
      expect((await refusal(test.as('technician').labels.print(input))).code).toBe('NOT_FOUND');
    }
  });
});
