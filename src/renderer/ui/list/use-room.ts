import { useLayoutEffect, type RefObject } from 'react';

/** Tells the width inside of an element's scrollbars, in CSS pixels: before the first paint and after every change. */
export function useRoom(element: RefObject<HTMLElement | null>, tell: (width: number) => void): void {
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    tell(current.clientWidth);
    const observer = new ResizeObserver(() => tell(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, tell]);
}
