import { useLayoutEffect, useRef, type RefObject } from 'react';

/** What the scrolling element tells. */
interface SightHandlers {
  readonly onKeyDownCapture: () => void;
  readonly onPointerDown: () => void;
  readonly onWheel: () => void;
}

/**
 * Holds the current row where it is seen while more rows are loaded above it, as after End in a long branch. Only
 * for who walks by keys: a branch that is opened by the mouse pushes away what stands below it.
 */
export function useHeldInSight(
  scroller: RefObject<HTMLElement | null>,
  index: number,
  id: string | undefined,
  rowHeight: number,
): SightHandlers {
  const held = useRef({ id, index });
  const isByKey = useRef(false);
  useLayoutEffect(() => {
    const before = held.current;
    held.current = { id, index };
    const element = scroller.current;
    if (element === null || !isByKey.current || before.id !== id || before.index === index) return;
    const top = before.index * rowHeight - element.scrollTop;
    if (top > -rowHeight && top < element.clientHeight)
      element.scrollBy({ top: (index - before.index) * rowHeight });
  }, [scroller, id, index, rowHeight]);
  return {
    onKeyDownCapture: () => (isByKey.current = true),
    onPointerDown: () => (isByKey.current = false),
    onWheel: () => (isByKey.current = false),
  };
}
