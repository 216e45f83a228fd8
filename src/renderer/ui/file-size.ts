import type { Format } from './format.ts';

const UNITS = [
  ['B', 1],
  ['kB', 1e3],
  ['MB', 1e6],
  ['GB', 1e9],
] as const;

/** Bytes in the largest unit that is not below one, e.g. `814.7 kB`. */
export function fileSize(format: Format, bytes: number): string {
  const [unit, size] = UNITS.findLast(([, least]) => bytes >= least) ?? UNITS[0];
  const value = bytes / size;
  return `${format.number(value, value >= 100 || unit === 'B' ? 0 : 1)}\u00A0${unit}`;
}
