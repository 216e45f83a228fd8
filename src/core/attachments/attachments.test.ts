import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../shared/contract/index.ts';
import { PIECE_BYTES } from '../../shared/contract/attachments.ts';
import { RECORD_KINDS, type RecordKind } from '../../shared/domain/vocabulary.ts';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { A_JPEG, aPdf, anAttachment, aPng } from '../../testing/documents.ts';
import { aLocation, anAsset } from '../../testing/factories.ts';
import { contents } from '../../testing/fingerprint.ts';
import { uploadFile } from '../../testing/imports.ts';
import { scans } from '../../testing/query-plans.ts';
import { aScene } from '../../testing/scene.ts';
import { assetTypes, items } from '../database/schema/index.ts';
import { attachmentsOf } from './queries.ts';

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const fileOf = (test: TestCore, hash: string) => join(test.dataFolder, 'attachments', hash.slice(0, 2), hash);

/** Hashes of the files in the data folder. */
function stored(test: TestCore): string[] {
  const folder = join(test.dataFolder, 'attachments');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}

async function of(client: Client, entity: RecordKind, recordId: Id) {
  return (await client.attachments.of({ entity, recordId })).rows;
}

async function bytesOf(client: Client, id: Id): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let offset = 0; ;) {
    const { data, total } = await client.attachments.piece({ id, offset });
    pieces.push(Buffer.from(data, 'base64'));
    offset += pieces.at(-1)!.length;
    if (offset >= total) return Buffer.concat(pieces);
  }
}

