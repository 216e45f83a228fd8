/**
 * Messages of one connection on their way in. What has arrived while a commit was under way is the next commit, so
 * that a slow disk makes commits larger instead of later; a message is acknowledged once it is committed, never
 * before, in the order of arrival. When too much waits, no more is read from the connection.
 */
import type { IPublishPacket } from 'mqtt';
import { MOST_READINGS, type MqttConfig } from '../../shared/contract/data-sources.ts';
import type { Database } from '../database/database.ts';
import { breathe } from '../jobs/jobs.ts';
import type { Ports } from '../ports.ts';
import { noteRetained, noteTooLarge } from './activity.ts';
import type { IncomingReading } from './reading.ts';
import { type Origin, takeReadings } from './take.ts';
import { readingsOf } from './topics.ts';

const MOST_PAYLOAD_BYTES = 1_000_000;
/** What may wait before no more is read. */
const MOST_WAITING_BYTES = 4_000_000;
const MOST_WAITING = 1000;
/** Addresses whose last instant of arrival is remembered. */
const MOST_ADDRESSES = 10_000;

const WRITE = { actorId: null, command: 'dataSources.receive' };

interface ArrivalsOptions {
  readonly origin: Origin;
  readonly config: MqttConfig;
  readonly database: Database;
  readonly ports: Pick<Ports, 'clock' | 'log'>;
  /** Aborted, nothing is committed any more. */
  readonly signal: AbortSignal;
  /** Something could not be stored: of what waits nothing is acknowledged. */
  readonly onFailed: () => void;
}

export interface Arrival {
  /** How its metric is found; null: none of ours, as topics of before that are still in the session. */
  readonly address: string | null;
  readonly packet: Pick<IPublishPacket, 'topic' | 'payload' | 'retain'>;
  readonly acknowledge: () => void;
}

interface Waiting extends Arrival {
  readonly readings: readonly IncomingReading[];
  /** Bytes of a message of which nothing is taken; null of others. */
  readonly tooLarge: number | null;
  /** Kept by the broker, with something in it that says no time. */
  readonly isUntimed: boolean;
}

export class Arrivals {
  readonly #options: ArrivalsOptions;
  readonly #lastAt = new Map<string, number>();
  #waiting: Waiting[] = [];
  #bytes = 0;
  #room: PromiseWithResolvers<void> | null = null;
  #isCommitting = false;
  #hasEnded = false;

  constructor(options: ArrivalsOptions) {
    this.#options = options;
  }

  /** @returns what to wait for before the next one; null when there is room for it */
  add(arrival: Arrival): Promise<void> | null {
    if (this.#hasEnded) return null;
    const { payload } = arrival.packet;
    const tooLarge = arrival.address !== null && payload.length > MOST_PAYLOAD_BYTES ? payload.length : null;
    const readings = tooLarge === null ? this.#readingsOf(arrival) : [];
    const isUntimed = tooLarge === null && this.#isUntimed(arrival, readings.length);
    this.#waiting.push({ ...arrival, readings, tooLarge, isUntimed });
    this.#bytes += tooLarge === null ? payload.length : 0;
    if (!this.#isCommitting) void this.#commitAll();
    if (this.#bytes < MOST_WAITING_BYTES && this.#waiting.length < MOST_WAITING) return null;
    this.#room ??= Promise.withResolvers();
    return this.#room.promise;
  }

  /** The connection has gone: what waits comes again with the next one. */
  end(): void {
    this.#hasEnded = true;
    this.#waiting = [];
    this.#room?.resolve();
  }

  #readingsOf({ address, packet: { payload, retain } }: Arrival): IncomingReading[] {
    if (address === null) return [];
    return readingsOf(
      address,
      Buffer.from(payload),
      this.#options.config,
      retain ? null : this.#arrivedAt(address),
    );
  }

  #isUntimed({ address, packet: { payload, retain } }: Arrival, timed: number): boolean {
    if (address === null || !retain) return false;
    return readingsOf(address, Buffer.from(payload), this.#options.config, 0).length > timed;
  }

  /** Two messages of an address that come in the same millisecond are two readings. */
  #arrivedAt(address: string): number {
    const at = Math.max(
      this.#options.ports.clock.now(),
      (this.#lastAt.get(address) ?? Number.NEGATIVE_INFINITY) + 1,
    );
    if (this.#lastAt.size >= MOST_ADDRESSES) this.#lastAt.clear();
    this.#lastAt.set(address, at);
    return at;
  }

  async #commitAll(): Promise<void> {
    const { signal, ports, onFailed } = this.#options;
    this.#isCommitting = true;
    try {
      // What the connection has brought already is handed over first.
      await breathe(signal);
      while (this.#waiting.length > 0) {
        const arrivals = this.#waiting;
        this.#waiting = [];
        this.#bytes = 0;
        await this.#commit(arrivals);
        for (const { acknowledge } of arrivals) acknowledge();
        this.#room?.resolve();
        this.#room = null;
        await breathe(signal);
      }
    } catch (error) {
      if (signal.aborted || this.#hasEnded) return;
      ports.log.error('readings could not be stored', { kind: (error as Error).name });
      this.end();
      onFailed();
    } finally {
      this.#isCommitting = false;
    }
  }

  async #commit(arrivals: readonly Waiting[]): Promise<void> {
    const { database, origin, signal } = this.#options;
    const leftOut = arrivals.filter((arrival) => arrival.tooLarge !== null || arrival.isUntimed);
    if (leftOut.length > 0) {
      await database.writeWhenIdle(
        WRITE,
        (tx) => {
          for (const { packet, tooLarge } of leftOut) {
            if (tooLarge === null) noteRetained(tx, origin.id, packet.topic, packet.payload.length);
            else noteTooLarge(tx, origin.id, packet.topic, tooLarge);
          }
        },
        signal,
      );
    }
    const readings = arrivals.flatMap((arrival) => arrival.readings);
    for (let at = 0; at < readings.length; at += MOST_READINGS) {
      await database.writeWhenIdle(
        WRITE,
        (tx) => void takeReadings(tx, origin, readings.slice(at, at + MOST_READINGS)),
        signal,
      );
    }
  }
}
