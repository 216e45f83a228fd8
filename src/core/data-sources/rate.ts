/** A bucket that fills up by itself and from which each request takes one. */
import type { Clock } from '../ports.ts';

export class TokenBuckets {
  readonly #clock: Clock;
  readonly #perSecond: number;
  readonly #most: number;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(clock: Clock, { perSecond, most }: { readonly perSecond: number; readonly most: number }) {
    this.#clock = clock;
    this.#perSecond = perSecond;
    this.#most = most;
  }

  /** @returns null where one was left, otherwise in how many whole seconds there will be */
  take(name: string): number | null {
    const now = this.#clock.now();
    const bucket = this.#buckets.get(name) ?? { tokens: this.#most, at: now };
    // A clock that was set back refills nothing.
    const passed = Math.max(0, now - bucket.at) / 1000;
    bucket.tokens = Math.min(this.#most, bucket.tokens + passed * this.#perSecond);
    bucket.at = now;
    this.#buckets.set(name, bucket);
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / this.#perSecond));
    bucket.tokens -= 1;
    return null;
  }
}
