/**
 * Whose turn it is to write: any number of short works side by side, or one long one alone. A long one that was
 * announced lets in no further short ones and begins when those under way have ended.
 */
import { AppError } from '../../shared/errors.ts';

export class Turns {
  #short = 0;
  #long = false;
  readonly #waiting = new Set<() => void>();

  /** Whether a long work runs or is about to. */
  get isLong(): boolean {
    return this.#long;
  }

  /**
   * Does a short work when no long one is under way; it begins in the same moment in which its turn has come.
   * @throws the reason of `patience` when that ends before the turn has come
   */
  async short<T>(work: () => T | PromiseLike<T>, patience: AbortSignal | null): Promise<T> {
    while (this.#long) await this.#moved(patience);
    this.#short += 1;
    try {
      return await work();
    } finally {
      this.#short -= 1;
      this.#move();
    }
  }

  /**
   * Does a long work when the short ones have ended.
   * @throws AppError DATABASE_BUSY while another long one is under way; the reason of `patience`
   */
  async long<T>(work: () => Promise<T>, patience: AbortSignal): Promise<T> {
    if (this.#long) throw new AppError('DATABASE_BUSY');
    this.#long = true;
    try {
      while (this.#short > 0) await this.#moved(patience);
      return await work();
    } finally {
      this.#long = false;
      this.#move();
    }
  }

  #move(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }

  async #moved(patience: AbortSignal | null): Promise<void> {
    patience?.throwIfAborted();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.add(resolve);
    patience?.addEventListener('abort', () => resolve(), { once: true });
    await promise;
    this.#waiting.delete(resolve);
    patience?.throwIfAborted();
  }
}
