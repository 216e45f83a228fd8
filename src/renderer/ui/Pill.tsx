import type { ReactNode } from 'react';
import { useFormat } from './format.ts';
import classes from './Pill.module.css';

/** How many of something wait behind a tab or a button, beside its word. */
export function Count({
  of,
  tone,
}: {
  of: number | string;
  tone?: 'accent' | 'warning' | 'critical' | undefined;
}) {
  const format = useFormat();
  return (
    <span className={classes.count} data-tone={tone}>
      {typeof of === 'number' ? format.number(of, 0) : of}
    </span>
  );
}

/** One word that is said of what stands before it, such as "you" or "mandatory". */
export function Mark({ children }: { children: ReactNode }) {
  return <span className={classes.mark}>{children}</span>;
}
