import { DASHES } from './axes.ts';
import classes from './Chart.module.css';

/** A short piece of a line as it is drawn. */
export function LookSample({ look, then = false }: { look: number; then?: boolean }) {
  return (
    <svg
      className={classes.sample}
      data-look={look}
      data-then={then || undefined}
      viewBox="0 0 32 8"
      width={32}
      height={8}
      aria-hidden
    >
      <path d="M1 4H31" className={classes.line} strokeDasharray={then ? '3 3' : DASHES[look]} />
    </svg>
  );
}
