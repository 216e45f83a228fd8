/** Files on their way in: kept in the data folder until they are used or discarded. */
import { createReadStream, mkdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Clock } from '../ports.ts';

export interface Upload {
  readonly id: Id;
  readonly ownerId: Id;
  /** The session it came in: it goes when that one ends. */
  readonly session: string | null;
  readonly fileName: string;
  /** Bytes announced. */
  readonly size: number;
  readonly file: string;
  /** Bytes there without a hole from the beginning. */
  received: number;
}

/** As far as a file is read: `file` is its path. */
export type WholeFile = Pick<Upload, 'file' | 'size'>;

/** Reads files from their beginning. */
export interface FileReader {
  /** The first bytes. */
  head(file: WholeFile, length: number): Promise<Uint8Array>;
  /** All of it, in pieces. */
  stream(file: WholeFile): AsyncIterable<Uint8Array>;
}

interface Kept extends Upload {
  usedAt: number;
  /** Who works with the file at the moment: it is not removed before the last of them is done. */
  users: number;
}

/** A file that stays while a job reads it, also when it is discarded meanwhile. */
export interface Held {
  readonly upload: Upload;
  /** Nobody needs it any more once the job is done with it. */
  readonly discard: () => void;
  /** The job is done with it; saying so twice is harmless. */
  readonly release: () => void;
}

/** Files at once; a person who opens more has forgotten the first ones. */
const MAX_UPLOADS_PER_PERSON = 8;
/** As long as a session lasts that nobody uses. */
const MAX_IDLE_MS = 12 * 3_600_000;

export class Uploads implements FileReader {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #uploads = new Map<Id, Kept>();

  /** Starts with an empty folder: what an earlier run left behind belongs to nobody. */
  constructor(dataFolder: string, clock: Clock) {
    this.#folder = join(dataFolder, 'uploads');
    this.#clock = clock;
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
  }

  /**
   * @param most bytes that its purpose allows
   * @throws AppError FILE_EMPTY, FILE_TOO_LARGE {size: most}, or ALREADY_EXISTS for an id in use
   */
  begin(upload: Omit<Upload, 'file' | 'received'>, most: number): void {
    if (upload.size === 0) throw new AppError('FILE_EMPTY');
    if (upload.size > most) throw new AppError('FILE_TOO_LARGE', { size: most });
    if (this.#uploads.has(upload.id)) throw new AppError('ALREADY_EXISTS', { field: 'id' });
    const now = this.#clock.now();
    this.#discardAll(({ usedAt }) => now - usedAt > MAX_IDLE_MS);
    const own = [...this.#uploads.values()].filter(({ ownerId }) => ownerId === upload.ownerId);
    const tooMany = new Set(own.slice(0, Math.max(0, own.length - MAX_UPLOADS_PER_PERSON + 1)));
    this.#discardAll((old) => tooMany.has(old));
    const file = join(this.#folder, upload.id);
    this.#uploads.set(upload.id, { ...upload, file, received: 0, usedAt: now, users: 0 });
  }

  /**
   * Writes a piece at its place; the same piece twice is harmless.
   * @returns how many bytes are there
   * @throws AppError UPLOAD_INCOMPLETE for a piece beyond the end of what is there, FILE_TOO_LARGE beyond the size
   */
  async append(id: Id, ownerId: Id, offset: number, bytes: Uint8Array): Promise<number> {
    const upload = this.#get(id, ownerId);
    if (offset > upload.received) throw new AppError('UPLOAD_INCOMPLETE', { received: upload.received });
    if (offset + bytes.length > upload.size) throw new AppError('FILE_TOO_LARGE', { size: upload.size });
    const done = this.#use(upload);
    try {
      const handle = await open(upload.file, upload.received === 0 && offset === 0 ? 'w' : 'r+');
      try {
        await handle.write(bytes, 0, bytes.length, offset);
      } finally {
        await handle.close();
      }
    } finally {
      done();
    }
    upload.received = Math.max(upload.received, offset + bytes.length);
    return upload.received;
  }

  /** @throws AppError NOT_FOUND, also for somebody else's file */
  get(id: Id, ownerId: Id): Upload {
    return this.#get(id, ownerId);
  }

  #get(id: Id, ownerId: Id): Kept {
    const upload = this.#uploads.get(id);
    if (upload === undefined || upload.ownerId !== ownerId)
      throw new AppError('NOT_FOUND', { entity: 'upload' });
    upload.usedAt = this.#clock.now();
    return upload;
  }

  /**
   * @param most bytes that whoever uses it can take: it may have been begun for something else
   * @throws AppError NOT_FOUND, UPLOAD_INCOMPLETE while bytes are missing, or FILE_TOO_LARGE {size: most}
   */
  complete(id: Id, ownerId: Id, most: number): Upload {
    return this.#complete(id, ownerId, most);
  }

  #complete(id: Id, ownerId: Id, most: number): Kept {
    const upload = this.#get(id, ownerId);
    if (upload.size > most) throw new AppError('FILE_TOO_LARGE', { size: most });
    if (upload.received < upload.size) throw new AppError('UPLOAD_INCOMPLETE', { received: upload.received });
    return upload;
  }

  /**
   * For a job: the file stays until it is released.
   * @throws AppError as `complete` does
   */
  hold(id: Id, ownerId: Id, most: number): Held {
    const upload = this.#complete(id, ownerId, most);
    return {
      upload,
      discard: () => this.#discardAll((other) => other === upload),
      release: this.#use(upload),
    };
  }

  #use(upload: Kept): () => void {
    upload.users += 1;
    let isUsed = true;
    return () => {
      if (!isUsed) return;
      isUsed = false;
      upload.users -= 1;
      upload.usedAt = this.#clock.now();
      if (this.#uploads.get(upload.id) !== upload) this.#remove(upload);
    };
  }

  /** The first bytes of a file. */
  async head(upload: WholeFile, length: number): Promise<Uint8Array> {
    const handle = await open(upload.file, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  }

  /** The bytes of a file; it is opened when the first are asked for, and closed by whoever stops asking. */
  async *stream(upload: WholeFile): AsyncGenerator<Uint8Array, void, undefined> {
    yield* createReadStream(upload.file);
  }

  /** @throws AppError NOT_FOUND, also for somebody else's file */
  discard(id: Id, ownerId: Id): void {
    const upload = this.#get(id, ownerId);
    this.#discardAll((other) => other === upload);
  }

  /** Discards what came in a session that has ended. */
  endSession(session: string): void {
    this.#discardAll((upload) => upload.session === session);
  }

  #discardAll(which: (upload: Kept) => boolean): void {
    for (const upload of [...this.#uploads.values()].filter(which)) {
      this.#uploads.delete(upload.id);
      this.#remove(upload);
    }
  }

  #remove(upload: Kept): void {
    if (upload.users === 0) rmSync(upload.file, { force: true });
  }
}
