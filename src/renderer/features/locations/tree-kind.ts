import { api, client } from '../../api.ts';
import type { TreeKind } from '../../ui/tree/manage/tree-kind.ts';
import { LocationPlaceField } from './LocationPlaceField.tsx';

/** Moving, archiving and restoring locations. */
export const locationTree: TreeKind = {
  id: 'locations',
  hrefOf: (id) => `/locations/${id}`,
  PlaceField: LocationPlaceField,
  nameOf: async (id) => (await client.locations.get({ id })).name,
  archiving: (ids) => api.locations.archiving.queryOptions({ input: { ids: [...ids] } }),
  move: async (ids, parentId) => {
    const { before } = await client.locations.move({ ids: [...ids], parentId });
    const undo = () => client.locations.putBack({ nodes: before, from: { parentId } });
    return { count: before.length, undo: before.length > 0 ? undo : undefined };
  },
  archive: (ids) => client.locations.archive({ ids: [...ids] }),
  restore: async (ids, { to }) => {
    const { count, before } = await client.locations.restore({ ids: [...ids], to });
    return { count, undo: before === null ? undefined : () => client.locations.archiveAgain(before) };
  },
};
