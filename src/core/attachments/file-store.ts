/**
 * The bytes of attachments: `<data>/attachments/ab/abcd…`, named by their SHA-256, once for all that are the same.
 * Promise: a file that `keep` has answered for is on the disk, whole, before a record refers to it; a crash in
 * between leaves a file that nobody refers to, never a record without its file. Files are never changed.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { open, opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const HASH = /^[0-9a-f]{64}$/;
const BUCKET = /^[0-9a-f]{2}$/;

export interface KeptFile {
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  readonly size: number;
  /** A record refers to it, or none will: from now on it may be removed when it is unused. */
  readonly release: () => void;
}

export class FileStore {
  readonly #folder: string;
  readonly #incoming: string;
  /** Files that a record is about to refer to, and how often. */
  readonly #pending = new Map<string, number>();
  #count = 0;

  /** What an earlier run was writing when it ended belongs to nobody. */
  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'attachments');
    this.#incoming = join(this.#folder, 'incoming');
    rmSync(this.#incoming, { recursive: true, force: true });
    mkdirSync(this.#incoming, { recursive: true });
  }

  /**
   * Copies a file in, unless the same bytes are there; damaged ones are replaced.
   * @returns what it is kept under; to be released when the record is committed or has failed
   */
  async keep(source: string): Promise<KeptFile> {
    this.#count += 1;
    const incoming = join(this.#incoming, String(this.#count));
    const digest = createHash('sha256');
    let size = 0;
    try {
      await pipeline(
        createReadStream(source),
        async function* (pieces: AsyncIterable<Buffer>) {
          for await (const piece of pieces) {
            digest.update(piece);
            size += piece.length;
            yield piece;
          }
        },
        createWriteStream(incoming, { flush: true }),
      );
      const hash = digest.digest('hex');
      const release = this.#hold(hash);
      try {
        if (!(await this.isSound(hash))) this.#putInPlace(incoming, hash);
      } catch (error) {
        release();
        throw error;
      }
      return { hash, size, release };
    } finally {
      rmSync(incoming, { force: true });
    }
  }

  #hold(hash: string): () => void {
    this.#pending.set(hash, (this.#pending.get(hash) ?? 0) + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const left = this.#pending.get(hash)! - 1;
      if (left === 0) this.#pending.delete(hash);
      else this.#pending.set(hash, left);
    };
  }

  #putInPlace(incoming: string, hash: string): void {
    const bucket = join(this.#folder, hash.slice(0, 2));
    const isNew = !existsSync(bucket);
    mkdirSync(bucket, { recursive: true });
    renameSync(incoming, this.#path(hash));
    syncFolder(bucket);
    if (isNew) syncFolder(this.#folder);
  }

  /** Whether the file is there and its bytes are what they were. */
  async isSound(hash: string, signal?: AbortSignal): Promise<boolean> {
    const digest = createHash('sha256');
    try {
      for await (const piece of createReadStream(this.#path(hash), { signal }))
        digest.update(piece as Buffer);
    } catch (error) {
      signal?.throwIfAborted();
      if (isAbsence(error)) return false;
      throw error;
    }
    return digest.digest('hex') === hash;
  }

  /** Bytes of a file, or null when there is none. */
  async size(hash: string): Promise<number | null> {
    if (!HASH.test(hash)) return null;
    try {
      return (await stat(this.#path(hash))).size;
    } catch (error) {
      if (isAbsence(error)) return null;
      throw error;
    }
  }

  /** Up to `length` bytes from `offset` on; null when there is no such file. */
  async read(hash: string, offset: number, length: number): Promise<Uint8Array | null> {
    if (!HASH.test(hash)) return null;
    try {
      const handle = await open(this.#path(hash), 'r');
      try {
        const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, offset);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    } catch (error) {
      if (isAbsence(error)) return null;
      throw error;
    }
  }

  /** The hashes of all files; what else lies in the folder is not ours. */
  async *list(): AsyncGenerator<string, void, undefined> {
    for await (const bucket of await opendir(this.#folder)) {
      if (!BUCKET.test(bucket.name)) continue;
      for await (const file of await opendir(join(this.#folder, bucket.name))) {
        if (HASH.test(file.name) && file.name.startsWith(bucket.name)) yield file.name;
      }
    }
  }

  /** Whether a record is about to refer to it. */
  isPending(hash: string): boolean {
    return this.#pending.has(hash);
  }

  /**
   * Removes a file; the caller knows that no record refers to it.
   * @returns its bytes, or null when it was gone
   */
  remove(hash: string): number | null {
    const file = this.#path(hash);
    const found = statSync(file, { throwIfNoEntry: false });
    rmSync(file, { force: true });
    return found?.size ?? null;
  }

  #path(hash: string): string {
    if (!HASH.test(hash)) throw new Error('not a hash');
    return join(this.#folder, hash.slice(0, 2), hash);
  }
}

function isAbsence(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR';
}

/** Makes a rename in it last through a power cut, where the system lets a folder be opened at all. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
