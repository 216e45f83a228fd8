/** What the address of a page says about a chart, so that a link shows what its sender saw. Pure. */
import { z } from 'zod';
import { idSchema, readingInstantSchema } from '../../../../shared/contract/base.ts';
import { MOST_SERIES } from './axes.ts';
import { PERIODS, type Period } from './periods.ts';
import { openingView, PRESETS, presetOf, type ChartView, type PresetId, type Span } from './view.ts';

const optionalInstant = readingInstantSchema.optional().catch(undefined);
const presetIds = PRESETS.map(({ id }) => id) as [PresetId, ...PresetId[]];
/** Two hundred years in ms. */
const MOST_APART = 6.4e12;
const ids = z.string().max(600).optional().catch(undefined);

/** The span of the chart, or `show`, its preset; ids of other metrics `with` it, those that `hide`, and the period `versus` which it is shown. */
export const chartSearchFields = {
  from: optionalInstant,
  to: optionalInstant,
  show: z.enum(presetIds).optional().catch(undefined),
  with: ids,
  hide: ids,
  versus: z
    .union([z.enum(PERIODS), z.int().min(-MOST_APART).max(MOST_APART)])
    .optional()
    .catch(undefined),
};

export interface ChartSearch {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly show?: PresetId | undefined;
  readonly with?: string | undefined;
  readonly hide?: string | undefined;
  readonly versus?: Period | undefined;
}

/** Besides the view: what is shown with the metric. */
export interface Company {
  /** Ids of other metrics, in the order of their looks. */
  readonly others: readonly string[];
  /** Ids of metrics that are not drawn. */
  readonly hidden: readonly string[];
  readonly versus: Period | null;
}

export const ALONE: Company = { others: [], hidden: [], versus: null };

function idsIn(text: string | undefined): string[] {
  const found = (text ?? '').split(',').filter((id) => idSchema.safeParse(id).success);
  return [...new Set(found)].slice(0, MOST_SERIES);
}

/** @param own id of the metric itself, which is no company */
export function companyOf(search: ChartSearch, own: string): Company {
  const others = idsIn(search.with).filter((id) => id !== own);
  return {
    others: others.slice(0, MOST_SERIES - 1),
    hidden: idsIn(search.hide).filter((id) => id === own || others.includes(id)),
    versus: search.versus ?? null,
  };
}

/** The view an address asks for; null where it asks for none. */
export function viewOf({ from, to, show }: ChartSearch, readings: Span): ChartView | null {
  if (from !== undefined && to !== undefined && from < to) return { kind: 'span', from, to };
  return show === undefined ? null : openingView(show, readings);
}

export function searchOf(view: ChartView, { others, hidden, versus }: Company): ChartSearch {
  return {
    from: view.kind === 'span' ? view.from : undefined,
    to: view.kind === 'span' ? view.to : undefined,
    show: presetOf(view),
    with: others.length === 0 ? undefined : others.join(','),
    hide: hidden.length === 0 ? undefined : hidden.join(','),
    versus: versus ?? undefined,
  };
}
