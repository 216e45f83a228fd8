import { type CallContext, os, signedIn } from '../rpc/base.ts';
import { plantOf } from '../setup/plant.ts';
import { itemById, itemEvents, itemsOfAsset, listItems } from './queries.ts';
import {
  createItem,
  installItem,
  removeItem,
  replaceItem,
  scrapItem,
  storeItem,
  updateItem,
} from './service.ts';
import { undoItemMove } from './undo.ts';

export const itemsRouter = {
  list: os.items.list.handler(({ input, context }) => listItems(context.db, input)),
  get: os.items.get.handler(({ input, context }) => itemById(context.db, input.id)),
  events: os.items.events.handler(({ input, context }) =>
    itemEvents(context.db, signedIn(context).permissions, input),
  ),
  ofAsset: os.items.ofAsset.handler(({ input, context }) => itemsOfAsset(context.db, input.assetId)),

  replace: os.items.replace.handler(({ input, context }) => {
    const zone = zoneOf(context);
    const changeSet = context.write((tx) => {
      replaceItem(tx, input, zone);
      return tx.changeSet;
    });
    return { id: input.id, changeSet };
  }),

  remove: os.items.remove.handler(({ input, context }) => {
    const zone = zoneOf(context);
    const changeSet = context.write((tx) => {
      removeItem(tx, input, zone);
      return tx.changeSet;
    });
    return { id: input.id, changeSet };
  }),

  install: os.items.install.handler(({ input, context }) => {
    const zone = zoneOf(context);
    const changeSet = context.write((tx) => {
      installItem(tx, input, zone);
      return tx.changeSet;
    });
    return { id: input.id, changeSet };
  }),

  undo: os.items.undo.handler(({ input, context }) => {
    context.write((tx) => undoItemMove(tx, input));
    return {};
  }),

  create: os.items.create.handler(({ input, context }) => {
    context.write((tx) => createItem(tx, input));
    return { id: input.id };
  }),

  update: os.items.update.handler(({ input, context }) => {
    context.write((tx) => updateItem(tx, input));
    return { id: input.id };
  }),

  scrap: os.items.scrap.handler(({ input, context }) => {
    context.write((tx) => scrapItem(tx, input.id));
    return { id: input.id };
  }),

  store: os.items.store.handler(({ input, context }) => {
    context.write((tx) => storeItem(tx, input));
    return { id: input.id };
  }),
};

function zoneOf({ db }: CallContext): string {
  return plantOf(db).timeZone;
}
