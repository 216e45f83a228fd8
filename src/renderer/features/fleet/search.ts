/** What the address of the fleet says. Pure. */
import { z } from 'zod';
import { FLEET_SORTS, MAX_PICKED, type FleetSort } from '../../../shared/contract/fleet.ts';
import type { ZoneClock } from '../../ui/zone-clock.ts';
import type { Span } from '../metrics/chart/view.ts';

const dayMs = 86_400_000;

const day = z.iso.date().optional().catch(undefined);

/** Periods up to the newest reading, in ms; null for all time. */
export const PERIODS = {
  day: dayMs,
  week: 7 * dayMs,
  month: 30 * dayMs,
  quarter: 90 * dayMs,
  year: 365 * dayMs,
  all: null,
} as const;
export type PeriodId = keyof typeof PERIODS;
export const periodIds = Object.keys(PERIODS) as PeriodId[];

export const fleetSearch = z.object({
  /** Id of an asset type ... */
  type: z.string().optional().catch(undefined),
  /** ... or ids of assets with commas between. */
  assets: z.string().optional().catch(undefined),
  metric: z.string().optional().catch(undefined),
  unit: z.string().optional().catch(undefined),
  location: z.string().optional().catch(undefined),
  period: z
    .enum(periodIds as [PeriodId, ...PeriodId[]])
    .optional()
    .catch(undefined),
  /** Instead of the period: first and last day, ISO dates. */
  from: day,
  to: day,
  sort: z.enum(FLEET_SORTS).optional().catch(undefined),
  direction: z.enum(['asc', 'desc']).optional().catch(undefined),
  /** Left out: one scale for all. */
  scale: z.literal('own').optional().catch(undefined),
});
export type FleetSearch = z.infer<typeof fleetSearch>;

/** Which assets the address means; null while it names none. */
export function fleetOf({
  type,
  assets,
}: FleetSearch): { assetTypeId: string } | { assetIds: string[] } | null {
  const picked = (assets ?? '').split(',').filter((id) => id.length === 36);
  if (picked.length > 0) return { assetIds: picked.slice(0, MAX_PICKED) };
  return type === undefined ? null : { assetTypeId: type };
}

/** The days of the address from the first to the end of the last, in either order; null where it names none. */
export function freeSpanOf({ from, to }: FleetSearch, clock: ZoneClock): Span | null {
  if (from === undefined || to === undefined) return null;
  const [first, last] = from <= to ? [from, to] : [to, from];
  const begin = (isoDate: string, days: number) =>
    clock.toInstant(Date.parse(`${isoDate}T00:00:00Z`) + days * dayMs);
  return { from: begin(first, 0), to: begin(last, 1) - 1 };
}

export const orders = ['worst', 'name', 'value-desc', 'value-asc', 'trend-desc', 'trend-asc'] as const;
export type Order = (typeof orders)[number];

/** The order in force as one word, e.g. `value-desc`. */
export function orderOf({ sort = 'worst', direction }: FleetSearch): Order {
  if (sort === 'worst' || sort === 'name') return sort;
  return direction === 'asc' ? `${sort}-asc` : `${sort}-desc`;
}

export function inOrder(order: Order): { sort: FleetSort; direction: 'asc' | 'desc' } {
  const [sort, direction = 'asc'] = order.split('-') as [FleetSort, ('asc' | 'desc')?];
  return { sort, direction };
}

/** Address of the fleet of a type, or of a metric of it. */
export function fleetHref(of: {
  readonly type?: string;
  readonly assets?: readonly string[];
  readonly metric?: string;
  readonly unit?: string;
}): string {
  const entries = Object.entries({ ...of, assets: of.assets?.join(',') });
  const known = entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  return `/metrics/fleet?${new URLSearchParams(known).toString()}`;
}
