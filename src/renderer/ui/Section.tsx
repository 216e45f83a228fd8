import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Section.module.css';

export interface SectionProps {
  readonly title: string;
  /** At the right of the title: a button, a link. */
  readonly action?: ReactNode;
  /** Content touches the border (lists, tables). */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A titled card on a page. */
export function Section({ title, action, flush = false, children }: SectionProps) {
  return (
    <section className={classes.section} aria-label={title}>
      <header className={classes.header}>
        <Title order={2}>{title}</Title>
        {action}
      </header>
      <div className={classes.body} data-flush={flush || undefined}>
        {children}
      </div>
    </section>
  );
}
