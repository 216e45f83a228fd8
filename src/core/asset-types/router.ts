import type { WriteTx } from '../database/database.ts';
import { os, signedIn, userId } from '../rpc/base.ts';
import { addField, archiveField, moveField, restoreField, updateField } from './fields.ts';
import {
  addMissingMetrics,
  addMissingMetricsOfType,
  addTypeMetric,
  missingMetrics,
  removeTypeMetric,
  updateTypeMetric,
} from './metrics.ts';
import { assertAssetType, assetTypeById, assetTypeList } from './queries.ts';
import {
  archiveAssetType,
  assignChecklist,
  createAssetType,
  restoreAssetType,
  updateAssetType,
} from './service.ts';

const { assetTypes } = os;

export const assetTypesRouter = {
  list: assetTypes.list.handler(({ input, context }) => assetTypeList(context.db, input.archived)),
  get: assetTypes.get.handler(({ input, context }) =>
    assetTypeById(context.db, input.id, signedIn(context).permissions.has('work.read')),
  ),
  create: assetTypes.create.handler(({ input, context }) => {
    context.write((tx) => createAssetType(tx, input));
    return { id: input.id };
  }),
  update: assetTypes.update.handler(({ input, context }) => {
    context.write((tx) => updateAssetType(tx, input));
    return { id: input.id };
  }),
  archive: assetTypes.archive.handler(({ input, context }) => {
    context.write((tx) => archiveAssetType(tx, input.id));
    return { id: input.id };
  }),
  restore: assetTypes.restore.handler(({ input, context }) => {
    context.write((tx) => restoreAssetType(tx, input.id));
    return { id: input.id };
  }),

  addField: assetTypes.addField.handler(({ input, context }) => {
    context.write((tx) => addField(tx, input));
    return { id: input.id };
  }),
  updateField: assetTypes.updateField.handler(({ input, context }) => {
    context.write((tx) => updateField(tx, input));
    return { id: input.id };
  }),
  moveField: assetTypes.moveField.handler(({ input, context }) => {
    context.write((tx) => moveField(tx, input));
    return { id: input.id };
  }),
  archiveField: assetTypes.archiveField.handler(({ input, context }) => {
    context.write((tx) => archiveField(tx, input.id));
    return { id: input.id };
  }),
  restoreField: assetTypes.restoreField.handler(({ input, context }) => {
    context.write((tx) => restoreField(tx, input.id));
    return { id: input.id };
  }),

  addMetric: assetTypes.addMetric.handler(({ input, context }) => {
    context.write((tx) => addTypeMetric(tx, input));
    return { id: input.id };
  }),
  updateMetric: assetTypes.updateMetric.handler(({ input, context }) => {
    context.write((tx) => updateTypeMetric(tx, input));
    return { id: input.id };
  }),
  removeMetric: assetTypes.removeMetric.handler(({ input, context }) => {
    context.write((tx) => removeTypeMetric(tx, input.id));
    return { id: input.id };
  }),
  missingMetrics: assetTypes.missingMetrics.handler(({ input, context }) =>
    missingMetrics(context.db, input),
  ),
  addMissingMetrics: assetTypes.addMissingMetrics.handler(({ input, context }) =>
    context.write((tx) => addMissingMetrics(tx, input)),
  ),
  startMissingMetrics: assetTypes.startMissingMetrics.handler(({ input, context }) => {
    const { jobs, database } = context.services;
    assertAssetType(context.db, input.assetTypeId);
    const options = { actorId: userId(context), command: 'assetTypes.addMissingMetrics' };
    const work = (tx: WriteTx) => addMissingMetricsOfType(tx, input.assetTypeId);
    return { jobId: jobs.start('type-metrics', (control) => database.writeInSlices(options, work, control)) };
  }),

  assignChecklist: assetTypes.assignChecklist.handler(({ input, context }) => {
    context.write((tx) => assignChecklist(tx, input));
    return { id: input.templateId };
  }),
};
