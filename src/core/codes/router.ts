import { AppError } from '../../shared/errors.ts';
import { readPermission } from '../record-refs.ts';
import { os, signedIn } from '../rpc/base.ts';
import { codesOf, resolveCode } from './queries.ts';
import { linkCode, unlinkCode } from './service.ts';

export const codesRouter = {
  resolve: os.codes.resolve.handler(({ input, context }) =>
    resolveCode(context.db, signedIn(context).permissions, input.code),
  ),

  of: os.codes.of.handler(({ input, context }) => {
    const permission = readPermission(input.entity);
    if (!signedIn(context).permissions.has(permission)) throw new AppError('FORBIDDEN', { permission });
    return codesOf(context.db, input);
  }),

  link: os.codes.link.handler(({ input, context }) => {
    context.write((tx) => linkCode(tx, signedIn(context), input));
    return { id: input.id };
  }),

  unlink: os.codes.unlink.handler(({ input, context }) => {
    context.write((tx) => unlinkCode(tx, signedIn(context), input.id));
    return { id: input.id };
  }),
};
