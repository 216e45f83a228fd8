/** Dragging rows of a tree onto another row, or onto the strip that stands for the top level. */
import { useRef, useState, type DragEvent } from 'react';

/** A closed node opens when one lingers over it so long (ms). */
const lingering = 600;

/** The strip below the rows, on which a drop goes to the top level. */
export const TOP = 'top';

export interface TreeDragOptions {
  /** What is dragged along with a row: itself, or all that is marked. */
  readonly idsOf: (rowId: string) => readonly string[];
  readonly onDrop: (ids: readonly string[], parentId: string | null) => void;
  readonly expand: (rowId: string) => void;
}

export interface TreeDrag {
  /** Null while nothing is dragged. */
  readonly dragged: ReadonlySet<string> | null;
  /** The row, or `TOP`, on which it would be dropped. */
  readonly target: string | null;
  readonly source: (rowId: string) => {
    readonly draggable: true;
    readonly onDragStart: (event: DragEvent) => void;
    readonly onDragEnd: () => void;
  };
  readonly dropZone: (rowId: string) => {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: () => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

export function useTreeDrag({ idsOf, onDrop, expand }: TreeDragOptions): TreeDrag {
  const [dragged, setDragged] = useState<ReadonlySet<string> | null>(null);
  const [target, setTarget] = useState<string | null>(null);
  const linger = useRef<{ id: string; timer: number } | null>(null);

  const stopLingering = () => {
    if (linger.current !== null) window.clearTimeout(linger.current.timer);
    linger.current = null;
  };
  const end = () => {
    stopLingering();
    setDragged(null);
    setTarget(null);
  };
  return {
    dragged,
    target,
    source: (rowId) => ({
      draggable: true,
      onDragStart: (event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', '');
        setDragged(new Set(idsOf(rowId)));
      },
      onDragEnd: end,
    }),
    dropZone: (rowId) => ({
      onDragOver: (event) => {
        if (dragged === null || dragged.has(rowId)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        if (target !== rowId) setTarget(rowId);
        if (linger.current?.id === rowId) return;
        stopLingering();
        if (rowId === TOP) return;
        linger.current = { id: rowId, timer: window.setTimeout(() => expand(rowId), lingering) };
      },
      onDragLeave: () => {
        stopLingering();
        setTarget((before) => (before === rowId ? null : before));
      },
      onDrop: (event) => {
        event.preventDefault();
        if (dragged !== null) onDrop([...dragged], rowId === TOP ? null : rowId);
        end();
      },
    }),
  };
}
