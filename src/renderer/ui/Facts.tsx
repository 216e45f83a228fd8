import type { ReactNode } from 'react';
import classes from './Facts.module.css';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** Label and value pairs in a row that wraps (`strip`) or in columns inside a card (`grid`). */
export function Facts({ items, layout = 'strip' }: { items: readonly Fact[]; layout?: 'strip' | 'grid' }) {
  return (
    <dl className={classes.facts} data-layout={layout}>
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === null || value === undefined || value === '' ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  );
}
