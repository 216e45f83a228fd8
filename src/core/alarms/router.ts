import { AppError } from '../../shared/errors.ts';
import { os, userId } from '../rpc/base.ts';
import { addComment, commentsOn, removeComment } from './comments.ts';
import { alarmById, listAlarms } from './queries.ts';
import { acknowledge, acknowledgeMany, unacknowledge } from './service.ts';
import { openShelves, shelve, unshelve } from './shelves.ts';

export const alarmsRouter = {
  list: os.alarms.list.handler(({ input, context }) => listAlarms(context.db, input)),

  get: os.alarms.get.handler(({ input, context }) => {
    const alarm = alarmById(context.db, input.id);
    if (alarm === null) throw new AppError('NOT_FOUND', { entity: 'alarm' });
    return alarm;
  }),

  acknowledge: os.alarms.acknowledge.handler(({ input, context }) => {
    const by = userId(context);
    context.write((tx) => acknowledge(tx, input.id, by, input.note));
    return { id: input.id };
  }),

  acknowledgeMany: os.alarms.acknowledgeMany.handler(({ input, context }) => {
    const by = userId(context);
    return { ids: context.write((tx) => acknowledgeMany(tx, input.ids, by)) };
  }),

  unacknowledge: os.alarms.unacknowledge.handler(({ input, context }) => {
    const by = userId(context);
    context.write((tx) => unacknowledge(tx, input.ids, by));
    return input;
  }),

  shelves: os.alarms.shelves.handler(({ input, context }) =>
    openShelves(context.db, input, context.services.ports.clock.now()),
  ),

  shelve: os.alarms.shelve.handler(({ input, context }) => {
    const by = userId(context);
    context.write((tx) => shelve(tx, by, input));
    return { id: input.id };
  }),

  unshelve: os.alarms.unshelve.handler(({ input, context }) => {
    const by = userId(context);
    context.write((tx) => unshelve(tx, by, input.metricId));
    return { id: input.metricId };
  }),

  comments: os.alarms.comments.handler(({ input, context }) => commentsOn(context.db, input.id)),

  addComment: os.alarms.addComment.handler(({ input, context }) => {
    const by = userId(context);
    context.write((tx) => addComment(tx, by, input));
    return { id: input.id };
  }),

  removeComment: os.alarms.removeComment.handler(({ input, context }) => {
    const by = userId(context);
    context.write((tx) => removeComment(tx, by, input.id));
    return { id: input.id };
  }),
};
