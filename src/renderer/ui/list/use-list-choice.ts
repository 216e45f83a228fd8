/** Which columns a person wants to see in a list and how it is sorted; kept per list in localStorage. */
import { useCallback, useState } from 'react';
import type { ListColumn, SortDirection } from './types.ts';

export interface ListChoice {
  readonly visibility: Readonly<Record<string, boolean>>;
  readonly sort: { readonly sort: string; readonly direction: SortDirection } | undefined;
}

function storageKey(id: string): string {
  return `millwright.list.${id}`;
}

/** Reads a stored choice; whatever does not fit the columns of today is dropped. */
export function parseListChoice(
  text: string | null,
  columns: readonly Pick<ListColumn<never>, 'id' | 'hidden' | 'fixed' | 'sort'>[],
): ListChoice {
  let stored: { visibility?: unknown; sort?: unknown } = {};
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) stored = parsed;
  } catch {
    stored = {};
  }
  const wishes =
    typeof stored.visibility === 'object' && stored.visibility !== null
      ? (stored.visibility as Record<string, unknown>)
      : {};
  const visibility = Object.fromEntries(
    columns.map(({ id, hidden, fixed }) => {
      const wish = wishes[id];
      return [id, fixed === true || (typeof wish === 'boolean' ? wish : hidden !== true)];
    }),
  );
  const sort = stored.sort as { sort?: unknown; direction?: unknown } | undefined;
  const known = columns.find((column) => column.sort !== undefined && column.sort === sort?.sort)?.sort;
  return {
    visibility,
    sort:
      known === undefined
        ? undefined
        : { sort: known, direction: sort?.direction === 'desc' ? 'desc' : 'asc' },
  };
}

export function useListChoice(
  id: string,
  columns: readonly Pick<ListColumn<never>, 'id' | 'hidden' | 'fixed' | 'sort'>[],
): [ListChoice, (change: Partial<ListChoice>) => void, () => void] {
  const [choice, setChoice] = useState(() => parseListChoice(localStorage.getItem(storageKey(id)), columns));
  const change = useCallback(
    (part: Partial<ListChoice>) =>
      setChoice((before) => {
        const next = { ...before, ...part };
        localStorage.setItem(storageKey(id), JSON.stringify(next));
        return next;
      }),
    [id],
  );
  const reset = useCallback(() => {
    localStorage.removeItem(storageKey(id));
    setChoice(parseListChoice(null, columns));
  }, [id, columns]);
  return [choice, change, reset];
}
