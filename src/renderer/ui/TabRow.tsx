import { Scroller, Tabs } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import classes from './TabRow.module.css';

export interface TabRowProps {
  readonly label?: string;
  /** The tab that is open; it is brought into sight. */
  readonly open: string | undefined;
  /** Its tabs. */
  readonly children: ReactNode;
}

// Of the pointer alone: the arrow keys reach every tab.
const byPointer = { tabIndex: -1, 'aria-hidden': true } as const;

/** The list of `Tabs` in one row; what has no room is scrolled to, by the arrows at its ends too. */
export function TabRow({ label, open, children }: TabRowProps) {
  const row = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = list.current?.parentElement?.parentElement;
    if (list.current === null || !box) return undefined;
    // The Scroller asks again when its own width changes; tabs grow when their counts arrive.
    const observer = new ResizeObserver(() => box.dispatchEvent(new Event('scroll')));
    observer.observe(list.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    row.current
      ?.querySelector('[role="tab"][data-active]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [open]);
  return (
    <Scroller
      ref={row}
      controlSize="var(--mw-control)"
      draggable={false}
      classNames={{ container: classes.container, content: classes.content, control: classes.control }}
      startControlIcon={<IconChevronLeft aria-hidden />}
      endControlIcon={<IconChevronRight aria-hidden />}
      startControlProps={byPointer}
      endControlProps={byPointer}
    >
      <Tabs.List ref={list} aria-label={label} className={classes.list}>
        {children}
      </Tabs.List>
    </Scroller>
  );
}
