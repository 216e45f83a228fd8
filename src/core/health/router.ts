import { os, signedIn } from '../rpc/base.ts';
import { plantDay } from './plant-day.ts';
import { assetHealth } from './queries.ts';
import { clearOverride, overrideHealth } from './service.ts';

export const healthRouter = {
  of: os.health.of.handler(({ input, context }) =>
    assetHealth(context.db, signedIn(context).permissions, input.assetId, plantDay(context)),
  ),

  override: os.health.override.handler(({ input, context }) => {
    const { today } = plantDay(context);
    context.write((tx) => overrideHealth(tx, input, today));
    return { id: input.assetId };
  }),

  clearOverride: os.health.clearOverride.handler(({ input, context }) => {
    context.write((tx) => clearOverride(tx, input.assetId));
    return { id: input.assetId };
  }),
};
