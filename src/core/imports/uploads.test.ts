import { mkdtempSync, rmSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Uploads } from './uploads.ts';

function someUploads() {
  const folder = mkdtempSync(join(tmpdir(), 'millwright-uploads-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return new Uploads(folder);
}

it('opens a file when its first byte is asked for, not before', async () => {
  const uploads = someUploads();
  uploads.begin({ id: 'file', ownerId: 'ana', fileName: 'x.csv', size: 5 });
  const stream = uploads.stream(uploads.get('file', 'ana'));
  // Long enough for a file opened at once to be found missing, which nobody would catch.
  for (let turn = 0; turn < 20; turn += 1) await stat(tmpdir());
  await uploads.append('file', 'ana', 0, Buffer.from('hello'));
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  expect(Buffer.concat(pieces).toString()).toBe('hello');
});
