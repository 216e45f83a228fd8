/** A core with two procedures, for tests of the hosts that carry the contract. */
import { os } from '@orpc/server';

interface FakeContext {
  readonly connection: { readonly id: string };
}

const base = os.$context<FakeContext>();

export function fakeCore() {
  let connections = 0;
  let closed = false;
  return {
    router: {
      /** Answers with the connection it came by. */
      whoAmI: base.handler(({ context }) => context.connection.id),
      /** Answers 1, 2, 3 one after the other. */
      count: base.handler(async function* () {
        yield* [1, 2, 3];
      }),
    },
    connect(): FakeContext {
      connections += 1;
      return { connection: { id: `connection-${connections}` } };
    },
    close: () => {
      closed = true;
      return Promise.resolve();
    },
    get closed() {
      return closed;
    },
  };
}

export type FakeRouter = ReturnType<typeof fakeCore>['router'];
