import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { Topic } from '../../../shared/contract/base.ts';
import type { Client } from '../../../shared/contract/index.ts';
import { followChanges, readsAny } from './live.ts';

function query(...path: string[]) {
  return { queryKey: [path, { type: 'query' }] };
}

describe('a query', () => {
  it('is out of date when a topic that its procedure reads has changed', () => {
    expect(readsAny(query('alarms', 'list'), new Set<Topic>(['alarms']))).toBe(true);
  });

  it('stays when only other topics have changed', () => {
    expect(readsAny(query('alarms', 'list'), new Set<Topic>(['jobs']))).toBe(false);
  });

  it('stays when it is not one of the contract', () => {
    expect(readsAny({ queryKey: ['palette', 'pump'] }, new Set<Topic>(['assets']))).toBe(false);
  });
});

describe('following changes', () => {
  async function follow(events: readonly unknown[]) {
    const queryClient = new QueryClient();
    const alarms = query('alarms', 'list').queryKey;
    const parts = query('parts', 'list').queryKey;
    queryClient.setQueryData(alarms, []);
    queryClient.setQueryData(parts, []);
    const client = {
      live: {
        changes: () =>
          Promise.resolve(
            (async function* () {
              yield* events;
            })(),
          ),
      },
    } as unknown as Pick<Client, 'live'>;
    await followChanges(client, queryClient, new AbortController().signal);
    const stale = (key: readonly unknown[]) => queryClient.getQueryState(key)?.isInvalidated;
    return { alarms: stale(alarms), parts: stale(parts) };
  }

  it('asks again for exactly what reads the changed topics', async () => {
    expect(await follow([{ type: 'changed', topics: ['alarms'] }])).toEqual({ alarms: true, parts: false });
  });

  it('asks again for everything once connected, because changes may have been missed', async () => {
    expect(await follow([{ type: 'connected' }])).toEqual({ alarms: true, parts: true });
  });
});
