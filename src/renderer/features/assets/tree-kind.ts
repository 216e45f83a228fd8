import { api, client } from '../../api.ts';
import type { TreeKind } from '../../ui/tree/manage/tree-kind.ts';
import { AssetPlaceField } from './AssetPlaceField.tsx';

/** As many as can be put back at once. */
const UNDOABLE = 20_000;

/** Moving, archiving and restoring assets. */
export const assetTree: TreeKind = {
  id: 'assets',
  hrefOf: (id) => `/assets/${id}`,
  PlaceField: AssetPlaceField,
  locationOf: async (id) => {
    const { location, locationPath } = await client.assets.get({ id });
    return location === null ? null : locationPath.join(' / ');
  },
  nameOf: async (id) => (await client.assets.get({ id })).tag,
  archiving: (ids) => api.assets.archiving.queryOptions({ input: { ids: [...ids] } }),
  move: async (ids, parentId, options) => {
    const { before, located, to } = await client.assets.move({
      ids: [...ids],
      parentId,
      withLocation: options?.withLocation ?? false,
    });
    const undo = () => client.assets.putBack({ nodes: before, located, from: to });
    return { count: before.length, undo: before.length > 0 && located.length <= UNDOABLE ? undo : undefined };
  },
  archive: (ids) => client.assets.archive({ ids: [...ids] }),
  restore: async (ids, options) => {
    const { count, before } = await client.assets.restore({ ids: [...ids], ...options });
    return { count, undo: before === null ? undefined : () => client.assets.archiveAgain(before) };
  },
};
