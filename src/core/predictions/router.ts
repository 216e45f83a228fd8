import { os, signedIn, userId } from '../rpc/base.ts';
import {
  checkOf,
  countPredictions,
  listPredictions,
  predictionById,
  remainingOf,
  scores,
  weibullOfType,
} from './queries.ts';
import { draftsWork, setDrafting } from './drafting.ts';
import { accept, draftWork, reject } from './service.ts';

export const predictionsRouter = {
  list: os.predictions.list.handler(({ input, context }) => listPredictions(context.db, input)),
  counts: os.predictions.counts.handler(({ context }) => countPredictions(context.db)),
  get: os.predictions.get.handler(({ input, context }) =>
    predictionById(context.db, input.id, context.services.ports.clock.now()),
  ),
  check: os.predictions.check.handler(({ input, context }) => checkOf(context.db, input.metricId)),
  ofType: os.predictions.ofType.handler(({ input, context }) =>
    weibullOfType(context.db, input.assetTypeId, context.services.ports.clock.now()),
  ),
  ofAsset: os.predictions.ofAsset.handler(({ input, context }) =>
    remainingOf(context.db, input.assetId, context.services.ports.clock.now()),
  ),
  scoreBoard: os.predictions.scoreBoard.handler(({ context }) => scores(context.db)),
  accept: os.predictions.accept.handler(({ input, context }) => {
    const by = userId(context);
    context.write((tx) => accept(tx, input.id, by));
    return { id: input.id };
  }),
  reject: os.predictions.reject.handler(({ input, context }) => {
    const by = userId(context);
    context.write((tx) => reject(tx, input.id, by, input.reason));
    return { id: input.id };
  }),
  drafting: os.predictions.drafting.handler(({ input, context }) => ({
    on: draftsWork(context.db, input.metricId),
  })),
  setDrafting: os.predictions.setDrafting.handler(({ input, context }) => {
    context.write((tx) => setDrafting(tx, input.metricId, input.on));
    return { id: input.metricId };
  }),
  draft: os.predictions.draft.handler(({ input, context }) => {
    const by = signedIn(context);
    const plans = by.permissions.has('work.plan');
    return context.write((tx) => draftWork(tx, input.id, { userId: by.userId, plans }));
  }),
};
