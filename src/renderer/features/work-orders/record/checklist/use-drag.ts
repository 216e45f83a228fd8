/** Dragging a row of a list to another place, with the pointer of a mouse, a pen or a finger. */
import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import { targetOf } from './order.ts';

export interface Drag {
  /** The list whose direct children are the rows. */
  readonly list: RefObject<HTMLOListElement | null>;
  /** What is being dragged and where it would be put; null while nothing is. */
  readonly dragging: { readonly from: number; readonly to: number } | null;
  readonly start: (from: number, event: PointerEvent) => void;
}

export function useDrag(onDrop: (from: number, to: number) => void): Drag {
  const list = useRef<HTMLOListElement>(null);
  const [dragging, setDragging] = useState<Drag['dragging']>(null);

  const start = (from: number, event: PointerEvent) => {
    if (event.button !== 0 || list.current === null) return;
    event.preventDefault();
    // The rows keep their places until the drop, so their middles are measured once.
    const middles = Array.from(list.current.children, (row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2 + window.scrollY;
    });
    const { pointerId } = event;
    let to = from;
    setDragging({ from, to });
    // On the window: the dragged row changes its place on the page, which would end a capture by its handle.
    const stop = new AbortController();
    const listen = (name: 'pointermove' | 'pointerup' | 'pointercancel', hear: (y: number) => void) =>
      window.addEventListener(
        name,
        (heard) => {
          if (heard.pointerId === pointerId) hear(heard.clientY + window.scrollY);
        },
        { signal: stop.signal },
      );
    const end = () => {
      stop.abort();
      setDragging(null);
    };
    listen('pointermove', (y) => {
      to = targetOf(middles, from, y);
      setDragging({ from, to });
    });
    listen('pointercancel', end);
    listen('pointerup', () => {
      end();
      onDrop(from, to);
    });
  };
  return { list, dragging, start };
}