describe('a file on a record', () => {
  it.each([
    ['scan.pdf', A_JPEG, 'image/jpeg', 'image', 'photo'],
    ['photo.jpg', aPdf(), 'application/pdf', 'pdf', 'manual'],
    ['drawing.png', aPng(), 'image/png', 'image', 'drawing'],
    ['notes.exe', 'Bearing changed.', 'text/plain', 'text', 'other'],
    ['logo.png', '<svg onload="alert(1)"/>', 'image/svg+xml', 'text', 'drawing'],
    ['readme.txt', '<html><script>alert(1)</script>', 'text/html', 'text', 'other'],
    ['photo.jpeg', Buffer.from([0, 1, 2, 3]), 'application/octet-stream', null, 'other'],
  ] as const)('called %s is what its content says', async (fileName, content, mediaType, preview, kind) => {
    await using test = await createTestCore();
    const technician = test.as('technician', 'Tom Berg');
    const recordId = anAsset(test);
    const id = await anAttachment(test, technician, { entity: 'assets', recordId }, content, fileName);
    expect(await of(technician, 'assets', recordId)).toEqual([
      {
        id,
        fileName,
        title: null,
        kind,
        mediaType,
        preview,
        size: content.length,
        hash: sha256(content),
        createdAt: test.ports.clock.now(),
        createdBy: { id: technician.userId, fullName: 'Tom Berg' },
        fromType: null,
      },
    ]);
    expect(await bytesOf(technician, id)).toEqual(Buffer.from(content));
    expect(stored(test)).toEqual([sha256(content)]);
    expect(readdirSync(join(test.dataFolder, 'uploads'))).toEqual([]);
  });

  it('is on the disk once for all records that have it', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const [one, other] = [anAsset(test), anAsset(test)];
    for (const recordId of [one, one, other]) {
      await anAttachment(test, technician, { entity: 'assets', recordId }, aPdf(), `${recordId}.pdf`);
    }
    expect(stored(test)).toEqual([sha256(aPdf())]);
    expect(await of(technician, 'assets', one)).toHaveLength(2);
  });

  it('can be on every kind of record', async () => {
    await using test = await createTestCore();
    const scene = await aScene(test);
    const itemId = test.newId();
    test.core.services.database.write({ actorId: null, command: 'test.item' }, (tx) =>
      tx.insert(items).values({ id: itemId, state: 'stored', createdAt: tx.now, updatedAt: tx.now }).run(),
    );
    const records: [RecordKind, Id][] = [
      ['assets', scene.assetId],
      ['asset_types', scene.assetTypeId],
      ['locations', scene.siteId],
      ['items', itemId],
      ['parts', scene.partId],
      ['suppliers', scene.supplierId],
      ['work_orders', scene.workOrderId],
      ['alarms', scene.alarmId],
    ];
    expect(records.map(([entity]) => entity).sort()).toEqual(RECORD_KINDS.toSorted());
    for (const [entity, recordId] of records) {
      const id = await anAttachment(test, scene.admin, { entity, recordId }, entity, 'note.txt');
      expect((await of(scene.admin, entity, recordId)).map((row) => row.id)).toContain(id);
    }
  });

  it('of an asset type shows on its assets, marked with the type, and not the other way', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const typeId = test.newId();
    test.core.services.database.write({ actorId: null, command: 'test.type' }, (tx) =>
      tx.insert(assetTypes).values({ id: typeId, name: 'Pump', createdAt: tx.now, updatedAt: tx.now }).run(),
    );
    const assetId = anAsset(test, { assetTypeId: typeId });
    const manual = await anAttachment(
      test,
      planner,
      { entity: 'asset_types', recordId: typeId },
      aPdf(),
      'm.pdf',
    );
    test.ports.clock.advance(1000);
    const photo = await anAttachment(test, planner, { entity: 'assets', recordId: assetId }, aPng(), 'p.png');
    expect((await of(planner, 'assets', assetId)).map(({ id, fromType }) => ({ id, fromType }))).toEqual([
      { id: photo, fromType: null },
      { id: manual, fromType: { id: typeId, name: 'Pump' } },
    ]);
    expect((await of(planner, 'asset_types', typeId)).map(({ id, fromType }) => ({ id, fromType }))).toEqual([
      { id: manual, fromType: null },
    ]);
  });

  it('has a name that any system takes', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const recordId = anAsset(test);
    const record = { entity: 'assets', recordId } as const;
    await anAttachment(test, technician, record, 'x', '..\\..\\windows\\system32\\nul.txt');
    expect((await of(technician, 'assets', recordId)).map(({ fileName }) => fileName)).toEqual(['_nul.txt']);
  });

  it('may be as large as the plant says', async () => {
    await using test = await createTestCore();
    const [admin, technician] = [test.as('admin'), test.as('technician')];
    const maxBytes = 1024 ** 2;
    await admin.attachments.changeSettings({ maxBytes });
    expect(await technician.attachments.settings()).toEqual({ maxBytes });
    const record = { entity: 'assets', recordId: anAsset(test) } as const;
    await anAttachment(test, technician, record, new Uint8Array(maxBytes));
    const tooLarge = anAttachment(test, technician, record, new Uint8Array(maxBytes + 1));
    expect(await refusal(tooLarge)).toEqual({ code: 'FILE_TOO_LARGE', params: { size: maxBytes } });
    const empty = anAttachment(test, technician, record, '');
    expect((await refusal(empty)).code).toBe('FILE_EMPTY');
    expect((await refusal(technician.attachments.changeSettings({ maxBytes }))).code).toBe('FORBIDDEN');
    expect((await refusal(admin.attachments.changeSettings({ maxBytes: 999_999 }))).code).toBe(
      'INVALID_INPUT',
    );
  });

  it('does not slip in as a file of readings beyond the limit', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    await test.as('admin').attachments.changeSettings({ maxBytes: 1024 ** 2 });
    const uploadId = await uploadFile(test, planner, new Uint8Array(1024 ** 2 + 1), 'r.csv', 'readings');
    const record = { entity: 'assets', recordId: anAsset(test) } as const;
    const call = planner.attachments.add({ ...record, id: test.newId(), uploadId, kind: null, title: null });
    expect((await refusal(call)).code).toBe('FILE_TOO_LARGE');
    expect(stored(test)).toEqual([]);
  });

  it('comes out in pieces', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const content = Buffer.from(Array.from({ length: PIECE_BYTES + 7 }, (_unused, at) => at % 251));
    const record = { entity: 'assets', recordId: anAsset(test) } as const;
    const id = await anAttachment(test, technician, record, content);
    const { data, total } = await technician.attachments.piece({ id, offset: 0 });
    expect([Buffer.from(data, 'base64').length, total]).toEqual([PIECE_BYTES, content.length]);
    expect(await bytesOf(technician, id)).toEqual(content);
    expect(await technician.attachments.piece({ id, offset: content.length + 9 })).toEqual({
      data: '',
      total: content.length,
    });
  });

  it.each([
    ['UTF-8', Buffer.from('Öl gewechselt')],
    ['UTF-16', Buffer.from('\ufeffÖl gewechselt', 'utf16le')],
    ['Windows-1252', Buffer.from('\xd6l gewechselt', 'latin1')],
  ])('that is a text in %s is read as one', async (_encoding, content) => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const record = { entity: 'assets', recordId: anAsset(test) } as const;
    const id = await anAttachment(test, technician, record, content, 'note.txt');
    expect(await technician.attachments.text({ id })).toEqual({ text: 'Öl gewechselt', isWhole: true });
    const image = await anAttachment(test, technician, record, aPng());
    expect((await refusal(technician.attachments.text({ id: image }))).code).toBe('INVALID_INPUT');
  });

  it('changes its title and kind, goes, and comes back', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const recordId = anAsset(test);
    const id = await anAttachment(test, technician, { entity: 'assets', recordId }, aPdf(), 'm.pdf');
    await technician.attachments.update({ id, changes: { title: 'Test report', kind: 'certificate' } });
    expect(await of(technician, 'assets', recordId)).toMatchObject([
      { title: 'Test report', kind: 'certificate' },
    ]);
    await technician.attachments.update({ id, changes: { title: ' ' } });
    expect(await of(technician, 'assets', recordId)).toMatchObject([{ title: null, kind: 'certificate' }]);
    await technician.attachments.archive({ id });
    expect(await of(technician, 'assets', recordId)).toEqual([]);
    expect((await refusal(technician.attachments.update({ id, changes: { title: 'x' } }))).code).toBe(
      'NOT_FOUND',
    );
    await technician.attachments.restore({ id });
    expect(await of(technician, 'assets', recordId)).toHaveLength(1);
  });

  it('is told in the history of its record', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician', 'Ana');
    const recordId = anAsset(test);
    const id = await anAttachment(test, technician, { entity: 'assets', recordId }, aPdf(), 'pump.pdf');
    await technician.attachments.update({ id, changes: { title: 'Manual of the pump' } });
    await technician.attachments.archive({ id });
    await technician.attachments.restore({ id });
    const { rows } = await technician.history.of({ subject: 'assets', id: recordId });
    expect(
      rows.map(({ actor, subject, events, changes }) => [
        actor?.fullName,
        subject,
        ...events.map(({ event }) => event),
        ...changes.map(({ field, new: value }) => `${field} ${value}`),
      ]),
    ).toEqual([
      ['Ana', 'pump.pdf', 'document-restored'],
      ['Ana', 'pump.pdf', 'document-removed'],
      ['Ana', 'pump.pdf', 'title Manual of the pump'],
      ['Ana', 'pump.pdf', 'document-added', 'kind manual'],
      expect.arrayContaining(['asset-added']),
    ]);
  });

  it('does not stand in any log', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const recordId = anAsset(test);
    await anAttachment(
      test,
      technician,
      { entity: 'assets', recordId },
      'Secret recipe',
      'secret recipe.txt',
    );
    await refusal(
      anAttachment(test, technician, { entity: 'assets', recordId: test.newId() }, 'Secret', 's.txt'),
    );
    expect(JSON.stringify(test.ports.log.lines)).not.toMatch(/secret/i);
  });

  it('is found by its record, without passing over the others', async () => {
    await using test = await createTestCore();
    const recordId = anAsset(test);
    const by = { userId: test.newId(), permissions: new Set(['assets.read'] as const) };
    const window = { entity: 'assets', recordId, offset: 0, limit: 100 } as const;
    expect(scans(test, (db) => attachmentsOf(db, window, by))).toEqual([]);
  });
});

