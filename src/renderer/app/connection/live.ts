/** Keeps every answer on the screen true: after each commit, exactly the queries that read a changed topic. */
import type { Query, QueryClient } from '@tanstack/react-query';
import type { Topic } from '../../../shared/contract/base.ts';
import { metaOf, type Client } from '../../../shared/contract/index.ts';

/** The procedure a query belongs to: oRPC puts its path first in the key. Undefined for queries of our own. */
function procedurePath(query: Pick<Query, 'queryKey'>): readonly string[] | undefined {
  const path = query.queryKey[0];
  return Array.isArray(path) && path.every((part) => typeof part === 'string') ? path : undefined;
}

/** True when the query's procedure reads one of the topics. */
export function readsAny(query: Pick<Query, 'queryKey'>, topics: ReadonlySet<Topic>): boolean {
  const path = procedurePath(query);
  return path !== undefined && path.length > 0 && metaOf(path).reads.some((topic) => topics.has(topic));
}

/** Listens until `signal` aborts or the stream ends; everything is out of date at the start, so all is asked again. */
export async function followChanges(
  client: Pick<Client, 'live'>,
  queryClient: QueryClient,
  signal: AbortSignal,
): Promise<void> {
  const events = await client.live.changes(undefined, { signal });
  for await (const event of events) {
    if (event.type === 'connected') {
      void queryClient.invalidateQueries();
    } else {
      const topics = new Set(event.topics);
      void queryClient.invalidateQueries({ predicate: (query) => readsAny(query, topics) });
    }
  }
}
