import { useFormat } from '../../../ui/format.ts';
import classes from './Movements.module.css';

/** A quantity with its sign, also a plus: what came in and what went out. Thousandths. */
export function SignedQuantity({ milli, unit }: { milli: number; unit: string }) {
  const format = useFormat();
  const sign = milli > 0 ? '+' : milli < 0 ? '\u2212' : '\u00B1';
  return (
    <span className={classes.quantity} data-direction={milli > 0 ? 'in' : undefined}>
      {sign}
      {format.quantity(Math.abs(milli), unit)}
    </span>
  );
}
