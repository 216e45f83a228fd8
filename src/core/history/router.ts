import { os, signedIn } from '../rpc/base.ts';
import { historyOf } from './queries.ts';

export const historyRouter = {
  of: os.history.of.handler(({ input, context }) =>
    historyOf(context.db, signedIn(context).permissions, input),
  ),
};
