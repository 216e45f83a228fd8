/** The nodes that a person has chosen to do something with, several at once. */
import { useState } from 'react';

export interface Marks {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  /** Marks these besides what is marked. */
  readonly add: (ids: readonly string[]) => void;
  readonly clear: () => void;
  /** Whether rows show boxes to tick, and a click ticks them. */
  readonly ticking: boolean;
  readonly setTicking: (ticking: boolean) => void;
}

const none: ReadonlySet<string> = new Set();

export function useMarks(): Marks {
  const [ids, setIds] = useState(none);
  const [ticking, setTicking] = useState(false);
  return {
    ids,
    toggle: (id) =>
      setIds((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    add: (more) => setIds((before) => new Set([...before, ...more])),
    clear: () => {
      setIds(none);
      setTicking(false);
    },
    ticking,
    setTicking,
  };
}
