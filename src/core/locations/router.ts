import { os } from '../rpc/base.ts';
import { isUndoable } from '../trees/archive.ts';
import {
  archivedLocations,
  archiveLocations,
  archiveLocationsAgain,
  locationsArchiving,
  restoreLocations,
} from './archive.ts';
import {
  assetsAt,
  childLocations,
  filteredLocations,
  findLocations,
  locationById,
  locationList,
  stockAt,
} from './queries.ts';
import { createLocation, moveLocations, putBackLocations, updateLocation } from './service.ts';

export const locationsRouter = {
  list: os.locations.list.handler(({ context }) => locationList(context.db)),
  children: os.locations.children.handler(({ input, context }) => childLocations(context.db, input)),
  find: os.locations.find.handler(({ input, context }) => findLocations(context.db, input.text, input.limit)),
  filter: os.locations.filter.handler(({ input, context }) => filteredLocations(context.db, input)),
  get: os.locations.get.handler(({ input, context }) => locationById(context.db, input.id)),
  assets: os.locations.assets.handler(({ input, context }) => assetsAt(context.db, input)),
  stock: os.locations.stock.handler(({ input, context }) => stockAt(context.db, input)),

  create: os.locations.create.handler(({ input, context }) => {
    context.write((tx) => createLocation(tx, input));
    return { id: input.id };
  }),
  update: os.locations.update.handler(({ input, context }) => {
    context.write((tx) => updateLocation(tx, input));
    return { id: input.id };
  }),
  move: os.locations.move.handler(({ input, context }) => ({
    before: context.write((tx) => moveLocations(tx, input)),
  })),
  putBack: os.locations.putBack.handler(({ input, context }) => ({
    count: context.write((tx) => putBackLocations(tx, input)),
  })),
  archiving: os.locations.archiving.handler(({ input, context }) =>
    locationsArchiving(context.db, input.ids),
  ),
  archive: os.locations.archive.handler(({ input, context }) => ({
    count: context.write((tx) => archiveLocations(tx, input.ids)),
  })),
  restore: os.locations.restore.handler(({ input, context }) => {
    const nodes = context.write((tx) => restoreLocations(tx, input));
    return { count: nodes.length, before: isUndoable(nodes) ? { nodes } : null };
  }),
  archiveAgain: os.locations.archiveAgain.handler(({ input, context }) => ({
    count: context.write((tx) => archiveLocationsAgain(tx, input.nodes)),
  })),
  archived: os.locations.archived.handler(({ input, context }) => archivedLocations(context.db, input)),
};
