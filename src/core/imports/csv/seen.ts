/**
 * Which columns already have a reading at which instant, to name duplicates inside one file.
 *
 * Memory is bounded by two tables of 24 MiB, and next to nothing for small files. That is room for the newest
 * one to two million instants of up to 32 columns, and for the newest 65,000 or more of 1,000 columns. A
 * duplicate further back than that is left to the database's key.
 */

const FIRST_CAPACITY = 1 << 12;
const LARGEST_BYTES = 24 * 1024 * 1024;

/** Slots of the largest table, a power of two: each holds an instant and `words` words of columns. */
function largestCapacity(words: number): number {
  return 2 ** Math.floor(Math.log2(LARGEST_BYTES / (8 + 4 * words)));
}

/** Open addressing with linear probing; NaN marks a free slot. */
class InstantTable {
  readonly words: number;
  capacity: number;
  size = 0;
  keys: Float64Array;
  masks: Uint32Array;

  constructor(words: number, capacity = FIRST_CAPACITY) {
    this.words = words;
    this.capacity = capacity;
    this.keys = new Float64Array(capacity).fill(Number.NaN);
    this.masks = new Uint32Array(capacity * words);
  }

  /** Slot of the instant, or of the free place where it belongs. */
  slot(instant: number): number {
    const mask = this.capacity - 1;
    const high = (instant / 4_294_967_296) | 0;
    const mixed = Math.imul((instant >>> 0) ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    for (;;) {
      const key = this.keys[slot]!;
      if (key === instant || Number.isNaN(key)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  grown(): InstantTable {
    const larger = new InstantTable(this.words, this.capacity * 2);
    for (let slot = 0; slot < this.capacity; slot += 1) {
      const key = this.keys[slot]!;
      if (!Number.isNaN(key)) larger.put(larger.slot(key), key, this, slot);
    }
    return larger;
  }

  /** Takes the instant into a free slot, with the columns it has in `source`. */
  put(slot: number, instant: number, source?: InstantTable, sourceSlot = 0): void {
    this.keys[slot] = instant;
    this.size += 1;
    if (!source) return;
    for (let word = 0; word < this.words; word += 1) {
      this.masks[slot * this.words + word] = source.masks[sourceSlot * this.words + word]!;
    }
  }
}

export interface SeenReadings {
  /** The place of an instant (ms UTC), to be used with `claim` before the next call of `place`. */
  place(instant: number): number;
  /** True the first time for a column at a place, false for a duplicate. */
  claim(place: number, column: number): boolean;
}

/** @param columns how many columns there are; columns are numbered from 0 */
export function makeSeenReadings(columns: number): SeenReadings {
  const words = Math.max(1, Math.ceil(columns / 32));
  const largest = largestCapacity(words);
  let newest = new InstantTable(words);
  let older: InstantTable | undefined;

  return {
    place(instant) {
      let slot = newest.slot(instant);
      if (!Number.isNaN(newest.keys[slot]!)) return slot;
      if (newest.size * 2 >= newest.capacity) {
        if (newest.capacity < largest) newest = newest.grown();
        else {
          older = newest;
          newest = new InstantTable(words, largest);
        }
        slot = newest.slot(instant);
      }
      const olderSlot = older?.slot(instant);
      const isKnown = olderSlot !== undefined && !Number.isNaN(older!.keys[olderSlot]!);
      newest.put(slot, instant, isKnown ? older : undefined, olderSlot);
      return slot;
    },
    claim(place, column) {
      const word = place * words + (column >>> 5);
      const bit = 1 << (column & 31);
      if ((newest.masks[word]! & bit) !== 0) return false;
      newest.masks[word]! |= bit;
      return true;
    },
  };
}
