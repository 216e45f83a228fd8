import type { AssetNode } from '../../shared/contract/assets.ts';
import { plantDay } from '../health/plant-day.ts';
import { healthScores } from '../health/queries.ts';
import type { Principal } from '../people/sessions.ts';
import { os, signedIn, userId } from '../rpc/base.ts';
import {
  archiveAssets,
  archiveAssetsAgain,
  archivedAssets,
  assetsArchiving,
  restoreAssets,
} from './archive.ts';
import { assetsChanging, changeAssets, changeAssetsBack } from './change-many.ts';
import { moveAssets, putBackAssets } from './move.ts';
import { childNodes, filteredAssets } from './nodes.ts';
import { keywordsInUse } from './keywords.ts';
import { listAssets } from './list.ts';
import { assetById, findAssets } from './queries.ts';
import { createAsset, updateAsset } from './service.ts';

export const assetsRouter = {
  children: os.assets.children.handler(({ input, context }) => {
    const { nodes, total } = childNodes(context.db, input);
    return { nodes: withSeenAlarms(nodes, signedIn(context)), total };
  }),
  filter: os.assets.filter.handler(({ input, context }) => {
    const { nodes, ...rest } = filteredAssets(context.db, input);
    return { nodes: withSeenAlarms(nodes, signedIn(context)), ...rest };
  }),
  find: os.assets.find.handler(({ input, context }) => findAssets(context.db, input.text, input.limit)),
  list: os.assets.list.handler(({ input, context }) => {
    const { rows, total } = listAssets(context.db, input, userId(context));
    const unseen = unseenCounts(signedIn(context));
    const ids = rows.map(({ id }) => id);
    const scores = input.health ? healthScores(context.db, ids, plantDay(context)) : undefined;
    return {
      rows: rows.map((row) => ({ ...row, ...unseen, health: scores?.get(row.id) ?? null })),
      total,
    };
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

  changing: os.assets.changing.handler(({ input, context }) => assetsChanging(context.db, input)),
  changeMany: os.assets.changeMany.handler(({ input, context }) =>
    context.write((tx) => changeAssets(tx, input)),
  ),
  changeManyBack: os.assets.changeManyBack.handler(({ input, context }) => ({
    count: context.write((tx) => changeAssetsBack(tx, input)),
  })),

  keywords: os.assets.keywords.handler(({ context }) => keywordsInUse(context.db)),

  move: os.assets.move.handler(({ input, context }) => context.write((tx) => moveAssets(tx, input))),
  putBack: os.assets.putBack.handler(({ input, context }) => ({
    count: context.write((tx) => putBackAssets(tx, input)),
  })),
  archiving: os.assets.archiving.handler(({ input, context }) => assetsArchiving(context.db, input.ids)),
  archive: os.assets.archive.handler(({ input, context }) => ({
    count: context.write((tx) => archiveAssets(tx, input.ids)),
  })),
  restore: os.assets.restore.handler(({ input, context }) => context.write((tx) => restoreAssets(tx, input))),
  archiveAgain: os.assets.archiveAgain.handler(({ input, context }) => ({
    count: context.write((tx) => archiveAssetsAgain(tx, input)),
  })),
  archived: os.assets.archived.handler(({ input, context }) => archivedAssets(context.db, input)),
};

function withSeenAlarms<Row extends Pick<AssetNode, 'alarm' | 'alarmBelow'>>(
  nodes: readonly Row[],
  { permissions }: Principal,
): Row[] {
  if (permissions.has('alarms.read')) return [...nodes];
  return nodes.map((node) => ({ ...node, alarm: 'none' as const, alarmBelow: 'none' as const }));
}

/** Whoever may not read alarms or work orders is told of none. */
function unseenCounts({ permissions }: Principal) {
  return {
    ...(permissions.has('alarms.read') ? {} : { standingAlarms: 0 }),
    ...(permissions.has('work.read') ? {} : { openWorkOrders: 0 }),
  };
}
