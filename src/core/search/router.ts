import { os, signedIn } from '../rpc/base.ts';
import { find } from './queries.ts';

export const searchRouter = {
  find: os.search.find.handler(({ input, context }) =>
    find(context.db, signedIn(context).permissions, input.text, input.limit, input.entities),
  ),
};
