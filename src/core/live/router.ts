import type { Topic } from '../../shared/contract/base.ts';
import type { Database } from '../database/database.ts';
import { os } from '../rpc/base.ts';

type Change = { type: 'connected' } | { type: 'changed'; topics: Topic[] };

/**
 * Topics that change while a slow reader is busy are merged into its next event, so nothing piles up. Ends when the
 * caller may not listen any more; they hear why they have to ask again who they are.
 */
async function* changes(
  database: Database,
  stillAllowed: () => boolean,
  signal: AbortSignal | undefined,
): AsyncGenerator<Change> {
  const pending = new Set<Topic>();
  let wake: () => void = () => undefined;
  const stop = database.onChange((topics) => {
    for (const topic of topics) pending.add(topic);
    wake();
  });
  const onAbort = () => wake();
  signal?.addEventListener('abort', onAbort);
  try {
    yield { type: 'connected' };
    while (signal?.aborted !== true) {
      if (pending.size === 0) await new Promise<void>((resolve) => (wake = resolve));
      if (pending.size === 0) continue;
      const topics = [...pending];
      pending.clear();
      yield { type: 'changed', topics };
      if (topics.includes('people') && !stillAllowed()) return;
    }
  } finally {
    stop();
    signal?.removeEventListener('abort', onAbort);
  }
}

export const liveRouter = {
  changes: os.live.changes.handler(({ context, signal }) =>
    changes(context.services.database, context.stillAllowed, signal),
  ),
};
