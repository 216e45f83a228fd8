import { os, userId } from '../rpc/base.ts';
import { counterById, placeOf } from './counter-queries.ts';
import { changeMeter, removeMeterChange } from './meter-changes.ts';

export const countersRouter = {
  get: os.counters.get.handler(({ input, context }) => counterById(context.db, input.metricId)),
  place: os.counters.place.handler(({ input, context }) => placeOf(context.db, input)),
  changeMeter: os.counters.changeMeter.handler(({ input, context }) => {
    const by = userId(context);
    return { alarmIds: context.write((tx) => changeMeter(tx, by, input)) };
  }),
  removeChange: os.counters.removeChange.handler(({ input, context }) => ({
    alarmIds: context.write((tx) => removeMeterChange(tx, input.id)),
  })),
};
