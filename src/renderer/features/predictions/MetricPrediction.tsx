import { Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../shared/contract/metrics.ts';
import { api, client, useCan } from '../../api.ts';
import { useFormat } from '../../ui/format.ts';
import { notifyError } from '../../ui/notify.ts';
import { Section } from '../../ui/Section.tsx';
import { Ago } from '../../ui/values.tsx';
import { Lines } from './Lines.tsx';
import classes from './Predictions.module.css';

/** What is foreseen for a metric with limits, or why nothing is. */
export function MetricPrediction({ metric }: { metric: Metric }) {
  const { id: metricId, threshold, kind, span } = metric;
  const watched =
    kind === 'gauge' &&
    span !== null &&
    threshold !== null &&
    [threshold.lowCritical, threshold.lowWarning, threshold.highWarning, threshold.highCritical].some(
      (limit) => limit !== null,
    );
  return watched ? <Foreseen key={metricId} metric={metric} /> : null;
}

function Foreseen({ metric }: { metric: Metric }) {
  const { t } = useTranslation('predictions');
  const format = useFormat();
  const writes = useCan('metrics.write');
  const input = { metricId: metric.id };
  const present = useQuery(
    api.predictions.list.queryOptions({ input: { ...input, view: 'current', limit: 10 } }),
  );
  const check = useQuery(api.predictions.check.queryOptions({ input }));
  const drafting = useQuery(api.predictions.drafting.queryOptions({ input }));
  if (present.data === undefined || check.data === undefined) return null;
  const { rows } = present.data;
  const found = check.data?.found;
  const limit = (value: number) => {
    const text = format.number(value);
    return metric.unit === '' ? text : `${text}\u00A0${metric.unit}`;
  };
  const refused = found?.limits.filter(({ reason }) => reason !== null) ?? [];
  return (
    <Section title={t('metric.title')}>
      <div className={classes.note}>
        {rows.length > 0 && <Lines rows={rows} />}
        {check.data === null && <Text>{t('metric.waiting')}</Text>}
        {rows.length === 0 && found !== undefined && <Text>{t('metric.none')}</Text>}
        {found?.anomaly.outcome === 'unusual' && <Text>{t('metric.unusual')}</Text>}
        {refused.length > 0 && (
          <Text c="dimmed" size="sm">
            {refused
              .map(({ value, reason }) =>
                t('metric.limit', { limit: limit(value), reason: t(`refusal.${reason!}`) }),
              )
              .join(' · ')}
          </Text>
        )}
      </div>
      <div className={classes.foot}>
        {writes ? (
          <Switch
            label={t('metric.drafting')}
            checked={drafting.data?.on ?? false}
            disabled={drafting.data === undefined}
            onChange={({ currentTarget: { checked } }) => {
              client.predictions.setDrafting({ ...input, on: checked }).catch(notifyError);
            }}
          />
        ) : (
          <span />
        )}
        {check.data !== null && (
          <Text c="dimmed" size="sm">
            {t('metric.checked')} <Ago at={check.data.checkedAt} />
          </Text>
        )}
      </div>
    </Section>
  );
}
