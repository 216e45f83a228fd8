/**
 * Watches folders by looking at them now and then, which works on network shares too. A file is taken when two looks
 * found it alike, and then moved to `done` or `failed` beside it. Nothing but files in the folder itself is touched:
 * no links, no folders below, and what is opened is what was seen.
 */
import { constants } from 'node:fs';
import { access, lstat, mkdir, opendir, open, rename, rm } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { ConnectionProblem, FolderConfig } from '../../shared/contract/data-sources.ts';
import type { Database } from '../database/database.ts';
import type { Ports } from '../ports.ts';
import { plantOf } from '../setup/plant.ts';
import {
  endFile,
  type FileLine,
  hasUnmoved,
  isSame,
  lineOf,
  noteMoved,
  type SeenFile,
  settleGone,
} from './activity.ts';
import type { Condition } from './condition.ts';
import { isStillSame, openSame, takeFile } from './folder-file.ts';
import { FolderReport } from './folder-report.ts';
import type { Origin } from './take.ts';

/** Files of one look; the others follow. */
const MOST_FILES = 10_000;
const WRITE = { actorId: null, command: 'dataSources.receive' };

/** How a folder stands in the way of being watched, whose files stay where they are. */
class FolderProblem extends Error {
  readonly problem: ConnectionProblem;

  constructor(problem: ConnectionProblem) {
    super(problem);
    this.name = 'FolderProblem';
    this.problem = problem;
  }
}

