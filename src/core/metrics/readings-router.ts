import { os, signedIn } from '../rpc/base.ts';
import { correct, putBack, takeOut } from './corrections.ts';
import { correctionsOf, readingsBefore } from './reading-list.ts';

export const readingsRouter = {
  list: os.readings.list.handler(({ input, context }) =>
    readingsBefore(context.db, signedIn(context), context.services.ports.clock.now(), input),
  ),
  corrections: os.readings.corrections.handler(({ input, context }) =>
    correctionsOf(context.db, signedIn(context), context.services.ports.clock.now(), input.metricId),
  ),
  correct: os.readings.correct.handler(({ input, context }) => {
    const by = signedIn(context);
    return { alarmIds: context.write((tx) => correct(tx, by, input)) };
  }),
  takeOut: os.readings.takeOut.handler(({ input, context }) => {
    const by = signedIn(context);
    return { alarmIds: context.write((tx) => takeOut(tx, by, input)) };
  }),
  putBack: os.readings.putBack.handler(({ input, context }) => {
    const by = signedIn(context);
    return { alarmIds: context.write((tx) => putBack(tx, by, input.id)) };
  }),
};
