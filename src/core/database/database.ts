/**
 * The local database: reading at any time, writing only through `write` or, what takes long, `writeInSlices`.
 * Each is one transaction, one entry in the journal and, after the commit, one announcement of what changed.
 * Nobody but a unit of work itself sees its changes before they are committed.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Database as Connection, Statement } from 'better-sqlite3';
import type { Topic } from '../../shared/contract/base.ts';
import { AppError } from '../../shared/errors.ts';
import { type Id, uuidv7 } from '../../shared/ids.ts';
import type { Ports } from '../ports.ts';
import { type Drizzle, Handle } from './handle.ts';
import { JOURNALED } from './journal.ts';
import { openConnection, openReader } from './open.ts';
import { prepare } from './prepare.ts';
import * as schema from './schema/index.ts';
import { Turns } from './turns.ts';

/** Reads; cannot write. Both the database and a running unit of work are readers. */
export interface Reader {
  /** Typed questions. */
  readonly select: Drizzle['select'];
  readonly selectDistinct: Drizzle['selectDistinct'];
  /** A prepared statement, kept by its text; for questions too hot or too odd for the query builder. */
  sql(text: string): Statement;
}

/** A running unit of work. Its changes are seen by nobody until it commits. */
export interface WriteTx extends Reader {
  readonly insert: Drizzle['insert'];
  readonly update: Drizzle['update'];
  readonly delete: Drizzle['delete'];
  /** The instant of the whole unit of work, milliseconds UTC. */
  readonly now: number;
  /** Who acts; null for the program itself. */
  readonly actorId: Id | null;
  /** Its number in the journal. */
  readonly changeSet: number;
  newId(): Id;
  /** Announces a change of something that is not journaled. */
  touch(topic: Topic): void;
}

export interface WriteOptions {
  readonly actorId: Id | null;
  /** Procedure or job, as it stands in the journal. */
  readonly command: string;
  /** The change set it undoes; the ledger lets go what that one has brought. */
  readonly undoes?: number;
}

/** Where a long unit of work stands, told between two slices. */
export interface SliceProgress {
  readonly step: string;
  /** 0 to 1 of the whole work. */
  readonly fraction: number;
}

/** The work of a long unit of work: between two slices it yields, so that the core can answer others. */
export type SlicedWork<T> = (tx: WriteTx) => Generator<SliceProgress | void, T, void>;

export interface SliceControl {
  /** Aborted, the work is rolled back. */
  readonly signal: AbortSignal;
  readonly report?: (step: string, fraction: number) => void;
}

/** How long a command waits for a long unit of work, and that for the commands under way. */
const PATIENCE_MS = 60_000;

/** An async callback would return before its writes are done; the type makes it a compile error. */
type Sync<T> = T extends PromiseLike<unknown> ? never : T;

export interface DatabaseOptions {
  readonly file: string;
  readonly migrationsFolder: string;
  readonly backupFolder: string;
  readonly ports: Ports;
}

/** A transaction that is open. */
interface Unit {
  readonly options: WriteOptions;
  readonly tx: WriteTx;
  /** Topics of what changed without the journal. */
  readonly touched: Set<Topic>;
  isCommitted: boolean;
}

/** What follows from what a unit of work changed, in the same transaction. */
export type Closing = (tx: WriteTx, changed: ReadonlySet<string>) => void;

export class Database implements Reader {
  readonly #options: DatabaseOptions;
  #main: Handle;
  /** Made by the first long unit of work and kept: somebody may still hold statements of it after the end. */
  #reader: Handle | null = null;
  /** While a long unit of work is open: what everybody else reads from. */
  #bystanders: Handle | null = null;
  readonly #turns = new Turns();
  readonly #closed = new AbortController();
  #stationId: Id = '';
  #writing: { changeSet: number; undoes: number | null; entities: Set<string> } | null = null;
  #listeners = new Set<(topics: readonly Topic[]) => void>();
  readonly #closings: Closing[] = [];

