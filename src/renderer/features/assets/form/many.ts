/** What is chosen in the form that changes many assets, and what that gives them. */
import type { ManyFields } from '../../../../shared/contract/assets.ts';
import type { AssetStatus, Criticality } from '../../../../shared/domain/vocabulary.ts';
import type { EntityOption } from '../../../ui/form/EntitySelect.tsx';

/** Null where a field stays as it is. */
export interface ManyValues extends Record<string, unknown> {
  readonly location: EntityOption | null;
  readonly type: EntityOption | null;
  readonly status: AssetStatus | null;
  readonly criticality: Criticality | null;
  readonly responsibleUser: EntityOption | null;
  readonly responsibleTeam: EntityOption | null;
}

export const asTheyAre: ManyValues = {
  location: null,
  type: null,
  status: null,
  criticality: null,
  responsibleUser: null,
  responsibleTeam: null,
};

/** The id of the choice that empties a field. */
export const NONE = 'none';

/** Undefined where nothing is chosen. */
export function changesOfMany(values: ManyValues): ManyFields | undefined {
  const { location, type, status, criticality, responsibleUser, responsibleTeam } = values;
  const changes: ManyFields = {
    ...(location !== null && { locationId: idOf(location) }),
    ...(type !== null && { assetTypeId: idOf(type) }),
    ...(status !== null && { status }),
    ...(criticality !== null && { criticality }),
    ...(responsibleUser !== null && { responsibleUserId: idOf(responsibleUser) }),
    ...(responsibleTeam !== null && { responsibleTeamId: idOf(responsibleTeam) }),
  };
  return Object.keys(changes).length === 0 ? undefined : changes;
}

function idOf({ id }: EntityOption): string | null {
  return id === NONE ? null : id;
}
