import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Prediction } from '../../../shared/contract/predictions.ts';
import { dayText, rangeText } from '../../../shared/domain/day-range.ts';
import type { PredictionInputs } from '../../../shared/domain/prediction/stored.ts';
import type { Outputs } from '../../api.ts';
import { type Fact, Facts } from '../../ui/Facts.tsx';
import { useFormat } from '../../ui/format.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { Section } from '../../ui/Section.tsx';
import { durationText } from '../metrics/duration.ts';
import { usePredictionColumns } from './columns.tsx';
import { Plan } from './Plan.tsx';
import { PredictionChart } from './PredictionChart.tsx';
import classes from './Predictions.module.css';
import { isLiving, standingOf, useAgeEstimate, useDayWords, usePredictionSentence } from './words.ts';

type Detail = Outputs['predictions']['get'];

/** What it says, what became of it, what it is made of, and the others of its subject. */
export function Story({ prediction }: { prediction: Detail }) {
  const { t } = useTranslation('predictions');
  const sentence = usePredictionSentence();
  const format = useFormat();
  const words = useDayWords();
  const columns = usePredictionColumns();
  const { kind, madeAt, earliest, latest, inputs, others } = prediction;
  const range = latest === null ? null : rangeText(earliest, latest, madeAt, words);
  return (
    <div className={classes.story}>
      <Section title={t('column.what')}>
        <p className={classes.sentence}>{sentence(prediction, inputs)}.</p>
        {kind === 'failure' && range !== null && (
          <p className={classes.aside}>{t('sentence.failureRange', { range })}</p>
        )}
        {kind === 'anomaly' && latest !== null && (
          <p className={classes.aside}>{t('sentence.follows', { day: dayText(latest, madeAt, words) })}</p>
        )}
        {isLiving(prediction) && prediction.plan.orderBy !== null && (
          <p className={classes.aside}>{t('order.by', { day: format.day(prediction.plan.orderBy) })}</p>
        )}
        <Life prediction={prediction} />
      </Section>
      <PredictionChart key={prediction.id} prediction={prediction} />
      {isLiving(prediction) && <Plan prediction={prediction} />}
      <Section title={t('made.title')}>
        <Facts layout="grid" items={useInputFacts(prediction, inputs)} />
      </Section>
      <Section title={t('others.title')} flush={others.length > 0}>
        {others.length === 0 ? (
          <Text c="dimmed">{t('others.none')}</Text>
        ) : (
          <SimpleTable<Prediction>
            label={t('others.title')}
            rows={others}
            rowId={({ id }) => id}
            rowHref={({ id }) => `/predictions/${id}`}
            columns={columns.filter(({ id }) => id !== 'asset')}
            empty={null}
          />
        )}
      </Section>
    </div>
  );
}

/** What people and time have made of it, each in a sentence. */
function Life({ prediction }: { prediction: Prediction }) {
  const { t } = useTranslation('predictions');
  const format = useFormat();
  const words = useDayWords();
  const { decision, decidedAt, decidedBy, reason, dueBy, madeAt } = prediction;
  const { happenedAt, settledAt, preventedAt, setAside, setAsideAt, state } = prediction;
  const when = (at: number | null) => (at === null ? '' : format.dateTime(at));
  const due = dayText(dueBy, madeAt, words);
  const lines = [
    ...(decision === 'accepted'
      ? [
          decidedBy === null
            ? t('became.acceptedByRule', { when: when(decidedAt) })
            : t('became.accepted', { person: decidedBy.fullName, when: when(decidedAt) }),
        ]
      : []),
    ...(decision === 'rejected'
      ? [
          t('became.rejected', {
            person: decidedBy?.fullName ?? '–',
            when: when(decidedAt),
            reason: reason ?? '',
          }),
        ]
      : []),
    ...(standingOf(prediction) === 'open' ? [t('became.open', { day: due })] : []),
    ...(setAside === null ? [] : [t(`became.${setAside}`, { when: when(setAsideAt) })]),
    ...(preventedAt === null ? [] : [t('became.prevented', { when: when(preventedAt) })]),
    ...(state === 'came-true' ? [t('became.cameTrue', { when: when(happenedAt) })] : []),
    ...(state === 'did-not' ? [t('became.didNot', { day: dayText(settledAt ?? dueBy, madeAt, words) })] : []),
  ];
  return (
    <>
      {lines.map((line) => (
        <p key={line} className={classes.aside}>
          {line}
        </p>
      ))}
    </>
  );
}

function useInputFacts(prediction: Prediction, inputs: PredictionInputs): Fact[] {
  const { t } = useTranslation('predictions');
  const format = useFormat();
  const estimate = useAgeEstimate();
  const { metric, method, madeAt } = prediction;
  const inUnit = (value: number, more = 0) => {
    const text = format.number(value, (metric?.decimals ?? 0) + more);
    return metric === null || metric.unit === '' ? text : `${text}\u00A0${metric.unit}`;
  };
  const range = (from: number, to: number) => `${format.dateTime(from)} – ${format.dateTime(to)}`;
  const share = (of: { low: number; value: number; high: number }) =>
    t('made.estimate', {
      value: format.percent(of.value),
      low: format.percent(of.low),
      high: format.percent(of.high),
    });
  const general: Fact[] = [
    { label: t('made.method'), value: method },
    { label: t('made.at'), value: format.dateTime(madeAt) },
  ];
  switch (inputs.kind) {
    case 'limit': {
      const { slopePerDay, level } = inputs.line;
      return [
        ...general,
        { label: t('made.period'), value: range(inputs.from, inputs.to) },
        {
          label: t('made.points'),
          value: t('made.pointsOf', {
            count: inputs.points,
            bucket: durationText(format.locale, inputs.bucketMs),
          }),
        },
        { label: t('made.level'), value: inUnit(level) },
        {
          label: t('made.slope'),
          value: t('made.perDay', {
            value: inUnit(slopePerDay.value, 2),
            low: inUnit(slopePerDay.low, 2),
            high: inUnit(slopePerDay.high, 2),
          }),
        },
        {
          label: t('made.season'),
          value: inputs.isSeasonRemoved ? t('made.seasonOut') : t('made.seasonNone'),
        },
        { label: t('made.confidence'), value: format.percent(inputs.confidence) },
      ];
    }
    case 'anomaly':
      return [
        ...general,
        { label: t('made.period'), value: range(inputs.from, inputs.to) },
        {
          label: t('made.points'),
          value: t('made.pointsOf', {
            count: inputs.points,
            bucket: durationText(format.locale, 3_600_000),
          }),
        },
        { label: t('made.score'), value: t('made.scoreOf', { z: format.number(inputs.z, 1) }) },
      ];
    case 'failure':
      return [
        ...general,
        { label: t('made.age'), value: t('made.ageOf', { count: inputs.ageDays }) },
        {
          label: t('made.lives'),
          value: t('made.livesOf', { failures: inputs.failures, censored: inputs.censored }),
        },
        { label: t('made.within30'), value: share(inputs.within30) },
        { label: t('made.within90'), value: share(inputs.within90) },
        { label: t('made.remaining'), value: estimate(inputs.remainingDays) },
        {
          label: t('made.shape'),
          value: t('made.estimate', {
            value: format.number(inputs.shape.value, 2),
            low: format.number(inputs.shape.low, 2),
            high: format.number(inputs.shape.high, 2),
          }),
        },
        { label: t('made.confidence'), value: format.percent(inputs.confidence) },
      ];
  }
}
