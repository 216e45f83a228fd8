/**
 * Selected rows by id, so they stay selected when the list is sorted or scrolled. Shift extends from the last one,
 * also over rows that were never shown.
 */
import { useMemo, useRef, useState } from 'react';
import { notifyError } from '../notify.ts';

/** As many rows as are selected by one click. */
export const selectedAtMost = 5000;

/** Ids of selected rows. */
export type RowSelectionState = Readonly<Record<string, true>>;

export interface RowSelection {
  readonly state: RowSelectionState;
  readonly ids: readonly string[];
  readonly clear: () => void;
  readonly toggle: (index: number, extend: boolean) => void;
  /** All rows from one index to another, besides those that are selected. */
  readonly selectBetween: (first: number, last: number) => void;
}

export function useRowSelection(
  idAt: (index: number) => string | undefined,
  idsBetween: (first: number, last: number) => Promise<readonly string[]>,
): RowSelection {
  const [state, setState] = useState<RowSelectionState>({});
  const anchor = useRef<number | undefined>(undefined);
  const ids = useMemo(() => Object.keys(state), [state]);
  const add = (more: readonly string[]) =>
    setState((before) => ({ ...before, ...Object.fromEntries(more.map((id) => [id, true as const])) }));
  const selectBetween = (first: number, last: number) => {
    const shown: string[] = [];
    for (let at = first; at <= last; at += 1) {
      const id = idAt(at);
      if (id === undefined) return void idsBetween(first, last).then(add, notifyError);
      shown.push(id);
    }
    add(shown);
  };
  return {
    state,
    ids,
    clear: () => setState({}),
    selectBetween,
    toggle(index, extend) {
      if (extend) {
        const from = anchor.current ?? index;
        const to = Math.max(from - selectedAtMost + 1, Math.min(from + selectedAtMost - 1, index));
        return selectBetween(Math.min(from, to), Math.max(from, to));
      }
      anchor.current = index;
      const id = idAt(index);
      if (id === undefined) return;
      setState((before) => {
        const next: Record<string, true> = { ...before };
        if (before[id] === true) delete next[id];
        else next[id] = true;
        return next;
      });
    },
  };
}
