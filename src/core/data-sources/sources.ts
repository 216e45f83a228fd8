/** Keeps what listens and subscribes as the plant has set it: compared after every change, and now and then. */
import type { Topic } from '../../shared/contract/base.ts';
import type { Endpoint } from '../../shared/contract/data-sources.ts';
import type { Id } from '../../shared/ids.ts';
import type { Task } from '../background/background.ts';
import type { Database } from '../database/database.ts';
import type { Ports } from '../ports.ts';
import { type Condition, OFF } from './condition.ts';
import { endpointOf } from './endpoint.ts';
import { FolderWatch } from './folder.ts';
import { type RunningCollector, startCollector } from './http.ts';
import { type Subscription, subscribe } from './mqtt.ts';
import { liveSources, type Secrets, type SourceRow } from './service.ts';

/** What failed is tried again so often. */
const AGAIN_MS = 30_000;

/** As often as the least that a folder can be set to. */
export const watchFolders: Task = {
  name: 'folders',
  periodMs: 5000,
  run: ({ sources }) => sources.lookIntoFolders(),
};

interface SourcesOptions {
  readonly database: Database;
  readonly ports: Ports;
}

interface Running {
  /** What it was made from. */
  readonly as: string;
  readonly subscription: Subscription;
}

interface Watched {
  readonly as: string;
  readonly watch: FolderWatch;
}

export class Sources {
  readonly #database: Database;
  readonly #ports: Ports;
  readonly #running = new Map<Id, Running>();
  readonly #folders = new Map<Id, Watched>();
  readonly #conditions = new Map<Id, Condition>();
  #collector: { readonly as: string; readonly running: RunningCollector } | null = null;
  #endpoint: Condition = OFF;
  #work: Promise<void> = Promise.resolve();
  #isStopped = false;
  readonly #stops: (() => void)[];

