/** The row the keyboard stands on: arrows, Page Up/Down, Home, End; j and k also from outside of the list. */
import { useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../shortcuts.ts';

export interface RowCursor {
  /** -1: on no row yet. */
  readonly index: number;
  readonly set: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export function useRowCursor(options: {
  readonly count: number;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rowHeight: number;
  readonly onMove: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onSelect?: (index: number, extend: boolean) => void;
}): RowCursor {
  const { t } = useTranslation();
  const { count, scroller, rowHeight, onMove, onOpen, onSelect } = options;
  const [index, setIndex] = useState(-1);
  const present = Math.min(index, count - 1);

  const move = (to: number) => {
    if (count === 0) return;
    const next = Math.max(0, Math.min(count - 1, to));
    setIndex(next);
    onMove(next);
  };
  const step = (by: number) => {
    scroller.current?.focus({ preventScroll: true });
    move(present + by);
  };

  useShortcut('j', () => step(1), { label: t('keys.down'), group: 'list' });
  useShortcut('k', () => step(-1), { label: t('keys.up'), group: 'list' });

  const rowsPerPage = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
  const moves: Readonly<Record<string, () => number>> = {
    ArrowDown: () => present + 1,
    ArrowUp: () => present - 1,
    PageDown: () => present + rowsPerPage(),
    PageUp: () => present - rowsPerPage(),
    Home: () => 0,
    End: () => count - 1,
  };

  return {
    index: present,
    set: setIndex,
    onKeyDown(event) {
      if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = moves[event.key];
      if (target !== undefined) {
        event.preventDefault();
        const to = Math.max(0, Math.min(count - 1, target()));
        if (event.shiftKey && onSelect !== undefined) onSelect(to, true);
        move(to);
      } else if (event.key === 'Enter' && present >= 0) {
        event.preventDefault();
        onOpen(present);
      } else if ((event.key === ' ' || event.key === 'x') && present >= 0 && onSelect !== undefined) {
        event.preventDefault();
        onSelect(present, event.shiftKey);
      }
    },
  };
}
