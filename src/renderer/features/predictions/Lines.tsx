import { useTranslation } from 'react-i18next';
import type { Prediction } from '../../../shared/contract/predictions.ts';
import { dayText } from '../../../shared/domain/day-range.ts';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import classes from './Predictions.module.css';
import { isLiving, standingOf, useDayWords, usePredictionSentence } from './words.ts';

/** Predictions as sentences that lead to their pages. */
export function Lines({ rows }: { rows: readonly Prediction[] }) {
  const { t } = useTranslation('predictions');
  const sentence = usePredictionSentence();
  const words = useDayWords();
  return (
    <ul className={classes.lines} aria-label={t('title')}>
      {rows.map((prediction) => (
        <li key={prediction.id} className={classes.line}>
          <PageAnchor href={`/predictions/${prediction.id}`}>{sentence(prediction)}</PageAnchor>
          <StatusBadge kind="prediction" value={standingOf(prediction)} plain />
          {prediction.kind === 'anomaly' && prediction.latest !== null && isLiving(prediction) && (
            <span>
              {t('sentence.follows', { day: dayText(prediction.latest, prediction.madeAt, words) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
