/** Files on their way in: kept in pieces in the data folder until they are imported or discarded. */
import { createReadStream, mkdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';

export interface Upload {
  readonly id: Id;
  readonly ownerId: Id;
  readonly fileName: string;
  /** Bytes announced. */
  readonly size: number;
  readonly file: string;
  /** Bytes there without a hole from the beginning. */
  received: number;
}

/** Files at once; a person who opens more has forgotten the first ones. */
const MAX_UPLOADS_PER_PERSON = 8;

export class Uploads {
  readonly #folder: string;
  readonly #uploads = new Map<Id, Upload>();

  /** Starts with an empty folder: what an earlier run left behind belongs to nobody. */
  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'uploads');
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
  }

  /** @throws AppError FILE_EMPTY, or ALREADY_EXISTS for an id in use */
  begin(upload: Pick<Upload, 'id' | 'ownerId' | 'fileName' | 'size'>): void {
    if (upload.size === 0) throw new AppError('FILE_EMPTY');
    if (this.#uploads.has(upload.id)) throw new AppError('ALREADY_EXISTS', { field: 'id' });
    const own = [...this.#uploads.values()].filter(({ ownerId }) => ownerId === upload.ownerId);
    for (const old of own.slice(0, own.length - MAX_UPLOADS_PER_PERSON + 1))
      this.discard(old.id, old.ownerId);
    this.#uploads.set(upload.id, { ...upload, file: join(this.#folder, upload.id), received: 0 });
  }

  /**
   * Writes a piece at its place; the same piece twice is harmless.
   * @returns how many bytes are there
   * @throws AppError UPLOAD_INCOMPLETE for a piece beyond the end of what is there, FILE_TOO_LARGE beyond the size
   */
  async append(id: Id, ownerId: Id, offset: number, bytes: Uint8Array): Promise<number> {
    const upload = this.get(id, ownerId);
    if (offset > upload.received) throw new AppError('UPLOAD_INCOMPLETE', { received: upload.received });
    if (offset + bytes.length > upload.size) throw new AppError('FILE_TOO_LARGE', { size: upload.size });
    const handle = await open(upload.file, upload.received === 0 && offset === 0 ? 'w' : 'r+');
    try {
      await handle.write(bytes, 0, bytes.length, offset);
    } finally {
      await handle.close();
    }
    upload.received = Math.max(upload.received, offset + bytes.length);
    return upload.received;
  }

  /** @throws AppError NOT_FOUND, also for somebody else's file */
  get(id: Id, ownerId: Id): Upload {
    const upload = this.#uploads.get(id);
    if (upload === undefined || upload.ownerId !== ownerId)
      throw new AppError('NOT_FOUND', { entity: 'upload' });
    return upload;
  }

  /** @throws AppError NOT_FOUND, or UPLOAD_INCOMPLETE while bytes are missing */
  complete(id: Id, ownerId: Id): Upload {
    const upload = this.get(id, ownerId);
    if (upload.received < upload.size) throw new AppError('UPLOAD_INCOMPLETE', { received: upload.received });
    return upload;
  }

  /** The first bytes of a file. */
  async head(upload: Upload, length: number): Promise<Uint8Array> {
    const handle = await open(upload.file, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  }

  /** The bytes of a file; it is opened when the first are asked for, and closed by whoever stops asking. */
  async *stream(upload: Upload): AsyncGenerator<Uint8Array, void, undefined> {
    yield* createReadStream(upload.file);
  }

  discard(id: Id, ownerId: Id): void {
    const upload = this.get(id, ownerId);
    this.#uploads.delete(id);
    rmSync(upload.file, { force: true });
  }
}
