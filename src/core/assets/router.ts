import type { Principal } from '../people/sessions.ts';
import { os, signedIn } from '../rpc/base.ts';
import { assetById, assetTypeList, childrenOf, findAssets, listAssets, locationList } from './queries.ts';
import { createAsset, createAssetType, createLocation, updateAsset } from './service.ts';

export const assetsRouter = {
  children: os.assets.children.handler(({ input, context }) => {
    const nodes = childrenOf(context.db, input.parentId);
    if (signedIn(context).permissions.has('alarms.read')) return nodes;
    return nodes.map((node) => ({ ...node, alarm: 'none' as const, alarmBelow: 'none' as const }));
  }),
  find: os.assets.find.handler(({ input, context }) => findAssets(context.db, input.text, input.limit)),
  list: os.assets.list.handler(({ input, context }) => {
    const { rows, total } = listAssets(context.db, input);
    const unseen = unseenCounts(signedIn(context));
    return { rows: rows.map((row) => ({ ...row, ...unseen })), total };
  }),
  get: os.assets.get.handler(({ input, context }) => ({
    ...assetById(context.db, input.id),
    ...unseenCounts(signedIn(context)),
  })),

  create: os.assets.create.handler(({ input, context }) => {
    context.write((tx) => createAsset(tx, input));
    return { id: input.id };
  }),

  update: os.assets.update.handler(({ input, context }) => {
    context.write((tx) => updateAsset(tx, input));
    return { id: input.id };
  }),

  types: os.assets.types.handler(({ context }) => assetTypeList(context.db)),
  locations: os.assets.locations.handler(({ context }) => locationList(context.db)),

  createType: os.assets.createType.handler(({ input, context }) => {
    context.write((tx) => createAssetType(tx, input));
    return { id: input.id };
  }),

  createLocation: os.assets.createLocation.handler(({ input, context }) => {
    context.write((tx) => createLocation(tx, input));
    return { id: input.id };
  }),
};

/** Whoever may not read alarms or work orders is told of none. */
function unseenCounts({ permissions }: Principal) {
  return {
    ...(permissions.has('alarms.read') ? {} : { standingAlarms: 0 }),
    ...(permissions.has('work.read') ? {} : { openWorkOrders: 0 }),
  };
}
