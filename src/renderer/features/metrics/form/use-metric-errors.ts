import { useTranslation } from 'react-i18next';
import { metricProblemsOf, type MetricValues } from './metric-values.ts';

/** What is wrong with the fields of a metric, in words, as a form wants it. */
export function useMetricErrors(): (values: MetricValues) => Partial<Record<keyof MetricValues, string>> {
  const { t } = useTranslation('metrics');
  return (values) =>
    Object.fromEntries(
      Object.entries(metricProblemsOf(values)).map(([field, problem]) => [
        field,
        t(`form.problem.${problem}`),
      ]),
    );
}
