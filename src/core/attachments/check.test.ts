import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../shared/contract/index.ts';
import { createTestCore, ended, refusal, type TestCore } from '../../testing/core.ts';
import { anAttachment } from '../../testing/documents.ts';
import { anAsset } from '../../testing/factories.ts';
import { contents } from '../../testing/fingerprint.ts';
import { attachments } from '../database/schema/index.ts';

const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');

function pathOf(test: TestCore, content: string): string {
  const hash = sha256(content);
  return join(test.dataFolder, 'attachments', hash.slice(0, 2), hash);
}

async function check(test: TestCore, admin: Client) {
  const { jobId } = await admin.attachments.startCheck();
  expect((await ended(test, jobId)).state).toBe('done');
  return { jobId, ...(await admin.attachments.checkResult({ jobId })) };
}

/** A file that no record refers to, as a crash between file and record leaves it. */
function leftBehind(test: TestCore, content: string): string {
  const file = pathOf(test, content);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
  return file;
}

describe('a check of the files', () => {
  it('finds all sound where all are, and writes nothing', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const record = { entity: 'assets', recordId: anAsset(test) } as const;
    await anAttachment(test, admin, record, 'one');
    await anAttachment(test, admin, record, 'other');
    const before = contents(test);
    const { jobId, ...report } = await check(test, admin);
    expect(report).toEqual({
      checkedAt: test.ports.clock.now(),
      files: 2,
      bytes: 8,
      sound: 2,
      missing: 0,
      damaged: 0,
      findings: [],
      findingCount: 0,
      unused: { files: 0, bytes: 0 },
    });
    expect(await admin.attachments.removeUnused({ jobId })).toEqual({ files: 0, bytes: 0 });
    expect(contents(test)).toEqual(before);
    expect(await admin.attachments.lastCheck()).toEqual({ jobId });
  });

  it('names the records whose files are missing or damaged', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const [one, other] = [anAsset(test, { tag: 'P-1' }), anAsset(test, { tag: 'P-2' })];
    for (const recordId of [one, other]) {
      await anAttachment(test, admin, { entity: 'assets', recordId }, 'gone', 'gone.txt');
    }
    await anAttachment(test, admin, { entity: 'assets', recordId: one }, 'hurt', 'hurt.txt');
    await anAttachment(test, admin, { entity: 'assets', recordId: one }, 'sound', 'sound.txt');
    const off = await anAttachment(test, admin, { entity: 'assets', recordId: one }, 'off', 'off.txt');
    await admin.attachments.archive({ id: off });
    rmSync(pathOf(test, 'gone'));
    rmSync(pathOf(test, 'off'));
    writeFileSync(pathOf(test, 'hurt'), 'hart');
    const { files, sound, missing, damaged, findings, findingCount, unused } = await check(test, admin);
    expect({ files, sound, missing, damaged, findingCount, unused }).toEqual({
      files: 2,
      sound: 1,
      missing: 1,
      damaged: 1,
      findingCount: 3,
      unused: { files: 0, bytes: 0 },
    });
    expect(findings.map(({ state, fileName, recordName }) => [state, fileName, recordName])).toEqual(
      expect.arrayContaining([
        ['missing', 'gone.txt', 'P-1 Transfer pump'],
        ['missing', 'gone.txt', 'P-2 Transfer pump'],
        ['damaged', 'hurt.txt', 'P-1 Transfer pump'],
      ]),
    );
    expect(JSON.stringify(test.ports.log.lines)).not.toMatch(/gone|hurt|P-1/);
  });

  it('removes on request what no record has, and nothing that one has', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const record = { entity: 'assets', recordId: anAsset(test) } as const;
    await anAttachment(test, admin, record, 'kept');
    const off = await anAttachment(test, admin, record, 'off');
    await admin.attachments.archive({ id: off });
    const [litter, taken] = [leftBehind(test, 'litter'), leftBehind(test, 'taken up since')];
    const strange = join(test.dataFolder, 'attachments', 'README.txt');
    writeFileSync(strange, 'of somebody else');
    const { jobId, unused } = await check(test, admin);
    expect(unused).toEqual({ files: 2, bytes: 20 });
    await anAttachment(test, admin, record, 'taken up since');
    expect(await admin.attachments.removeUnused({ jobId })).toEqual({ files: 1, bytes: 6 });
    expect([litter, taken, pathOf(test, 'kept'), pathOf(test, 'off'), strange].map(existsSync)).toEqual([
      false,
      true,
      true,
      true,
      true,
    ]);
  });

  it('does not take a file for unused that a record is about to have', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const { files } = test.core.services;
    const file = leftBehind(test, 'on its way');
    const kept = await files.keep(file);
    expect((await check(test, admin)).unused.files).toBe(0);
    kept.release();
    kept.release();
    expect((await check(test, admin)).unused.files).toBe(1);
  });

  it('survives a record that refers to no file at all', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const recordId = anAsset(test);
    test.core.services.database.write({ actorId: null, command: 'test.row' }, (tx) =>
      tx
        .insert(attachments)
        .values({
          id: test.newId(),
          entity: 'assets',
          recordId,
          hash: '../../millwright.db',
          fileName: 'x',
          kind: 'other',
          mediaType: 'text/plain',
          size: 1,
          createdAt: tx.now,
          updatedAt: tx.now,
        })
        .run(),
    );
    const { missing } = await check(test, admin);
    expect(missing).toBe(1);
    const { rows } = await admin.attachments.of({ entity: 'assets', recordId });
    const read = admin.attachments.piece({ id: rows[0]!.id, offset: 0 });
    expect((await refusal(read)).code).toBe('FILE_MISSING');
  });

  it('leaves the rest of an interrupted write to nobody', async () => {
    await using test = await createTestCore();
    const rest = join(test.dataFolder, 'attachments', 'incoming', '7');
    writeFileSync(rest, 'half a fi');
    await test.restart();
    expect(existsSync(rest)).toBe(false);
  });

  it('that is cancelled ends', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const record = { entity: 'assets', recordId: anAsset(test) } as const;
    await anAttachment(test, admin, record, 'one');
    const { jobId } = await admin.attachments.startCheck();
    await admin.jobs.cancel({ id: jobId });
    expect((await ended(test, jobId)).state).toBe('cancelled');
  });
});
