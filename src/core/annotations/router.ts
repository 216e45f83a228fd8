import { os, signedIn, userId } from '../rpc/base.ts';
import {
  annotationsIn,
  archiveAnnotation,
  createAnnotation,
  restoreAnnotation,
  updateAnnotation,
} from './annotations.ts';

export const annotationsRouter = {
  list: os.annotations.list.handler(({ input, context }) => annotationsIn(context.db, input)),
  create: os.annotations.create.handler(({ input, context }) => {
    const by = userId(context);
    context.write((tx) => createAnnotation(tx, by, input));
    return { id: input.id };
  }),
  update: os.annotations.update.handler(({ input, context }) => {
    const by = signedIn(context);
    context.write((tx) => updateAnnotation(tx, by, input));
    return { id: input.id };
  }),
  archive: os.annotations.archive.handler(({ input, context }) => {
    const by = signedIn(context);
    context.write((tx) => archiveAnnotation(tx, by, input.id));
    return { id: input.id };
  }),
  restore: os.annotations.restore.handler(({ input, context }) => {
    const by = signedIn(context);
    context.write((tx) => restoreAnnotation(tx, by, input.id));
    return { id: input.id };
  }),
};