/** The folder as it is stored, or null where it is not absolute or has to do with the data of this station. */
export function storablePath(path: string, dataFolder: string): string | null {
  if (!isAbsolute(path) || path.includes('\0')) return null;
  const whole = resolve(path);
  const own = resolve(dataFolder);
  return isWithin(whole, own) || isWithin(own, whole) ? null : whole;
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** @returns what stands in the way of watching it, or null */
export async function folderProblem({ path }: Pick<FolderConfig, 'path'>): Promise<ConnectionProblem | null> {
  try {
    const stat = await lstat(path);
    if (!stat.isDirectory()) return 'folder-not-own';
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const { code } = error as { readonly code?: string };
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'folder-missing' : 'folder-unreadable';
  }
}

/** `*` and `?` of a pattern, in any case. */
export function matcherOf(pattern: string): (name: string) => boolean {
  const wanted = Array.from(pattern.toLowerCase());
  // Greedy with one way back: the time grows with the lengths alone.
  return (name) => {
    const text = Array.from(name.toLowerCase());
    let [at, to, star, mark] = [0, 0, -1, 0];
    while (at < text.length) {
      if (to < wanted.length && wanted[to] === '*') {
        star = to;
        to += 1;
        mark = at;
      } else if (to < wanted.length && (wanted[to] === '?' || wanted[to] === text[at])) {
        to += 1;
        at += 1;
      } else if (star !== -1) {
        to = star + 1;
        mark += 1;
        at = mark;
      } else return false;
    }
    return wanted.slice(to).every((rest) => rest === '*');
  };
}

interface WatchOptions {
  readonly origin: Origin;
  readonly config: FolderConfig;
  readonly database: Database;
  readonly ports: Pick<Ports, 'clock' | 'log'>;
}

/** One folder that is watched. */
export class FolderWatch {
  readonly #options: WatchOptions;
  readonly #matches: (name: string) => boolean;
  readonly #closed = new AbortController();
  #seen: ReadonlyMap<string, SeenFile> = new Map();
  #lastAt = Number.NEGATIVE_INFINITY;
  #work: Promise<unknown> = Promise.resolve();

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#matches = matcherOf(options.config.pattern);
  }

  /** Looks, when it is time to, and takes what has settled. @returns how the folder stands; null: it was not time */
  async look(): Promise<Condition | null> {
    const { config, ports } = this.#options;
    const now = ports.clock.now();
    if (this.#closed.signal.aborted || now - this.#lastAt < config.pollSeconds * 1000) return null;
    this.#lastAt = now;
    const work = this.#look();
    this.#work = work;
    return work;
  }

  /** Resolves when nothing is read any more; a file under way is taken up again by who watches next. */
  async close(): Promise<void> {
    this.#closed.abort();
    await this.#work;
  }

  async #look(): Promise<Condition | null> {
    const { config, ports } = this.#options;
    try {
      const blocked = await folderProblem(config);
      if (blocked !== null) throw new FolderProblem(blocked);
      const before = this.#seen;
      const files = await this.#list();
      this.#seen = new Map(files.map((file) => [file.name, file]));
      await this.#settleGone(files);
      let problem: ConnectionProblem | null = null;
      for (const file of files) {
        this.#closed.signal.throwIfAborted();
        const last = before.get(file.name);
        if (last !== undefined && isSame(last, file)) problem = (await this.#take(file)) ?? problem;
      }
      return { state: 'watching', problem };
    } catch (error) {
      if (this.#closed.signal.aborted) return null;
      if (error instanceof FolderProblem) return { state: 'failed', problem: error.problem };
      ports.log.error('a watched folder could not be read', { kind: (error as Error).name });
      return { state: 'failed', problem: isErrno(error) ? 'folder-unreadable' : 'storing-failed' };
    }
  }

  /** The files that are meant, the oldest first. One without content is still to be written. */
  async #list(): Promise<SeenFile[]> {
    const { path } = this.#options.config;
    const names: string[] = [];
    for await (const entry of await opendir(path)) {
      this.#closed.signal.throwIfAborted();
      if (!entry.isFile() || /^[.~]/.test(entry.name) || !this.#matches(entry.name)) continue;
      names.push(entry.name);
      if (names.length === MOST_FILES) break;
    }
    const files: SeenFile[] = [];
    for (const name of names) {
      const stat = await lstat(join(path, name)).catch(() => null);
      if (stat === null || !stat.isFile() || stat.size === 0) continue;
      files.push({ name, size: stat.size, modifiedAt: Math.trunc(stat.mtimeMs) });
    }
    return files.toSorted(
      (one, other) => one.modifiedAt - other.modifiedAt || (one.name < other.name ? -1 : 1),
    );
  }

  async #settleGone(files: readonly SeenFile[]): Promise<void> {
    const { database, origin } = this.#options;
    if (!hasUnmoved(database, origin.id)) return;
    const present = files.map(({ name }) => name);
    await database.writeWhenIdle(WRITE, (tx) => settleGone(tx, origin.id, present), this.#closed.signal);
  }

  /** @returns what keeps the file from being dealt with for now */
  async #take(file: SeenFile): Promise<ConnectionProblem | null> {
    const { database, origin } = this.#options;
    const line = lineOf(database, origin.id, file);
    try {
      if (line !== undefined && line.state !== 'reading' && isSame(line, file))
        return await this.#move(file, line.id, line.state);
      const read = await this.#read(file);
      return read === null ? null : await this.#move(file, read.id, read.state);
    } catch (error) {
      if (error instanceof FolderProblem) return error.problem;
      if (!this.#closed.signal.aborted && isErrno(error)) return 'file-unreadable';
      throw error;
    }
  }

  /** @returns null when the file has changed meanwhile: it is taken when it has settled again */
  async #read(file: SeenFile): Promise<Pick<FileLine, 'id' | 'state'> | null> {
    const { database, origin, config, ports } = this.#options;
    const { signal } = this.#closed;
    const handle = await openSame(join(config.path, file.name), file);
    if (handle === null) return null;
    const report = new FolderReport();
    try {
      const taking = { database, origin, config, clock: ports.clock, signal, report };
      const { id, problem } = await takeFile(handle, file, taking);
      if (!(await isStillSame(handle, file))) return null;
      const state = problem === null ? 'done' : 'failed';
      const text = report.text(plantOf(database).language);
      if (text !== null) await this.#writeReport(file, state, text);
      await database.writeWhenIdle(WRITE, (tx) => endFile(tx, id, problem), signal);
      return { id, state };
    } finally {
      await handle.close();
    }
  }

  async #writeReport(file: SeenFile, state: FileLine['state'], text: string): Promise<void> {
    const target = `${await this.#targetOf(file, state)}.problems.csv`;
    // Never through a link that somebody has laid there.
    await rm(target, { force: true });
    const handle = await open(target, 'wx');
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
  }

  async #move(file: SeenFile, id: number, state: FileLine['state']): Promise<null> {
    const { database, config } = this.#options;
    try {
      await rename(join(config.path, file.name), await this.#targetOf(file, state));
    } catch (error) {
      if (isErrno(error)) throw new FolderProblem('file-not-moved');
      throw error;
    }
    await database.writeWhenIdle(WRITE, (tx) => noteMoved(tx, id), this.#closed.signal);
    return null;
  }

  /** A place beside the folder's files that is free. */
  async #targetOf({ name }: SeenFile, state: FileLine['state']): Promise<string> {
    const folder = join(this.#options.config.path, state);
    await mkdir(folder, { recursive: true });
    if (!(await lstat(folder)).isDirectory()) throw new FolderProblem('file-not-moved');
    const dot = name.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    for (let copy = 1; ; copy += 1) {
      const target = join(folder, copy === 1 ? name : `${stem} (${copy})${ending}`);
      if ((await lstat(target).catch(() => null)) === null) return target;
    }
  }
}

/** What a file system says. */
function isErrno(error: unknown): boolean {
  return typeof (error as { readonly syscall?: unknown }).syscall === 'string';
}
