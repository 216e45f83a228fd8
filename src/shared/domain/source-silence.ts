/** How long a source may be expected to be silent at most, in milliseconds. */
export const MIN_EXPECTED_MS = 60_000;
export const MAX_EXPECTED_MS = 92 * 86_400_000;
