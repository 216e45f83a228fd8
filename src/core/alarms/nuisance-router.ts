import { os } from '../rpc/base.ts';
import { topNuisances, tryWider } from './nuisance.ts';

const DAY_MS = 86_400_000;

export const alarmNuisanceRouter = {
  top: os.alarmNuisance.top.handler(({ input, context }) =>
    topNuisances(context.db, input.days, context.services.ports.clock.now()),
  ),

  widen: os.alarmNuisance.widen.handler(({ input, context, signal }) => {
    const { metricId, type, days } = input;
    const from = context.services.ports.clock.now() - days * DAY_MS;
    return tryWider(context.db, { metricId, type, from }, signal);
  }),
};