describe('a command on files', () => {
  const unchanged = async (test: TestCore, call: () => Promise<unknown>) => {
    const before = contents(test);
    const { code } = await refusal(call());
    expect(contents(test)).toEqual(before);
    return code;
  };

  it('is refused to who may not write or not read the record', async () => {
    await using test = await createTestCore();
    const { admin, partId, assetId } = await aScene(test);
    const [requester, manager] = [test.as('requester'), test.as('manager')];
    const uploadId = await uploadFile(test, admin, 'note', 'note.txt', 'attachment');
    const rest = { uploadId, kind: null, title: null };
    const asset = { entity: 'assets', recordId: assetId } as const;
    const part = { entity: 'parts', recordId: partId } as const;
    const id = await anAttachment(test, admin, part, aPdf());
    const calls = [
      () => requester.attachments.add({ id: test.newId(), ...asset, ...rest }),
      () => requester.attachments.of({ ...part }),
      () => requester.attachments.piece({ id, offset: 0 }),
      () => requester.attachments.text({ id }),
      () => requester.attachments.archive({ id }),
      () => requester.attachments.update({ id, changes: { title: 'x' } }),
      () => requester.attachments.startCheck(),
      () => manager.attachments.startCheck(),
    ];
    for (const call of calls) expect(await unchanged(test, call)).toBe('FORBIDDEN');
    expect((await requester.attachments.of({ ...asset })).rows).toMatchObject([{ fileName: 'note.txt' }]);
  });

  it('names a record that is there and lives, and an upload of the same person', async () => {
    await using test = await createTestCore();
    const [technician, other] = [test.as('technician'), test.as('technician')];
    const uploadId = await uploadFile(test, technician, 'note', 'note.txt', 'attachment');
    const add = (client: Client, entity: RecordKind, recordId: Id) => () =>
      client.attachments.add({ id: test.newId(), entity, recordId, uploadId, kind: null, title: null });
    const [asset, archived] = [anAsset(test), anAsset(test, { archivedAt: 1 })];
    expect(await unchanged(test, add(technician, 'assets', test.newId()))).toBe('NOT_FOUND');
    expect(await unchanged(test, add(technician, 'assets', archived))).toBe('NOT_FOUND');
    expect(await unchanged(test, add(technician, 'locations', asset))).toBe('NOT_FOUND');
    expect(await unchanged(test, add(other, 'assets', asset))).toBe('NOT_FOUND');
    expect(stored(test)).toEqual([]);
    await add(technician, 'locations', aLocation(test))();
  });

  it('that is sent again answers as before; with the id of another file it is refused', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const [recordId, elsewhere] = [anAsset(test), anAsset(test)];
    const uploadId = await uploadFile(test, technician, 'note', 'note.txt', 'attachment');
    const input = {
      id: test.newId(),
      entity: 'assets',
      recordId,
      uploadId,
      kind: null,
      title: null,
    } as const;
    await technician.attachments.add(input);
    expect(await technician.attachments.add(input)).toEqual({ id: input.id });
    const other = () => technician.attachments.add({ ...input, recordId: elsewhere });
    expect(await unchanged(test, other)).toBe('ALREADY_EXISTS');
    expect(await of(technician, 'assets', recordId)).toHaveLength(1);
  });

  it('that cannot put the file in its place leaves nothing, and works once it can', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const record = { entity: 'assets', recordId: anAsset(test) } as const;
    const folder = join(test.dataFolder, 'attachments', sha256('note').slice(0, 2));
    writeFileSync(folder, '');
    const before = contents(test);
    expect((await refusal(anAttachment(test, technician, record, 'note', 'n.txt'))).code).toBe('INTERNAL');
    expect(contents(test)).toEqual(before);
    rmSync(folder);
    await anAttachment(test, technician, record, 'note', 'n.txt');
  });
});

describe('a file that is lost', () => {
  it('is refused in words, and comes back when it is added again', async () => {
    await using test = await createTestCore();
    const technician = test.as('technician');
    const record = { entity: 'assets', recordId: anAsset(test) } as const;
    const id = await anAttachment(test, technician, record, 'note', 'n.txt');
    const file = fileOf(test, sha256('note'));
    const read = () => technician.attachments.piece({ id, offset: 0 });
    rmSync(file);
    expect((await refusal(read())).code).toBe('FILE_MISSING');
    expect((await refusal(technician.attachments.text({ id }))).code).toBe('FILE_MISSING');
    writeFileSync(file, 'longer than it was');
    expect((await refusal(read())).code).toBe('FILE_DAMAGED');
    writeFileSync(file, 'nots');
    expect((await refusal(technician.attachments.text({ id }))).code).toBe('FILE_DAMAGED');
    rmSync(file);
    mkdirSync(file);
    expect((await refusal(read())).code).toBe('FILE_DAMAGED');
    rmSync(file, { recursive: true });
    writeFileSync(file, 'nots');
    await anAttachment(test, technician, record, 'note', 'again.txt');
    expect(await bytesOf(technician, id)).toEqual(Buffer.from('note'));
  });
});
