import { healthBand } from '../../../shared/domain/health.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import classes from './Health.module.css';

/** A health score as number, word and icon. */
export function HealthMark({ score }: { score: number }) {
  return (
    <span className={classes.mark}>
      <span className={classes.number}>{score}</span>{' '}
      <StatusBadge kind="health" value={healthBand(score)} plain />
    </span>
  );
}
