/**
 * The renderer's way to the core. `api.<feature>.<procedure>.queryOptions({ input })` and `.mutationOptions()`
 * come from the contract; answers are kept until the core says that a topic they read has changed.
 */
import { createORPCClient } from '@orpc/client';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { MutationCache, onlineManager, QueryClient, useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { Client, Outputs } from '../shared/contract/index.ts';
import type { Permission } from '../shared/permissions.ts';
import { createConnection, ConnectionLostError } from './app/connection/connection.ts';
import { followChanges } from './app/connection/live.ts';
import { onTokenChangedElsewhere, readToken, storeToken } from './app/connection/token.ts';
import { messagePortTransport, webSocketTransport, type StartTransport } from './app/connection/transport.ts';
import { errorCodeOf } from './ui/errors.ts';

export type { Client, Inputs, Outputs } from '../shared/contract/index.ts';

export const connection = createConnection();

export const client: Client = createORPCClient(connection);

export const api = createTanstackQueryUtils(client);

export const queryClient: QueryClient = new QueryClient({
  mutationCache: new MutationCache({
    onError: (error) => {
      if (['NOT_SIGNED_IN', 'PASSWORD_CHANGE_REQUIRED'].includes(errorCodeOf(error)))
        void queryClient.invalidateQueries({ queryKey: api.session.key() });
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      retry: (failures, error) => error instanceof ConnectionLostError && failures < 3,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

function headers(): Record<string, string> {
  const token = readToken();
  return token === null ? {} : { authorization: `Bearer ${token}` };
}

/** Connects, follows changes for as long as somebody is signed in, and catches up after every interruption. */
export function startApi(
  transport: StartTransport = globalThis.millwrightHost === undefined
    ? webSocketTransport(headers)
    : messagePortTransport(headers),
): () => void {
  let following: AbortController | undefined;

  const follow = () => {
    following?.abort();
    following = undefined;
    if (connection.state() !== 'open') return;
    following = new AbortController();
    // Ends with an error when the line breaks or nobody is signed in: both start it again later.
    followChanges(client, queryClient, following.signal).catch(() => undefined);
  };

  onlineManager.setEventListener((setOnline) =>
    connection.subscribe(() => setOnline(!['lost', 'refused'].includes(connection.state()))),
  );
  const unsubscribe = connection.subscribe(() => {
    follow();
    if (connection.state() === 'open') void queryClient.invalidateQueries();
  });
  const unwatchToken = onTokenChangedElsewhere(() => {
    follow();
    void queryClient.invalidateQueries();
  });
  restartFollowing = follow;
  const end = connection.start(transport);
  return () => {
    end();
    unsubscribe();
    unwatchToken();
    following?.abort();
  };
}

let restartFollowing: () => void = () => undefined;

/** Takes a new session into use (null: signed out) and asks again for everything on the screen. */
export async function adoptSession(token: string | null): Promise<void> {
  storeToken(token);
  queryClient.removeQueries({ predicate: (query) => !isSessionQuery(query.queryKey) });
  restartFollowing();
  await queryClient.invalidateQueries();
}

/** Goes on with the session in use, which may do more than before. */
export function resumeSession(): Promise<void> {
  return adoptSession(readToken());
}

function isSessionQuery(key: readonly unknown[]): boolean {
  return Array.isArray(key[0]) && key[0][0] === 'session';
}

export type Session = Outputs['session']['current'];
export type SignedIn = Extract<Session, { state: 'signed-in' }>;

/** Who sits here. Undefined until the core has answered for the first time. */
export function useSession(): Session | undefined {
  return useQuery(api.session.current.queryOptions()).data;
}

/** What `Gate` has drawn the program for; it goes with the program when the person signs out, not before. */
export const SignedInContext = createContext<SignedIn | null>(null);

/** The signed-in person's session; only for components below `Gate`, which shows nothing to others. */
export function useSignedIn(): SignedIn {
  const session = use(SignedInContext);
  if (session === null) throw new Error('nobody is signed in');
  return session;
}

/** True when the signed-in person has the permission. For what to show; the core decides what is allowed. */
export function useCan(permission: Permission): boolean {
  const session = useSession();
  return session?.state === 'signed-in' && session.permissions.includes(permission);
}
