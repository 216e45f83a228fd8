import { useCallback, useMemo, useState } from 'react';

/** Each open node is asked for at the start: those opened longest ago are closed again. */
const KEPT = 300;

function read(key: string): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/** Which nodes are open, kept per tree in localStorage. */
export function useExpanded(treeId: string) {
  const key = `millwright.tree.${treeId}`;
  const [ids, setIds] = useState(() => read(key));
  const set = useMemo(() => new Set(ids), [ids]);
  const change = useCallback(
    (update: (before: ReadonlySet<string>) => Iterable<string>) =>
      setIds((before) => {
        const next = [...update(new Set(before))].slice(-KEPT);
        localStorage.setItem(key, JSON.stringify(next));
        return next;
      }),
    [key],
  );
  const open = useCallback(
    (opened: readonly string[]) =>
      change((before) => new Set([...before].filter((id) => !opened.includes(id)).concat(opened))),
    [change],
  );
  const close = useCallback(
    (id: string) => change((before) => [...before].filter((other) => other !== id)),
    [change],
  );
  return { ids, set, open, close };
}
