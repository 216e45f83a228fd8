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
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    let to = from;
    setDragging({ from, to });
    const move = (moving: Event) => {
      to = targetOf(middles, from, (moving as globalThis.PointerEvent).clientY + window.scrollY);
      setDragging({ from, to });
    };
    const end = (ending: Event) => {
      handle.removeEventListener('pointermove', move);
      for (const name of ['pointerup', 'pointercancel']) handle.removeEventListener(name, end);
      setDragging(null);
      if (ending.type === 'pointerup') onDrop(from, to);
    };
    handle.addEventListener('pointermove', move);
    for (const name of ['pointerup', 'pointercancel']) handle.addEventListener(name, end);
  };
  return { list, dragging, start };
}
