/** Keys of the WAI-ARIA tree pattern: arrows, Home, End, Enter, `*` and type-ahead; of one with several chosen rows
 * Space and Shift with arrows. */
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import { findByLetters, type TreeRow } from './flatten.ts';
import { neighbourhood, sameNeighbourhood, standIn, type Neighbourhood } from './stand-in.ts';

/** Letters typed within this time (ms) belong together. */
const typingPause = 700;

export interface TreeKeysOptions<Node> {
  readonly rows: readonly TreeRow<Node>[];
  /** Another set of rows than without it. */
  readonly isFiltered: boolean;
  readonly selectedId: string | null;
  readonly labelOf: (row: TreeRow<Node>) => string;
  readonly hasChildren: (row: TreeRow<Node>) => boolean;
  /** How many rows are in sight. */
  readonly pageRows: () => number;
  readonly onMove: (index: number) => void;
  readonly onSelect: (row: TreeRow<Node>) => void;
  readonly onOpen: (row: TreeRow<Node>) => void;
  readonly expand: (row: TreeRow<Node>) => void;
  readonly collapse: (row: TreeRow<Node>) => void;
  readonly expandAll: (ids: readonly string[]) => void;
  /** Where rows can be marked: Space. */
  readonly toggleMark?: (row: TreeRow<Node>) => void;
  /** Shift and an arrow key marks both rows. */
  readonly mark?: (rows: readonly TreeRow<Node>[]) => void;
  /** Any other key with the row it is pressed on; true when it meant something. */
  readonly onOtherKey?: (event: KeyboardEvent, row: TreeRow<Node> | undefined) => boolean;
}

export function useTreeKeys<Node>(options: TreeKeysOptions<Node>) {
  const { rows, labelOf, hasChildren, onMove, onSelect, onOpen, expand, collapse, expandAll } = options;
  const [currentId, setCurrentId] = useState<string | null>(null);
  const typed = useRef({ letters: '', at: 0 });
  const [kept, setKept] = useState<{ isFiltered: boolean; around: Neighbourhood } | null>(null);
  const wanted = currentId ?? options.selectedId;
  const found = rows.findIndex(({ id }) => id === wanted);
  const around = neighbourhood(rows, found);
  const { isFiltered } = options;
  const isNew = kept?.isFiltered !== isFiltered || !sameNeighbourhood(kept.around, around);
  if (around !== undefined && isNew) setKept({ isFiltered, around });
  const isGone = found === -1 && kept?.around.id === wanted && kept.isFiltered === isFiltered;
  const index = isGone ? standIn(rows, kept.around) : found;
  const row = rows[index];
  // Who went to the end of a long branch sees it once all of it is there.
  const hasCome = isGone && kept.around.isRest;
  const showEnd = useEffectEvent(() => onMove(index));
  useEffect(() => {
    if (hasCome) showEnd();
  }, [hasCome]);

  const goTo = (to: number) => {
    const place = Math.max(0, Math.min(rows.length - 1, to));
    const target = rows[place];
    if (target === undefined) return undefined;
    setCurrentId(target.id);
    onMove(place);
    return target;
  };
  const moveTo = (to: number) => {
    const target = goTo(to);
    if (target !== undefined) onSelect(target);
  };
  const extendTo = (to: number) => {
    const target = goTo(to);
    if (target !== undefined) options.mark?.(row === undefined ? [target] : [row, target]);
  };
  const moveToParent = () => {
    const parent = rows.findIndex((other) => other.kind === 'node' && other.id === row?.parentId);
    if (parent !== -1) moveTo(parent);
  };
  const isOpen = row?.kind === 'node' && row.expanded;

  const typeAhead = (letter: string, at: number) => {
    const letters = at - typed.current.at > typingPause ? letter : typed.current.letters + letter;
    typed.current = { letters, at };
    const found = findByLetters(rows.map(labelOf), letters, index);
    if (found !== -1) moveTo(found);
  };

  const actions: Readonly<Record<string, () => void>> = {
    ArrowDown: () => moveTo(index + 1),
    ArrowUp: () => moveTo(index - 1),
    Home: () => moveTo(0),
    End: () => moveTo(rows.length - 1),
    PageDown: () => moveTo(index + options.pageRows()),
    PageUp: () => moveTo(index - options.pageRows()),
    ArrowRight: () => {
      if (row === undefined || !hasChildren(row)) return;
      if (isOpen) moveTo(index + 1);
      else expand(row);
    },
    ArrowLeft: () => {
      if (row !== undefined && isOpen) collapse(row);
      else moveToParent();
    },
    Enter: () => row !== undefined && onOpen(row),
    ...(options.toggleMark === undefined
      ? {}
      : { ' ': () => row !== undefined && options.toggleMark?.(row) }),
    '*': () =>
      expandAll(
        rows.filter((other) => other.parentId === row?.parentId && hasChildren(other)).map(({ id }) => id),
      ),
  };

  const shiftActions: Readonly<Record<string, () => void>> =
    options.mark === undefined
      ? {}
      : { ArrowDown: () => extendTo(index + 1), ArrowUp: () => extendTo(index - 1) };

  return {
    index,
    set: setCurrentId,
    onFocus: () => {
      if (index === -1 && rows[0] !== undefined) setCurrentId(rows[0].id);
    },
    onKeyDown(event: KeyboardEvent) {
      if (options.onOtherKey?.(event, row) === true) {
        event.preventDefault();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const action = (event.shiftKey ? shiftActions[event.key] : undefined) ?? actions[event.key];
      if (action !== undefined) action();
      else if (/^[\p{L}\p{N}._-]$/u.test(event.key)) typeAhead(event.key, event.timeStamp);
      else return;
      event.preventDefault();
    },
  };
}
