import { os } from '../rpc/base.ts';
import { assetEvents } from './asset-events.ts';
import { chartOf } from './chart.ts';
import { metricById, metricsOfAsset } from './queries.ts';
import {
  addReading,
  createMetric,
  foreseeThreshold,
  foreseeUpdate,
  setThreshold,
  updateMetric,
} from './service.ts';
import { tryThreshold } from './trial.ts';

export const metricsRouter = {
  ofAsset: os.metrics.ofAsset.handler(({ input, context }) => metricsOfAsset(context.db, input.assetId)),
  get: os.metrics.get.handler(({ input, context }) => metricById(context.db, input.id)),
  chart: os.metrics.chart.handler(({ input, context }) =>
    chartOf(context.db, input, context.services.ports.clock.now()),
  ),
  assetEvents: os.metrics.assetEvents.handler(({ input, context }) => assetEvents(context.db, input)),
  tryThreshold: os.metrics.tryThreshold.handler(({ input, context, signal }) =>
    tryThreshold(context.db, input, signal),
  ),

  create: os.metrics.create.handler(({ input, context }) => {
    context.write((tx) => createMetric(tx, input));
    return { id: input.id };
  }),
  update: os.metrics.update.handler(async ({ input, context }) => {
    const foresights = await foreseeUpdate(context.db, input);
    context.write((tx) => updateMetric(tx, input, foresights));
    return { id: input.id };
  }),
  setThreshold: os.metrics.setThreshold.handler(async ({ input, context }) => {
    const { metricId, threshold, base } = input;
    const foresights = await foreseeThreshold(context.db, metricId, threshold);
    return context.write((tx) => setThreshold(tx, metricId, threshold, base, foresights));
  }),
  addReading: os.metrics.addReading.handler(({ input, context }) => ({
    alarmIds: context.write((tx) => addReading(tx, input.metricId, input.ts, input.value)),
  })),
};
