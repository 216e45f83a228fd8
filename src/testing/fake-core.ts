/** A core with two procedures, for tests of the hosts that carry the contract. */
import { os } from '@orpc/server';
import type { Core } from '../core/create-core.ts';

interface FakeContext {
  readonly connection: { readonly id: string };
}

const base = os.$context<FakeContext>();

const router = {
  /** Answers with the connection it came by. */
  whoAmI: base.handler(({ context }) => context.connection.id),
  /** Answers 1, 2, 3 one after the other. */
  count: base.handler(async function* () {
    yield* [1, 2, 3];
  }),
};

export type FakeRouter = typeof router;

export interface FakeCore extends Core {
  readonly closed: boolean;
}

export function fakeCore(): FakeCore {
  let connections = 0;
  let closed = false;
  const core = {
    router,
    handlerOptions: { plugins: [] },
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
  // Hosts hand the router on without looking into it, so another router stands in for the real one.
  return core as unknown as FakeCore;
}
