/** Work that takes longer than a moment: watched by its id, cancelled by asking, forgotten an hour after its end. */
import type { Job } from '../../shared/contract/jobs.ts';
import { AppError } from '../../shared/errors.ts';
import { type Id, uuidv7 } from '../../shared/ids.ts';
import type { Ports } from '../ports.ts';
import { toAppError } from '../rpc/errors.ts';

export interface JobControl {
  readonly signal: AbortSignal;
  /** @param fraction 0 to 1 of the whole job */
  report(step: string, fraction: number): void;
}

interface Entry {
  job: Job;
  readonly abort: AbortController;
  announcedAt: number;
  endedAt: number | null;
  result: unknown;
  readonly done: Promise<void>;
}

const ANNOUNCE_EVERY_MS = 150;
const KEEP_MS = 3_600_000;

export class Jobs {
  readonly #ports: Ports;
  readonly #announce: () => void;
  readonly #entries = new Map<Id, Entry>();

  /** @param announce called when a job has moved */
  constructor(ports: Ports, announce: () => void) {
    this.#ports = ports;
    this.#announce = announce;
  }

  /**
   * Starts `run` and returns at once.
   * @param known id that the caller gives the job; started again under it, it is not run again
   * @throws AppError JOB_RUNNING while another job of the same kind runs
   */
  start<T>(kind: Job['kind'], run: (control: JobControl) => Promise<T>, known?: Id): Id {
    this.#forgetOld();
    if (known !== undefined && this.#entries.get(known)?.job.kind === kind) return known;
    this.assertIdle(kind);
    const id = known ?? uuidv7(this.#ports.clock.now(), this.#ports.randomBytes);
    const abort = new AbortController();
    const entry: Entry = {
      job: { id, kind, state: 'running', step: 'starting', progress: 0, error: null },
      abort,
      announcedAt: 0,
      endedAt: null,
      result: undefined,
      done: Promise.resolve().then(() => this.#run(entry, run)),
    };
    this.#entries.set(id, entry);
    this.#announce();
    return id;
  }

  /** @throws AppError JOB_RUNNING while a job of this kind runs */
  assertIdle(kind: Job['kind']): void {
    if (this.running(kind) !== null) throw new AppError('JOB_RUNNING');
  }

  /** The job of this kind that runs; there is never more than one. */
  running(kind: Job['kind']): Id | null {
    const entry = [...this.#entries.values()].find(({ job }) => job.kind === kind && job.state === 'running');
    return entry?.job.id ?? null;
  }

  /** The one of this kind that was started last, as long as it is remembered. */
  latest(kind: Job['kind']): Id | null {
    return [...this.#entries.values()].findLast(({ job }) => job.kind === kind)?.job.id ?? null;
  }

  /** @throws AppError NOT_FOUND */
  get(id: Id): Job {
    return this.#entry(id).job;
  }

  /**
   * What a job of this kind that is done came to.
   * @throws AppError NOT_FOUND while there is no such result
   */
  result(id: Id, kind: Job['kind']): unknown {
    const entry = this.#entry(id);
    if (entry.job.kind !== kind || entry.job.state !== 'done')
      throw new AppError('NOT_FOUND', { entity: 'job' });
    return entry.result;
  }

  /**
   * Forgets what all but the newest jobs of a kind came to, among those whose result is `which`: results that
   * hold a whole file must not pile up.
   */
  keepNewest(kind: Job['kind'], most: number, which: (result: unknown) => boolean): void {
    const done = [...this.#entries.values()].filter(
      ({ job, result }) => job.kind === kind && job.state === 'done' && which(result),
    );
    for (const { job } of done.slice(0, Math.max(0, done.length - most))) this.#entries.delete(job.id);
  }

  cancel(id: Id): void {
    this.#entry(id).abort.abort();
  }

  /** Cancels everything and waits until it has been taken back. */
  async stop(): Promise<void> {
    const running = [...this.#entries.values()].filter(({ job }) => job.state === 'running');
    for (const entry of running) entry.abort.abort();
    await Promise.all(running.map(({ done }) => done));
  }

  async #run<T>(entry: Entry, run: (control: JobControl) => Promise<T>): Promise<void> {
    const control: JobControl = {
      signal: entry.abort.signal,
      report: (step, fraction) => this.#report(entry, step, fraction),
    };
    try {
      entry.result = await run(control);
      entry.job = { ...entry.job, state: 'done', progress: 1 };
    } catch (error) {
      const known = toAppError(error);
      const cancelled = entry.abort.signal.aborted || known.code === 'CANCELLED';
      if (known.code === 'INTERNAL' && !cancelled) {
        this.#ports.log.error('job failed', { kind: entry.job.kind, error: (error as Error).name });
      }
      entry.job = {
        ...entry.job,
        state: cancelled ? 'cancelled' : 'failed',
        error: cancelled ? null : { code: known.code, params: { ...known.params } },
      };
    }
    entry.endedAt = this.#ports.clock.now();
    this.#announce();
  }

  #report(entry: Entry, step: string, fraction: number): void {
    entry.job = { ...entry.job, step, progress: Math.min(1, Math.max(entry.job.progress, fraction)) };
    const now = this.#ports.clock.now();
    if (now - entry.announcedAt < ANNOUNCE_EVERY_MS) return;
    entry.announcedAt = now;
    this.#announce();
  }

  #entry(id: Id): Entry {
    const entry = this.#entries.get(id);
    if (entry === undefined) throw new AppError('NOT_FOUND', { entity: 'job' });
    return entry;
  }

  #forgetOld(): void {
    const before = this.#ports.clock.now() - KEEP_MS;
    for (const [id, { endedAt }] of this.#entries) {
      if (endedAt !== null && endedAt < before) this.#entries.delete(id);
    }
  }
}

/** Lets other calls be answered between two slices of a long job, and stops it when asked. */
export async function breathe(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}
