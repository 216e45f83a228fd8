import { createLocation } from '../locations/service.ts';
import { os } from '../rpc/base.ts';
import {
  categoryList,
  listParts,
  movementsOf,
  partById,
  partsOfAsset,
  stockOf,
  storeList,
} from './queries.ts';
import { countPart, createPart, receivePart, transferPart, updatePart } from './service.ts';

export const partsRouter = {
  list: os.parts.list.handler(({ input, context }) => listParts(context.db, input)),
  get: os.parts.get.handler(({ input, context }) => partById(context.db, input.id)),
  movements: os.parts.movements.handler(({ input, context }) => movementsOf(context.db, input)),
  ofAsset: os.parts.ofAsset.handler(({ input, context }) => partsOfAsset(context.db, input.assetId)),
  availability: os.parts.availability.handler(({ input, context }) => stockOf(context.db, input.partId)),

  create: os.parts.create.handler(({ input, context }) => {
    context.write((tx) => createPart(tx, input));
    return { id: input.id };
  }),

  update: os.parts.update.handler(({ input, context }) => {
    context.write((tx) => updatePart(tx, input));
    return { id: input.id };
  }),

  receive: os.parts.receive.handler(({ input, context }) => {
    context.write((tx) => receivePart(tx, input));
    return { id: input.id };
  }),

  transfer: os.parts.transfer.handler(({ input, context }) => {
    context.write((tx) => transferPart(tx, input));
    return { id: input.outId };
  }),

  count: os.parts.count.handler(({ input, context }) => ({
    difference: context.write((tx) => countPart(tx, input)),
  })),

  stores: os.parts.stores.handler(({ context }) => storeList(context.db)),

  createStore: os.parts.createStore.handler(({ input, context }) => {
    context.write((tx) => createLocation(tx, { ...input, kind: 'store', parentId: null }));
    return { id: input.id };
  }),

  categories: os.parts.categories.handler(({ context }) => categoryList(context.db)),
};
