import { os, userId } from '../rpc/base.ts';
import { assetEvents } from './asset-events.ts';
import { archivedMetrics, archiveMetric, metricArchiving, restoreMetric } from './archive.ts';
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
import { correctUnit } from './unit.ts';

export const metricsRouter = {
  ofAsset: os.metrics.ofAsset.handler(({ input, context }) => metricsOfAsset(context.db, input.assetId)),
  get: os.metrics.get.handler(({ input, context }) => metricById(context.db, input.id)),
  chart: os.metrics.chart.handler(({ input, context }) =>
    chartOf(context.db, input, context.services.ports.clock.now()),
  ),
  assetEvents: os.metrics.assetEvents.handler(({ input, context }) => assetEvents(context.db, input)),
  tryThreshold: os.metrics.tryThreshold.handler(({ input, context, signal }) =>
    tryThreshold(context.db, input, context.services.ports.clock.now(), signal),
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
  correctUnit: os.metrics.correctUnit.handler(({ input, context }) => {
    context.write((tx) => correctUnit(tx, input));
    return { id: input.id };
  }),
  setThreshold: os.metrics.setThreshold.handler(async ({ input, context }) => {
    const { metricId, threshold, base } = input;
    const foresights = await foreseeThreshold(context.db, metricId, threshold);
    return context.write((tx) => setThreshold(tx, metricId, threshold, base, foresights));
  }),
  archiving: os.metrics.archiving.handler(({ input, context }) => metricArchiving(context.db, input.id)),
  archived: os.metrics.archived.handler(({ input, context }) => archivedMetrics(context.db, input.assetId)),
  archive: os.metrics.archive.handler(({ input, context }) => {
    const by = userId(context);
    context.write((tx) => archiveMetric(tx, by, input.id));
    return { id: input.id };
  }),
  restore: os.metrics.restore.handler(({ input, context }) => {
    context.write((tx) => restoreMetric(tx, input.id));
    return { id: input.id };
  }),
  addReading: os.metrics.addReading.handler(({ input, context }) => ({
    alarmIds: context.write((tx) => addReading(tx, input.metricId, input.ts, input.value)),
  })),
};
