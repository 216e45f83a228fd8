/** Bounds of how long a metric may be silent, in milliseconds: it is looked at only every few seconds. */
export const MIN_NO_DATA_MS = 15_000;
export const MAX_NO_DATA_MS = 366 * 86_400_000;
