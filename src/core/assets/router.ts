import { os } from '../rpc/base.ts';
import { assetById, assetTypeList, childrenOf, findAssets, listAssets, locationList } from './queries.ts';
import { createAsset, createAssetType, createLocation, updateAsset } from './service.ts';

export const assetsRouter = {
  children: os.assets.children.handler(({ input, context }) => childrenOf(context.db, input.parentId)),
  find: os.assets.find.handler(({ input, context }) => findAssets(context.db, input.text, input.limit)),
  list: os.assets.list.handler(({ input, context }) => listAssets(context.db, input)),
  get: os.assets.get.handler(({ input, context }) => assetById(context.db, input.id)),

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
