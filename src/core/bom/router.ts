import { os } from '../rpc/base.ts';
import { bomOf, whereUsed } from './queries.ts';
import { addBomLine, removeBomLine, updateBomLine } from './service.ts';

export const bomRouter = {
  of: os.bom.of.handler(({ input, context }) => bomOf(context.db, input)),
  whereUsed: os.bom.whereUsed.handler(({ input, context }) => whereUsed(context.db, input.partId)),
  add: os.bom.add.handler(({ input, context }) => {
    context.write((tx) => addBomLine(tx, input));
    return { id: input.id };
  }),
  update: os.bom.update.handler(({ input, context }) => {
    context.write((tx) => updateBomLine(tx, input));
    return { id: input.id };
  }),
  remove: os.bom.remove.handler(({ input, context }) => {
    context.write((tx) => removeBomLine(tx, input.id));
    return { id: input.id };
  }),
};
