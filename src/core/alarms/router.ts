import { AppError } from '../../shared/errors.ts';
import { os, userId } from '../rpc/base.ts';
import { alarmById, listAlarms } from './queries.ts';
import { acknowledge } from './service.ts';

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
};
