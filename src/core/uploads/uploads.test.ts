import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Client } from '../../shared/contract/index.ts';
import { MAX_RECORD_BYTES } from '../../shared/contract/records.ts';
import { MAX_READINGS_BYTES, type UploadPurpose } from '../../shared/contract/uploads.ts';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, ended, refusal, type TestCore } from '../../testing/core.ts';
import { anAsset } from '../../testing/factories.ts';
import { proposedPlan, uploadFile } from '../../testing/imports.ts';
import { testClock } from '../../testing/ports.ts';
import { DEFAULT_ATTACHMENT_BYTES } from '../attachments/limit.ts';
import { Uploads } from './uploads.ts';

function someUploads() {
  const folder = mkdtempSync(join(tmpdir(), 'millwright-uploads-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const clock = testClock();
  const uploads = new Uploads(folder, clock);
  const put = async (id: Id, ownerId = 'ana', session: string | null = null) => {
    uploads.begin({ id, ownerId, session, fileName: 'x.csv', size: 5 }, 100);
    await uploads.append(id, ownerId, 0, Buffer.from('hello'));
  };
  const there = () => readdirSync(join(folder, 'uploads')).sort();
  return { uploads, clock, put, there, folder };
}

describe('an upload', () => {
  it('is opened when its first byte is asked for, not before', async () => {
    const { uploads } = someUploads();
    uploads.begin({ id: 'file', ownerId: 'ana', session: null, fileName: 'x.csv', size: 5 }, 100);
    const stream = uploads.stream(uploads.get('file', 'ana'));
    // Long enough for a file opened at once to be found missing, which nobody would catch.
    for (let turn = 0; turn < 20; turn += 1) await stat(tmpdir());
    await uploads.append('file', 'ana', 0, Buffer.from('hello'));
    const pieces: Uint8Array[] = [];
    for await (const piece of stream) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe('hello');
  });

  it('that is discarded while it is read goes when its last reader is done', async () => {
    const { uploads, put, there } = someUploads();
    await put('file');
    const [one, other] = [uploads.hold('file', 'ana', 5), uploads.hold('file', 'ana', 5)];
    uploads.discard('file', 'ana');
    expect(() => uploads.get('file', 'ana')).toThrow('NOT_FOUND');
    expect(there()).toEqual(['file']);
    one.release();
    one.release();
    expect(there()).toEqual(['file']);
    other.release();
    expect(there()).toEqual([]);
  });

  it('that is discarded while a piece of it arrives leaves nothing behind', async () => {
    const { uploads, there } = someUploads();
    uploads.begin({ id: 'file', ownerId: 'ana', session: null, fileName: 'x.csv', size: 5 }, 100);
    const arriving = uploads.append('file', 'ana', 0, Buffer.from('hello'));
    uploads.discard('file', 'ana');
    await arriving;
    expect(there()).toEqual([]);
  });

  it('that is not discarded stays when its readers are done', async () => {
    const { uploads, put, there } = someUploads();
    await put('file');
    uploads.hold('file', 'ana', 5).release();
    expect(there()).toEqual(['file']);
    expect(uploads.complete('file', 'ana', 5).size).toBe(5);
  });

  it('goes with the session it came in, and only with that', async () => {
    const { uploads, put, there } = someUploads();
    await put('here', 'ana', 'window 1');
    await put('there', 'ana', 'window 2');
    uploads.endSession('window 1');
    expect(there()).toEqual(['there']);
  });

  it('that nobody has touched for twelve hours goes when the next one comes', async () => {
    const { clock, put, there } = someUploads();
    await put('old', 'ana');
    clock.advance(11 * 3_600_000);
    await put('used', 'ben');
    clock.advance(2 * 3_600_000);
    await put('new', 'cem');
    expect(there()).toEqual(['new', 'used']);
  });

  it('makes room for the ninth of a person', async () => {
    const { put, there } = someUploads();
    const nine = Array.from({ length: 9 }, (_unused, index) => `file ${index}`);
    for (const id of nine) await put(id);
    await put('other', 'ben');
    expect(there()).toEqual([...nine.slice(1), 'other']);
  });

  it('of an earlier run of the program is gone', async () => {
    const { put, there, folder } = someUploads();
    await put('file');
    const next = new Uploads(folder, testClock());
    expect(there()).toEqual([]);
    expect(() => next.get('file', 'ana')).toThrow('NOT_FOUND');
  });
});

const FILE = 'time,Flow\n2026-03-01 00:00Z,7\n2026-03-01 00:05Z,2\n';

async function started(test: TestCore, planner: Client) {
  const uploadId = await uploadFile(test, planner, FILE);
  const plan = await proposedPlan(planner, uploadId, anAsset(test));
  const importId = test.newId();
  return { uploadId, importId, start: () => planner.imports.start({ uploadId, importId, plan }), plan };
}

describe('the file of an import', () => {
  const files = (test: TestCore) => readdirSync(join(test.dataFolder, 'uploads'));

  it('is discarded when it has come in', async () => {
    await using test = await createTestCore();
    const { start } = await started(test, test.as('planner'));
    expect((await ended(test, (await start()).jobId)).state).toBe('done');
    expect(files(test)).toEqual([]);
  });

  it('comes in also when its window is left while the start is on its way', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { uploadId, importId, start } = await started(test, planner);
    const [{ jobId }] = await Promise.all([start(), planner.uploads.discard({ uploadId })]);
    expect((await ended(test, jobId)).state).toBe('done');
    expect(await planner.imports.get({ id: importId })).toMatchObject({ state: 'done', added: 2 });
    expect(files(test)).toEqual([]);
  });

  it('stays for another try when it was cancelled, until its window is left', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { uploadId, plan, start } = await started(test, planner);
    const { jobId } = await start();
    await planner.jobs.cancel({ id: jobId });
    expect((await ended(test, jobId)).state).toBe('cancelled');
    expect(files(test)).toEqual([uploadId]);
    const again = await planner.imports.start({ uploadId, importId: test.newId(), plan });
    expect((await ended(test, again.jobId)).state).toBe('done');
    expect(files(test)).toEqual([]);
  });

  it('goes when the check of a window that was left is over', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { uploadId, plan } = await started(test, planner);
    const [{ jobId }] = await Promise.all([
      planner.imports.startDryRun({ uploadId, plan }),
      planner.uploads.discard({ uploadId }),
    ]);
    expect((await ended(test, jobId)).state).toBe('done');
    expect(files(test)).toEqual([]);
  });

  it('is not held by a start that was refused', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { uploadId, plan } = await started(test, planner);
    const nothing = { dialect: plan.dialect, columns: [] };
    const call = planner.imports.start({ uploadId, importId: test.newId(), plan: nothing });
    expect((await refusal(call)).code).toBe('IMPORT_PLAN_INVALID');
    await planner.uploads.discard({ uploadId });
    expect(files(test)).toEqual([]);
  });

  it('goes when its person signs out', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    await uploadFile(test, planner, FILE);
    expect(files(test)).toHaveLength(1);
    await planner.session.signOut();
    expect(files(test)).toEqual([]);
  });

  it('is not asked for when its import is started again', async () => {
    await using test = await createTestCore();
    const { start } = await started(test, test.as('planner'));
    await ended(test, (await start()).jobId);
    expect(await refusal(start())).toEqual({ code: 'ALREADY_EXISTS', params: { field: 'id' } });
  });
});

