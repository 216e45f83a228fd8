/** Things that happen at an instant, in the order of time; what happens may make more happen later. */
export interface Happening {
  /** Milliseconds UTC. */
  readonly at: number;
  /** Takes long enough for other calls to be let in after it. */
  readonly isLong?: boolean;
  run(): void;
}

export class Timeline {
  /** Latest first, so that the next one is taken from the end. */
  readonly #waiting: Happening[];

  /** Of two at the same instant the one that comes first in the list happens first. */
  constructor(happenings: readonly Happening[]) {
    this.#waiting = happenings.toSorted((a, b) => a.at - b.at).toReversed();
  }

  get length(): number {
    return this.#waiting.length;
  }

  /** The next one, or undefined when all is over. */
  take(): Happening | undefined {
    return this.#waiting.pop();
  }

  /** It happens after everything that waits for the same instant. */
  add(happening: Happening): void {
    let low = 0;
    let high = this.#waiting.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#waiting[middle]!.at > happening.at) low = middle + 1;
      else high = middle;
    }
    this.#waiting.splice(low, 0, happening);
  }
}
