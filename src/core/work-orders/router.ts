import { type CallContext, os, signedIn, userId } from '../rpc/base.ts';
import { dayIn, plantOf } from '../setup/plant.ts';
import { assignees } from './assignees.ts';
import {
  addChecklistItem,
  applyTemplate,
  moveChecklistItem,
  removeChecklistItem,
  restoreChecklistItem,
  updateChecklistItem,
} from './checklist.ts';
import { attachAlarm, createWorkOrder, foreseenFor } from './create.ts';
import { addComment, addLabour, removeLabour, restoreLabour } from './entries.ts';
import { listWorkOrders } from './list.ts';
import { returnPart, usePart } from './parts-used.ts';
import { workOrderDetail } from './queries.ts';
import { completeWorkOrder, setOtherCost, transitionWorkOrder, updateWorkOrder } from './service.ts';
import { answerChecklistItem } from './step-readings.ts';
import { listTemplates, saveTemplate } from './templates.ts';

const { workOrders } = os;

export const workOrdersRouter = {
  list: workOrders.list.handler(({ input, context }) =>
    listWorkOrders(context.db, input, { userId: userId(context), today: today(context) }),
  ),

  get: workOrders.get.handler(({ input, context }) =>
    workOrderDetail(context.db, input.id, signedIn(context), today(context)),
  ),

  create: workOrders.create.handler(({ input, context }) => {
    const by = signedIn(context);
    return context.write((tx) => createWorkOrder(tx, by, input));
  }),

  foreseen: workOrders.foreseen.handler(({ input, context }) => foreseenFor(context.db, input.alarmId)),

  attachAlarm: workOrders.attachAlarm.handler(({ input, context }) => {
    const by = signedIn(context);
    context.write((tx) => attachAlarm(tx, by, input));
    return { id: input.id };
  }),

  update: workOrders.update.handler(({ input, context }) => {
    context.write((tx) => updateWorkOrder(tx, input));
    return { id: input.id };
  }),

  setOtherCost: workOrders.setOtherCost.handler(({ input, context }) => {
    context.write((tx) => setOtherCost(tx, input));
    return { id: input.id };
  }),

  transition: workOrders.transition.handler(({ input, context }) => {
    const by = signedIn(context);
    context.write((tx) => transitionWorkOrder(tx, by, input));
    return { id: input.id };
  }),

  complete: workOrders.complete.handler(({ input, context }) => {
    const actor = userId(context);
    context.write((tx) => completeWorkOrder(tx, actor, input));
    return { id: input.id };
  }),

  addComment: workOrders.addComment.handler(({ input, context }) => {
    const actor = userId(context);
    context.write((tx) => addComment(tx, actor, input));
    return { id: input.id };
  }),

  addLabour: workOrders.addLabour.handler(({ input, context }) => {
    const actor = userId(context);
    context.write((tx) => addLabour(tx, actor, input));
    return { id: input.id };
  }),

  removeLabour: workOrders.removeLabour.handler(({ input, context }) => {
    const by = signedIn(context);
    context.write((tx) => removeLabour(tx, by, input.id));
    return { id: input.id };
  }),

  restoreLabour: workOrders.restoreLabour.handler(({ input, context }) => {
    const by = signedIn(context);
    context.write((tx) => restoreLabour(tx, by, input.id));
    return { id: input.id };
  }),

  addChecklistItem: workOrders.addChecklistItem.handler(({ input, context }) => {
    context.write((tx) => addChecklistItem(tx, input));
    return { id: input.id };
  }),

  applyTemplate: workOrders.applyTemplate.handler(({ input, context }) =>
    context.write((tx) => applyTemplate(tx, input)),
  ),

  answerChecklistItem: workOrders.answerChecklistItem.handler(({ input, context }) => {
    const actor = userId(context);
    return { alarmIds: context.write((tx) => answerChecklistItem(tx, actor, input)) };
  }),

  updateChecklistItem: workOrders.updateChecklistItem.handler(({ input, context }) => {
    const actor = userId(context);
    context.write((tx) => updateChecklistItem(tx, actor, input));
    return { id: input.id };
  }),

  moveChecklistItem: workOrders.moveChecklistItem.handler(({ input, context }) => {
    context.write((tx) => moveChecklistItem(tx, input));
    return { id: input.id };
  }),

  removeChecklistItem: workOrders.removeChecklistItem.handler(({ input, context }) => {
    context.write((tx) => removeChecklistItem(tx, input.id));
    return { id: input.id };
  }),

  restoreChecklistItem: workOrders.restoreChecklistItem.handler(({ input, context }) => {
    context.write((tx) => restoreChecklistItem(tx, input.id));
    return { id: input.id };
  }),

  usePart: workOrders.usePart.handler(({ input, context }) => context.write((tx) => usePart(tx, input))),

  returnPart: workOrders.returnPart.handler(({ input, context }) => {
    context.write((tx) => returnPart(tx, input));
    return { id: input.id };
  }),

  templates: workOrders.templates.handler(({ context }) => listTemplates(context.db)),

  saveTemplate: workOrders.saveTemplate.handler(({ input, context }) => {
    context.write((tx) => saveTemplate(tx, input));
    return { id: input.id };
  }),

  assignees: workOrders.assignees.handler(({ context }) => assignees(context.db)),
};

function today({ db, services }: CallContext): string {
  return dayIn(plantOf(db).timeZone, services.ports.clock.now());
}
