/**
 * Chance for the demo plant, repeatable from a seed. Everything that varies takes a fork with a name of its
 * own, so that adding one thing does not shift the chance of all others.
 */
import type { RandomBytes } from '../../shared/ids.ts';

export interface DemoRandom {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Uniform integer, both ends included. */
  int(low: number, high: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** Standard normal deviate. */
  normal(): number;
  pick<T>(list: readonly T[]): T;
  readonly bytes: RandomBytes;
  /** A generator of its own for something with a name. */
  fork(name: string): DemoRandom;
}

/** The generator sfc32 (Chris Doty-Humphrey, PractRand), seeded with the hash of a text. */
export function demoRandom(seed: string): DemoRandom {
  let [a, b, c, counter] = hash(seed);
  const word = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round += 1) word();

  const next = () => word() / 4_294_967_296;
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  let spare: number | null = null;
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    int,
    chance: (probability) => next() < probability,
    normal: () => {
      if (spare !== null) {
        const kept = spare;
        spare = null;
        return kept;
      }
      // Box and Muller, 1958; 1 - u keeps the logarithm finite.
      const radius = Math.sqrt(-2 * Math.log(1 - next()));
      const angle = 2 * Math.PI * next();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    pick: (list) => list[int(0, list.length - 1)]!,
    bytes: (length) => Uint8Array.from({ length }, () => word() & 0xff),
    fork: (name) => demoRandom(`${seed}/${name}`),
  };
}

/** Four words from a text: FNV-1a with four offsets. */
function hash(text: string): [number, number, number, number] {
  const words: [number, number, number, number] = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];
  for (let index = 0; index < text.length; index += 1) {
    for (let lane = 0; lane < 4; lane += 1) {
      words[lane] = Math.imul(words[lane]! ^ (text.charCodeAt(index) + lane), 0x01000193);
    }
  }
  return words;
}
