/** The session token: kept in localStorage, so a reload and every window of this computer stay signed in. */
const storageKey = 'millwright.session';

export function readToken(): string | null {
  return localStorage.getItem(storageKey);
}

export function storeToken(token: string | null): void {
  if (token === null) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, token);
}

/** Calls `listener` when another window signed in or out; returns the unsubscribe function. */
export function onTokenChangedElsewhere(listener: () => void): () => void {
  const receive = (event: StorageEvent) => {
    if (event.key === storageKey) listener();
  };
  window.addEventListener('storage', receive);
  return () => window.removeEventListener('storage', receive);
}
