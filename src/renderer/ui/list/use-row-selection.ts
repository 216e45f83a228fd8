/** Selected rows by id, so they stay selected when the list is sorted or scrolled. Shift extends from the last one. */
import { useMemo, useRef, useState } from 'react';

/** Ids of selected rows. */
export type RowSelectionState = Readonly<Record<string, true>>;

export interface RowSelection {
  readonly state: RowSelectionState;
  readonly ids: readonly string[];
  readonly set: (state: RowSelectionState) => void;
  readonly clear: () => void;
  readonly toggle: (index: number, extend: boolean) => void;
}

export function useRowSelection(idAt: (index: number) => string | undefined): RowSelection {
  const [state, setState] = useState<RowSelectionState>({});
  const anchor = useRef<number | undefined>(undefined);
  const ids = useMemo(() => Object.keys(state), [state]);
  return {
    state,
    ids,
    set: setState,
    clear: () => setState({}),
    toggle(index, extend) {
      const from = extend ? (anchor.current ?? index) : index;
      const [low, high] = from < index ? [from, index] : [index, from];
      const range: string[] = [];
      for (let at = low; at <= high; at += 1) {
        const id = idAt(at);
        if (id !== undefined) range.push(id);
      }
      if (!extend) anchor.current = index;
      const id = idAt(index);
      setState((before) => {
        const next: Record<string, true> = { ...before };
        if (extend) for (const each of range) next[each] = true;
        else if (id !== undefined && before[id] === true) delete next[id];
        else if (id !== undefined) next[id] = true;
        return next;
      });
    },
  };
}
