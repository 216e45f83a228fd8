/**
 * The local database: reading at any time, writing only through `write`, which is one transaction, one entry
 * in the journal and, after the commit, one announcement of what changed.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Database as Connection, Statement } from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import type { Topic } from '../../shared/contract/base.ts';
import { type Id, uuidv7 } from '../../shared/ids.ts';
import { installSearch, searchTriggers } from '../search/triggers.ts';
import type { Ports } from '../ports.ts';
import { installJournal, JOURNALED, journalTriggers } from './journal.ts';
import { migrate, readMigrations } from './migrate.ts';
import { openConnection } from './open.ts';
import * as schema from './schema/index.ts';

type Drizzle = BetterSQLite3Database<typeof schema>;

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
  newId(): Id;
  /** Announces a change of something that is not journaled. */
  touch(topic: Topic): void;
}

export interface WriteOptions {
  readonly actorId: Id | null;
  /** Procedure or job, as it stands in the journal. */
  readonly command: string;
}

/** An async callback would return before its writes are done; the type makes it a compile error. */
type Sync<T> = T extends PromiseLike<unknown> ? never : T;

export interface DatabaseOptions {
  readonly file: string;
  readonly migrationsFolder: string;
  readonly backupFolder: string;
  readonly ports: Ports;
}

export class Database implements Reader {
  readonly #options: DatabaseOptions;
  #connection: Connection;
  #drizzle: Drizzle;
  #statements = new Map<string, Statement>();
  #stationId: Id = '';
  #writing: { changeSet: number; entities: Set<string> } | null = null;
  #listeners = new Set<(topics: readonly Topic[]) => void>();

  private constructor(options: DatabaseOptions, connection: Connection) {
    this.#options = options;
    this.#connection = connection;
    this.#drizzle = this.#attach(connection);
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
    return this.#drizzle.select.bind(this.#drizzle);
  }

  get selectDistinct(): Drizzle['selectDistinct'] {
    return this.#drizzle.selectDistinct.bind(this.#drizzle);
  }

  sql(text: string): Statement {
    let statement = this.#statements.get(text);
    if (statement === undefined) {
      statement = this.#connection.prepare(text);
      this.#statements.set(text, statement);
    }
    if (this.#writing === null && !statement.readonly) throw new Error('writes belong in a unit of work');
    return statement;
  }

  /**
   * Runs one command as one transaction. When `work` throws, nothing is written.
   * @returns what `work` returns, after the commit is durable
   */
  write<T>(options: WriteOptions, work: (tx: WriteTx) => Sync<T>): Sync<T> {
    if (this.#writing !== null) throw new Error('a unit of work is already running; pass its tx on instead');
    const connection = this.#connection;
    const touched = new Set<Topic>();
    connection.exec('BEGIN IMMEDIATE');
    try {
      const now = this.#options.ports.clock.now();
      const seq = this.sql('SELECT coalesce(max(seq), 0) + 1 FROM change_sets').pluck().get() as number;
      this.#writing = { changeSet: seq, entities: new Set() };
      const result = work(this.#transaction(options.actorId, now, touched));
      if (typeof (result as PromiseLike<unknown> | undefined)?.then === 'function') {
        throw new TypeError('a unit of work cannot wait');
      }
      if (this.#writing.entities.size > 0) this.#recordChangeSet(seq, options, now);
      connection.exec('COMMIT');
      for (const entity of this.#writing.entities) touched.add(JOURNALED.get(entity)!);
      return result;
    } catch (error) {
      touched.clear();
      if (connection.inTransaction) connection.exec('ROLLBACK');
      throw error;
    } finally {
      this.#writing = null;
      if (touched.size > 0) this.announce([...touched]);
    }
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

  /** Puts another complete database in the place of this one; the old file is removed. */
  async replaceWith(file: string): Promise<void> {
    this.#connection.close();
    this.#statements.clear();
    const { file: own } = this.#options;
    for (const suffix of ['-wal', '-shm']) rmSync(`${own}${suffix}`, { force: true });
    renameSync(file, own);
    this.#connection = openConnection(own);
    this.#drizzle = this.#attach(this.#connection);
    await this.#prepare();
    this.announce([...new Set(JOURNALED.values())]);
  }

  close(): void {
    if (!this.#connection.open) return;
    this.#connection.pragma('optimize');
    this.#connection.close();
  }

  /** For generators that fill a new file and throw it away when they fail: no fsync until `close`. */
  relaxDurability(): void {
    this.#connection.pragma('synchronous = OFF');
  }

  /** The bare connection, for tests that must go around the rules. */
  connectionForTests(): Connection {
    return this.#connection;
  }

  #attach(connection: Connection): Drizzle {
    connection.function('current_change_set', { deterministic: false }, (entity: unknown) => {
      if (this.#writing === null) throw new Error('writes belong in a unit of work');
      this.#writing.entities.add(entity as string);
      return this.#writing.changeSet;
    });
    return drizzle(connection, { schema });
  }

  async #prepare(): Promise<void> {
    const { migrationsFolder, backupFolder, ports } = this.#options;
    const applied = await migrate({
      connection: this.#connection,
      migrations: readMigrations(migrationsFolder),
      backupFolder,
      clock: ports.clock,
    });
    if (applied.length > 0) ports.log.info('migrated', { count: applied.length });
    this.#installDerived();
    this.#stationId = this.#identify();
  }

  /** Generated triggers are made anew only when what they are generated from has changed. */
  #installDerived(): void {
    const digest = createHash('sha256')
      .update([...journalTriggers(), ...searchTriggers()].join('\n'))
      .digest('hex');
    const connection = this.#connection;
    const read = connection.prepare("SELECT value FROM local_state WHERE key = 'triggers'").pluck();
    const present = connection
      .prepare("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'journal_*'")
      .pluck()
      .get() as number;
    if (read.get() === digest && present > 0) return;
    connection.transaction(() => {
      installJournal(connection);
      installSearch(connection);
      connection
        .prepare("INSERT OR REPLACE INTO local_state (key, value) VALUES ('triggers', ?)")
        .run(digest);
    })();
  }

  #identify(): Id {
    const known = this.#connection
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

  #transaction(actorId: Id | null, now: number, touched: Set<Topic>): WriteTx {
    const db = this.#drizzle;
    return {
      select: this.select,
      selectDistinct: this.selectDistinct,
      insert: db.insert.bind(db),
      update: db.update.bind(db),
      delete: db.delete.bind(db),
      sql: (text) => this.sql(text),
      now,
      actorId,
      newId: () => uuidv7(now, this.#options.ports.randomBytes),
      touch: (topic) => void touched.add(topic),
    };
  }

  #recordChangeSet(seq: number, { actorId, command }: WriteOptions, at: number): void {
    this.sql(
      'INSERT INTO change_sets (seq, id, actor_id, station_id, at, command) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(seq, uuidv7(at, this.#options.ports.randomBytes), actorId, this.#stationId, at, command);
  }
}

/** The folder of one station: where its database and its backups lie. */
export function databaseFiles(dataFolder: string): { file: string; backupFolder: string } {
  if (!existsSync(dataFolder)) mkdirSync(dataFolder, { recursive: true });
  return { file: join(dataFolder, 'millwright.db'), backupFolder: join(dataFolder, 'backups') };
}
