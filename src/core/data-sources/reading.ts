/** A reading as a source gives it, and how its instant is read. */

export interface IncomingReading {
  /** As the source calls the metric. */
  readonly address: string;
  /** Milliseconds UTC; null where it could not be read. */
  readonly ts: number | null;
  /** NaN where it is no number. */
  readonly value: number;
  /** The value as it came. */
  readonly given: string;
  /** Null: that of the metric. */
  readonly unit: string | null;
}

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/;
/** What a Date can hold. */
const LAST = 8_640_000_000_000_000;

/**
 * @param given milliseconds UTC, or an ISO instant that says its distance from UTC
 * @returns null where it is neither
 */
export function instantOf(given: unknown): number | null {
  if (typeof given === 'number') return Math.abs(given) <= LAST ? Math.round(given) : null;
  if (typeof given !== 'string' || !ISO.test(given)) return null;
  const ts = Date.parse(given.replace(',', '.').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(ts) ? null : ts;
}

/** As text, for people; what is no plain value as JSON. */
export function givenText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