  constructor({ database, ports }: SourcesOptions) {
    this.#database = database;
    this.#ports = ports;
    const timer = ports.timers.every(AGAIN_MS, () => this.settle());
    this.#stops = [
      () => timer.stop(),
      database.onChange((topics: readonly Topic[]) => {
        if (topics.includes('metrics') || topics.includes('plant')) void this.settle();
      }),
    ];
    void this.settle();
  }

  /** How the endpoint stands that collectors send to. */
  get endpoint(): Condition {
    return this.#endpoint;
  }

  /** The port that was opened; null while none is. */
  get port(): number | null {
    return this.#collector?.running.port ?? null;
  }

  conditionOf({ id, kind, enabled, stationId, secret }: SourceRow): Condition {
    if (!enabled) return OFF;
    if (stationId !== this.#database.stationId) return { state: 'elsewhere', problem: null };
    if (kind !== 'http') {
      const state = kind === 'folder' ? 'watching' : 'connecting';
      return this.#conditions.get(id) ?? { state, problem: null };
    }
    if (secret === null) return { state: 'no-key', problem: null };
    return this.#endpoint.state === 'off' ? { state: 'off', problem: 'endpoint-off' } : this.#endpoint;
  }

  /** Resolves when all is as it was set by the time of the call. */
  settle(): Promise<void> {
    this.#work = this.#work.then(() => this.#compare());
    return this.#work;
  }

  /** Takes the files that have settled in the folders that are watched. */
  async lookIntoFolders(): Promise<void> {
    for (const [id, { watch }] of this.#folders) {
      const condition = await watch.look();
      if (condition !== null && this.#folders.get(id)?.watch === watch) this.#setCondition(id, condition);
    }
  }

  /** Nothing is taken any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const stop of this.#stops) stop();
    await this.#work;
    await this.#closeCollector();
    for (const id of this.#running.keys()) await this.#unsubscribe(id, false);
    for (const id of this.#folders.keys()) await this.#unwatch(id);
  }

  async #compare(): Promise<void> {
    if (this.#isStopped) return;
    try {
      const { stationId } = this.#database;
      await this.#compareEndpoint(endpointOf(this.#database, stationId));
      const own = liveSources(this.#database).filter((row) => row.enabled && row.stationId === stationId);
      const rows = own.filter(({ kind }) => kind === 'mqtt');
      const wanted = new Set(rows.map(({ id }) => id));
      for (const id of this.#running.keys()) if (!wanted.has(id)) await this.#unsubscribe(id, true);
      for (const row of rows) await this.#compareSubscription(row);
      await this.#compareFolders(own.filter(({ kind }) => kind === 'folder'));
    } catch (error) {
      this.#ports.log.error('sources could not be set up', { kind: (error as Error).name });
    }
  }

  async #compareEndpoint({ enabled, host, port }: Endpoint): Promise<void> {
    const as = `${host} ${port}`;
    if (this.#collector !== null && (!enabled || this.#collector.as !== as)) await this.#closeCollector();
    if (!enabled) return this.#setEndpoint(OFF);
    if (this.#collector !== null) return;
    try {
      const running = await startCollector({ host, port }, { database: this.#database, ports: this.#ports });
      this.#collector = { as, running };
      this.#setEndpoint({ state: 'listening', problem: null });
    } catch (error) {
      const { code } = error as { readonly code?: string };
      const problem = code === 'EADDRINUSE' ? 'address-in-use' : 'address-unavailable';
      this.#setEndpoint({ state: 'failed', problem });
    }
  }

  async #closeCollector(): Promise<void> {
    const collector = this.#collector;
    this.#collector = null;
    await collector?.running.close();
  }

  async #compareSubscription(row: SourceRow): Promise<void> {
    const { id, name, config, mapping, secret } = row;
    if (config.kind !== 'mqtt') return;
    const as = JSON.stringify([name, { ...config, expectedMs: null }, mapping, secret]);
    if (this.#running.get(id)?.as === as) return;
    if (this.#running.has(id)) await this.#unsubscribe(id, true);
    try {
      const subscription = subscribe({
        origin: { id, name, mapping },
        config,
        secrets: secret === null ? null : (JSON.parse(secret) as Secrets),
        database: this.#database,
        ports: this.#ports,
        onCondition: (condition) => this.#setCondition(id, condition),
      });
      this.#running.set(id, { as, subscription });
    } catch {
      // Only a certificate or key that is none fails at once.
      this.#setCondition(id, { state: 'failed', problem: 'certificate' });
    }
  }

  async #compareFolders(rows: readonly SourceRow[]): Promise<void> {
    const wanted = new Set(rows.map(({ id }) => id));
    for (const id of this.#folders.keys()) if (!wanted.has(id)) await this.#unwatch(id);
    for (const { id, name, config, mapping } of rows) {
      if (config.kind !== 'folder') continue;
      const as = JSON.stringify([name, { ...config, expectedMs: null }, mapping]);
      if (this.#folders.get(id)?.as === as) continue;
      await this.#unwatch(id);
      const origin = { id, name, mapping };
      const watch = new FolderWatch({ origin, config, database: this.#database, ports: this.#ports });
      this.#folders.set(id, { as, watch });
    }
  }

  async #unwatch(id: Id): Promise<void> {
    const watched = this.#folders.get(id);
    this.#folders.delete(id);
    this.#conditions.delete(id);
    await watched?.watch.close();
  }

  async #unsubscribe(id: Id, forget: boolean): Promise<void> {
    const running = this.#running.get(id);
    this.#running.delete(id);
    this.#conditions.delete(id);
    await running?.subscription.close(forget);
  }

  #setEndpoint(condition: Condition): void {
    if (isSame(this.#endpoint, condition)) return;
    this.#endpoint = condition;
    this.#database.announce(['readings']);
  }

  #setCondition(id: Id, condition: Condition): void {
    if (isSame(this.#conditions.get(id), condition)) return;
    this.#conditions.set(id, condition);
    if (!this.#isStopped) this.#database.announce(['readings']);
  }
}

function isSame(one: Condition | undefined, other: Condition): boolean {
  return one?.state === other.state && one.problem === other.problem;
}
