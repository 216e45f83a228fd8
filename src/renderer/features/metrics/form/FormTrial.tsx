import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import { api, type Inputs } from '../../../api.ts';
import { useDuration } from '../duration.ts';
import { metricFieldsOf, metricProblemsOf, type MetricValues } from './metric-values.ts';

interface FormTrialProps {
  readonly metric: Metric;
  readonly values: MetricValues;
}

/** How often the silence that is allowed would have been too long; nothing where any is allowed. */
export function SilenceTrial({ metric, values }: FormTrialProps) {
  const { t } = useTranslation('metrics');
  const duration = useDuration();
  const { noDataMs } = metricFieldsOf(values, metric.choices);
  const isWrong = metricProblemsOf(values).noData !== undefined;
  const trial = useFormTrial(
    noDataMs === null || isWrong ? null : { metricId: metric.id, threshold: null, noDataMs },
  );
  if (trial === null || trial.silences === null) return null;
  const { episodes, longestMs, lasts } = trial.silences;
  const time = duration(trial.to - trial.from);
  return (
    <Verdict>
      {episodes === 0
        ? t('form.tried.none', { time })
        : t('form.tried.silence', { count: episodes, time, longest: duration(longestMs) })}
      {lasts && ` ${t('form.tried.lasts')}`}
    </Verdict>
  );
}

/** How often the states that are bad would have raised an alarm, with the delays that stand; nothing where none is. */
export function StatesTrial({ metric, values }: FormTrialProps) {
  const { t } = useTranslation('metrics');
  const duration = useDuration();
  const { choices } = metricFieldsOf(values, metric.choices);
  const isWatched =
    choices !== null &&
    choices.some(({ severity }) => severity !== null) &&
    metricProblemsOf(values).choices === undefined;
  const { id: metricId, threshold } = metric;
  const trial = useFormTrial(isWatched ? { metricId, threshold, choices } : null);
  if (trial === null) return null;
  const { episodes, longestMs, recordedMs } = trial;
  const time = duration(recordedMs);
  return (
    <Verdict>
      {episodes === 0
        ? t('form.tried.none', { time })
        : t('form.tried.states', { count: episodes, time, longest: duration(longestMs) })}
    </Verdict>
  );
}

function Verdict({ children }: { children: ReactNode }) {
  return (
    <Text size="xs" mt={-10} aria-live="polite">
      {children}
    </Text>
  );
}

/** Long enough to type a number in. */
const pauseMs = 300;

/** @param wanted null: nothing to try */
function useFormTrial(wanted: Inputs['metrics']['tryThreshold'] | null) {
  const [asked] = useDebouncedValue(JSON.stringify(wanted), pauseMs);
  const input = JSON.parse(asked) as typeof wanted;
  const { data } = useQuery(
    api.metrics.tryThreshold.queryOptions({
      input: input!,
      enabled: input !== null,
      placeholderData: keepPreviousData,
    }),
  );
  if (wanted === null || data === undefined || data.from === null || data.to === null) return null;
  return { ...data, from: data.from, to: data.to };
}
