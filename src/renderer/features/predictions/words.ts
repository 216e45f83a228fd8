/** Predictions as sentences. */
import { useTranslation } from 'react-i18next';
import type { Prediction } from '../../../shared/contract/predictions.ts';
import { type DayWords, dayText, rangeText, shortRange } from '../../../shared/domain/day-range.ts';
import type { PredictionInputs } from '../../../shared/domain/prediction/stored.ts';
import type { Estimate } from '../../../shared/domain/prediction/weibull.ts';
import { useFormat } from '../../ui/format.ts';
import { tagName } from '../../ui/tag-name.ts';
import { YEAR_DAYS, YEARS_FROM } from './life-axis.ts';

/** What badge it carries: that of its life, or of why it no longer counts. */
export function standingOf({ state, preventedAt, setAside }: Prediction) {
  if (state === 'came-true' || state === 'did-not') return state;
  if (preventedAt !== null) return 'prevented';
  return setAside ?? state;
}

/** Somebody may still decide on it. */
export function isLiving({ settledAt, preventedAt, setAside }: Prediction): boolean {
  return settledAt === null && preventedAt === null && setAside === null;
}

export function useDayWords(): DayWords {
  const { t } = useTranslation('predictions');
  const { locale, timeZone } = useFormat();
  return { locale, timeZone, and: t('sentence.and'), andMonth: t('sentence.andMonth') };
}

/** An age in days, or in years where days would be many. */
export function useAgeText(): (days: number) => string {
  const { t } = useTranslation('predictions');
  const format = useFormat();
  return (days) =>
    days > YEARS_FROM
      ? t('order.years', { value: format.number(days / YEAR_DAYS, 1) })
      : t('order.days', { count: Math.round(days) });
}

/** An age with its interval, all in one unit. */
export function useAgeEstimate(): (age: Estimate) => string {
  const { t } = useTranslation('predictions');
  const format = useFormat();
  const ageText = useAgeText();
  return ({ low, value, high }) => {
    const end = (days: number) =>
      value > YEARS_FROM ? format.number(days / YEAR_DAYS, 1) : format.number(Math.round(days));
    return t('made.estimate', { value: ageText(value), low: end(low), high: end(high) });
  };
}

/** What a prediction says, for lists that tell asset and time beside it. */
export function useShortSentence() {
  const { t } = useTranslation('predictions');
  const format = useFormat();
  return ({ kind, metric, side, limit, probability }: Prediction): string => {
    if (metric === null) return t('sentence.fails', { probability: format.percent(probability ?? 0) });
    if (kind === 'anomaly') return t(`sentence.${side ?? 'high'}`, { metric: metric.name });
    const value = format.number(limit ?? 0);
    const { unit } = metric;
    return t('sentence.reaches', {
      metric: metric.name,
      limit: unit === '' ? value : `${value}\u00A0${unit}`,
    });
  };
}

/** When, in a few words: “3–12 December”, of a failure when it is likely. */
export function useWhen() {
  const { t } = useTranslation('predictions');
  const words = useDayWords();
  return ({ kind, madeAt, earliest, likely, latest }: Prediction): string => {
    const day = (at: number) => dayText(at, madeAt, words);
    if (kind === 'failure') return day(likely ?? earliest);
    if (latest === null) return t('sentence.from', { day: day(earliest) });
    if (kind === 'anomaly') return t('sentence.by', { day: day(latest) });
    return shortRange(earliest, latest, madeAt, words);
  };
}

/** What a prediction says, with the name of its metric or asset in front. */
export function usePredictionSentence() {
  const { t } = useTranslation('predictions');
  const format = useFormat();
  const words = useDayWords();
  return (prediction: Prediction, inputs?: PredictionInputs): string => {
    const { kind, metric, asset, madeAt, earliest, latest, side } = prediction;
    const name = metric?.name ?? '';
    const value = (of: number, decimals?: number) => {
      const text = format.number(of, decimals);
      return metric === null || metric.unit === '' ? text : `${text}\u00A0${metric.unit}`;
    };
    if (kind === 'failure') {
      const probability = format.percent(prediction.probability ?? 0);
      return t('sentence.failureOf', { asset: tagName(asset.tag, asset.name), probability });
    }
    if (kind === 'anomaly') {
      if (inputs?.kind !== 'anomaly') return t(`sentence.${side ?? 'high'}`, { metric: name });
      return t(`sentence.${side ?? 'high'}Since`, {
        metric: name,
        when: format.dateTime(inputs.since),
        mean: value(inputs.mean, metric?.decimals),
        usual: value(inputs.usual, metric?.decimals),
      });
    }
    const limit = value(prediction.limit ?? 0);
    if (latest === null) {
      return t('sentence.perhaps', { metric: name, limit, day: dayText(earliest, madeAt, words) });
    }
    const range = rangeText(earliest, latest, madeAt, words);
    return range === null
      ? t('sentence.on', { metric: name, limit, day: dayText(earliest, madeAt, words) })
      : t('sentence.between', { metric: name, limit, range });
  };
}