describe('the beginning of an upload', () => {
  const begin = (test: TestCore, client: Client, purpose: UploadPurpose, size: number) =>
    client.uploads.begin({ uploadId: test.newId(), fileName: 'x.bin', size, purpose });

  it.each([
    ['readings', MAX_READINGS_BYTES],
    ['records', MAX_RECORD_BYTES],
    ['attachment', DEFAULT_ATTACHMENT_BYTES],
  ] as const)('for %s may announce %d bytes and not one more', async (purpose, most) => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    await begin(test, planner, purpose, most);
    expect(await refusal(begin(test, planner, purpose, most + 1))).toEqual({
      code: 'FILE_TOO_LARGE',
      params: { size: most },
    });
  });

  it.each([
    ['readings', 'technician', 'readings.import'],
    ['records', 'technician', 'records.import'],
    ['attachment', 'requester', 'attachments.write'],
  ] as const)('for %s is refused to a %s', async (purpose, role, permission) => {
    await using test = await createTestCore();
    expect(await refusal(begin(test, test.as(role), purpose, 10))).toEqual({
      code: 'FORBIDDEN',
      params: { permission },
    });
    expect(readdirSync(join(test.dataFolder, 'uploads'))).toEqual([]);
  });

  it('does not let a large file of readings pass for something smaller', () => {
    const { uploads } = someUploads();
    uploads.begin({ id: 'file', ownerId: 'ana', session: null, fileName: 'x.csv', size: 5 }, 100);
    expect(() => uploads.complete('file', 'ana', 4)).toThrow('FILE_TOO_LARGE');
    expect(() => uploads.hold('file', 'ana', 4)).toThrow('FILE_TOO_LARGE');
  });
});