  private constructor(options: DatabaseOptions, connection: Connection) {
    this.#options = options;
    this.#main = this.#attach(connection);
  }

  /**
   * Opens the file, creating or migrating it.
   * @throws StartupError when that is not safe; the file is then as it was
   */
  static async open(options: DatabaseOptions): Promise<Database> {
    const connection = openConnection(options.file);
    try {
      const database = new Database(options, connection);
      await database.#prepare();
      return database;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  get stationId(): Id {
    return this.#stationId;
  }

  get select(): Drizzle['select'] {
    const { drizzle } = this.#reading;
    return drizzle.select.bind(drizzle);
  }

  get selectDistinct(): Drizzle['selectDistinct'] {
    const { drizzle } = this.#reading;
    return drizzle.selectDistinct.bind(drizzle);
  }

  sql(text: string): Statement {
    const statement = this.#reading.sql(text);
    const mayWrite = this.#writing !== null && this.#bystanders === null;
    if (!mayWrite && !statement.readonly) throw new Error('writes belong in a unit of work');
    return statement;
  }

  /** Whether a long unit of work is open or about to be: `write` would be refused. */
  get isBusy(): boolean {
    return this.#turns.isLong;
  }

  /**
   * Runs one command as one transaction. When `work` throws, nothing is written.
   * @returns what `work` returns, after the commit is durable
   * @throws AppError DATABASE_BUSY while a long unit of work is open
   */
  write<T>(options: WriteOptions, work: (tx: WriteTx) => Sync<T>): Sync<T> {
    if (this.#bystanders !== null) throw new AppError('DATABASE_BUSY');
    if (this.#writing !== null) throw new Error('a unit of work is already running; pass its tx on instead');
    const unit = this.#begin(options);
    try {
      const result = work(unit.tx);
      if (typeof (result as PromiseLike<unknown> | undefined)?.then === 'function') {
        throw new TypeError('a unit of work cannot wait');
      }
      this.#commit(unit);
      return result;
    } finally {
      this.#end(unit);
    }
  }

  /**
   * The same for work that takes long: still one transaction, whose work yields between slices so that the core
   * can answer others. They read what was there before it began. Commands wait for it (`betweenLongWrites`),
   * jobs that write do (`writeWhenIdle`), any other write is refused. Cancelled or broken off it leaves nothing.
   * @throws AppError DATABASE_BUSY while another is open, or when commands under way do not end; the signal's
   * reason; what `work` throws
   */
  async writeInSlices<T>(options: WriteOptions, work: SlicedWork<T>, control: SliceControl): Promise<T> {
    const signal = AbortSignal.any([control.signal, this.#closed.signal]);
    const patience = AbortSignal.any([signal, this.#impatience(PATIENCE_MS)]);
    return this.#turns.long(async () => {
      signal.throwIfAborted();
      const bystanders = (this.#reader ??= new Handle(openReader(this.#options.file)));
      let unit: Unit | null = null;
      try {
        unit = this.#begin(options);
        this.#bystanders = bystanders;
        const result = await runSlices(work(unit.tx), { ...control, signal });
        this.#commit(unit);
        return result;
      } finally {
        this.#bystanders = null;
        if (unit !== null) this.#end(unit);
      }
    }, patience);
  }

  /**
   * Does what may write at a moment when no long unit of work is open; none begins before it has ended, so it
   * must not wait for one.
   * @throws AppError DATABASE_BUSY when its turn has not come within `patienceMs`
   */
  betweenLongWrites<T>(work: () => T | PromiseLike<T>, patienceMs = PATIENCE_MS): Promise<T> {
    return this.#turns.short(work, this.#turns.isLong ? this.#impatience(patienceMs) : null);
  }

  /**
   * `write` as soon as no long unit of work is open.
   * @throws the signal's reason when that ends the wait
   */
  writeWhenIdle<T>(
    options: WriteOptions,
    work: (tx: WriteTx) => Sync<T>,
    signal: AbortSignal | null = null,
  ): Promise<Sync<T>> {
    return this.#turns.short(() => this.write(options, work), signal);
  }

  /**
   * Asks a question that takes long and keeps notes: on a connection of its own, which sees the database as it is
   * now and may make temporary tables. It yields between slices; others write meanwhile.
   * @throws the signal's reason; what `work` throws
   */
  async askInSlices<T>(
    work: (notes: Handle) => Generator<SliceProgress | void, T, void>,
    control: SliceControl,
  ): Promise<T> {
    const signal = AbortSignal.any([control.signal, this.#closed.signal]);
    const notes = new Handle(openReader(this.#options.file));
    try {
      notes.connection.exec('BEGIN');
      return await runSlices(work(notes), { ...control, signal });
    } finally {
      notes.close();
    }
  }

  /** Calls back at the end of each unit of work, just before its commit, with the journaled tables that it changed. */
  beforeCommit(closing: Closing): void {
    this.#closings.push(closing);
  }

  /** Calls back after each commit with what changed; returns how to stop. */
  onChange(listener: (topics: readonly Topic[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells the listeners that something changed. One that fails cannot undo it, nor keep it from the others. */
  announce(topics: readonly Topic[]): void {
    for (const listener of this.#listeners) {
      try {
        listener(topics);
      } catch (error) {
        this.#options.ports.log.error('a listener failed', { kind: (error as Error).name });
      }
    }
  }

  /**
   * Puts another complete database in the place of this one; the old file is removed.
   * @throws AppError DATABASE_BUSY while a long unit of work is open
   */
  async replaceWith(file: string): Promise<void> {
    if (this.#turns.isLong) throw new AppError('DATABASE_BUSY');
    this.#reader?.close();
    this.#reader = null;
    this.#main.close();
    const { file: own } = this.#options;
    for (const suffix of ['-wal', '-shm']) rmSync(`${own}${suffix}`, { force: true });
    renameSync(file, own);
    this.#main = this.#attach(openConnection(own));
    await this.#prepare();
    this.announce([...new Set(JOURNALED.values())]);
  }

  /** A unit of work that is still open is rolled back. */
  close(): void {
    const { connection } = this.#main;
    if (!connection.open) return;
    this.#closed.abort();
    this.#reader?.close();
    if (connection.inTransaction) connection.exec('ROLLBACK');
    connection.pragma('optimize');
    this.#main.close();
  }

  /** For generators that fill a new file and throw it away when they fail: no fsync until `close`. */
  relaxDurability(): void {
    this.#main.connection.pragma('synchronous = OFF');
  }

  /** The bare connection, for tests that must go around the rules. */
  connectionForTests(): Connection {
    return this.#main.connection;
  }

  get #reading(): Handle {
    return this.#bystanders ?? this.#main;
  }

  #attach(connection: Connection): Handle {
    connection.function('current_change_set', { deterministic: false }, (entity: unknown) => {
      if (this.#writing === null) throw new Error('writes belong in a unit of work');
      this.#writing.entities.add(entity as string);
      return this.#writing.changeSet;
    });
    connection.function('undoing', { deterministic: false }, () => this.#writing?.undoes ?? null);
    return new Handle(connection);
  }

  #begin(options: WriteOptions): Unit {
    const { connection } = this.#main;
    connection.exec('BEGIN IMMEDIATE');
    try {
      const now = this.#options.ports.clock.now();
      const changeSet = this.#main
        .sql('SELECT coalesce(max(seq), 0) + 1 FROM change_sets')
        .pluck()
        .get() as number;
      this.#writing = { changeSet, undoes: options.undoes ?? null, entities: new Set() };
      const touched = new Set<Topic>();
      const tx = this.#transaction(options.actorId, changeSet, now, touched);
      return { options, tx, touched, isCommitted: false };
    } catch (error) {
      connection.exec('ROLLBACK');
      throw error;
    }
  }

  #commit(unit: Unit): void {
    const { changeSet, entities } = this.#writing!;
    for (const closing of this.#closings) closing(unit.tx, entities);
    if (entities.size > 0) this.#recordChangeSet(changeSet, unit.options, unit.tx.now);
    this.#main.connection.exec('COMMIT');
    unit.isCommitted = true;
    for (const entity of entities) unit.touched.add(JOURNALED.get(entity)!);
  }

  #end({ isCommitted, touched }: Unit): void {
    const { connection } = this.#main;
    if (!isCommitted && connection.open && connection.inTransaction) connection.exec('ROLLBACK');
    this.#writing = null;
    if (isCommitted && touched.size > 0) this.announce([...touched]);
  }

  #impatience(ms: number): AbortSignal {
    const abort = new AbortController();
    const busy = () => abort.abort(new AppError('DATABASE_BUSY'));
    if (ms <= 0) busy();
    else setTimeout(busy, ms).unref();
    return abort.signal;
  }

  async #prepare(): Promise<void> {
    const { migrationsFolder, backupFolder, ports } = this.#options;
    const applied = await prepare({
      connection: this.#main.connection,
      migrationsFolder,
      backupFolder,
      clock: ports.clock,
    });
    if (applied > 0) ports.log.info('migrated', { count: applied });
    this.#stationId = this.#identify();
  }

  #identify(): Id {
    const known = this.#main.connection
      .prepare("SELECT value FROM local_state WHERE key = 'station'")
      .pluck()
      .get();
    if (typeof known === 'string') return known;
    const { clock, randomBytes } = this.#options.ports;
    this.#stationId = uuidv7(clock.now(), randomBytes);
    return this.write({ actorId: null, command: 'station.create' }, (tx) => {
      tx.insert(schema.stations).values({ id: this.#stationId, name: hostname(), createdAt: tx.now }).run();
      tx.insert(schema.localState).values({ key: 'station', value: this.#stationId }).run();
      return this.#stationId;
    });
  }

  #transaction(actorId: Id | null, changeSet: number, now: number, touched: Set<Topic>): WriteTx {
    const main = this.#main;
    const db = main.drizzle;
    return {
      select: db.select.bind(db),
      selectDistinct: db.selectDistinct.bind(db),
      insert: db.insert.bind(db),
      update: db.update.bind(db),
      delete: db.delete.bind(db),
      sql: (text) => {
        const statement = main.sql(text);
        if (this.#writing?.changeSet !== changeSet && !statement.readonly) {
          throw new Error('writes belong in a unit of work');
        }
        return statement;
      },
      now,
      actorId,
      changeSet,
      newId: () => uuidv7(now, this.#options.ports.randomBytes),
      touch: (topic) => void touched.add(topic),
    };
  }

  #recordChangeSet(seq: number, { actorId, command }: WriteOptions, at: number): void {
    this.#main
      .sql('INSERT INTO change_sets (seq, id, actor_id, station_id, at, command) VALUES (?, ?, ?, ?, ?, ?)')
      .run(seq, uuidv7(at, this.#options.ports.randomBytes), actorId, this.#stationId, at, command);
  }
}

/** Runs the slices, letting others be answered in between; the work tidies up in `finally` when it is ended. */
async function runSlices<T>(slices: ReturnType<SlicedWork<T>>, { signal, report }: SliceControl): Promise<T> {
  try {
    let slice = slices.next();
    while (slice.done !== true) {
      if (slice.value !== undefined) report?.(slice.value.step, slice.value.fraction);
      await new Promise<void>((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      slice = slices.next();
    }
    return slice.value;
  } finally {
    slices.return(undefined as never);
  }
}

/** The folder of one station: where its database and its backups lie. */
export function databaseFiles(dataFolder: string): { file: string; backupFolder: string } {
  if (!existsSync(dataFolder)) mkdirSync(dataFolder, { recursive: true });
  return { file: join(dataFolder, 'millwright.db'), backupFolder: join(dataFolder, 'backups') };
}
