/** What the list of assets is filtered by. */
import type { AssetStatus, Criticality } from '../../../shared/domain/vocabulary.ts';
import type { Inputs } from '../../api.ts';

export interface AssetFilter {
  readonly status: readonly AssetStatus[];
  readonly typeId: string | null;
  readonly criticality: readonly Criticality[];
  readonly locationId: string | null;
  readonly responsible: 'me' | 'my-teams' | null;
  readonly keyword: string | null;
}

export const noFilter: AssetFilter = {
  status: [],
  typeId: null,
  criticality: [],
  locationId: null,
  responsible: null,
  keyword: null,
};

/** Filters that stand behind the button, because most lists do without them. */
export function fewerCount({ criticality, locationId, responsible, keyword }: AssetFilter): number {
  return [criticality.length > 0, locationId !== null, responsible !== null, keyword !== null].filter(Boolean)
    .length;
}

export function isFiltered(filter: AssetFilter): boolean {
  return filter.status.length > 0 || filter.typeId !== null || fewerCount(filter) > 0;
}

/** As the contract takes it. */
export function inputOf({ status, criticality, ...others }: AssetFilter): Inputs['assets']['list'] {
  return { ...others, status: [...status], criticality: [...criticality] };
}
