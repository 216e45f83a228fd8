import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../shared/contract/metrics.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { Ago } from '../../ui/values.tsx';
import { LimitsText } from './LimitsText.tsx';
import { MetricLevel } from './MetricLevel.tsx';
import classes from './Metrics.module.css';
import { Sparkline } from './Sparkline.tsx';
import { StaleSign } from './StaleSign.tsx';
import { useTrend } from './use-trend.ts';
import { useMetricValue } from './value.ts';

export interface MetricTableProps {
  readonly rows: readonly Metric[];
  /** The one whose chart is shown. */
  readonly chosenId: string;
  readonly onChoose: (id: string) => void;
}

/** All metrics of an asset; a name shows its chart. */
export function MetricTable({ rows, chosenId, onChoose }: MetricTableProps) {
  const { t } = useTranslation('metrics');
  const valueText = useMetricValue();
  return (
    <SimpleTable
      label={t('title')}
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        {
          id: 'metric',
          header: t('column.metric'),
          cell: ({ id, name }) => (
            <UnstyledButton
              className={classes.choose}
              aria-pressed={id === chosenId}
              onClick={() => onChoose(id)}
            >
              {name}
            </UnstyledButton>
          ),
          width: 160,
        },
        {
          id: 'latest',
          header: t('column.latest'),
          cell: (metric) => (
            <>
              {valueText(metric.latest?.value ?? null, metric)} <StaleSign metric={metric} iconOnly />
              {metric.face !== null && metric.face !== metric.latest?.value && (
                <div className={classes.face}>
                  {t('counter.now', { value: valueText(metric.face, metric) })}
                </div>
              )}
            </>
          ),
          width: 100,
          align: 'end',
        },
        {
          id: 'when',
          header: t('column.when'),
          cell: ({ latest }) => (latest === null ? '–' : <Ago at={latest.ts} />),
          width: 110,
          yields: 3,
        },
        {
          id: 'state',
          header: t('column.state'),
          cell: (metric) => <MetricLevel metric={metric} />,
          width: 130,
          yields: 2,
        },
        {
          id: 'limits',
          header: t('column.limits'),
          cell: (metric) => <LimitsText metric={metric} />,
          width: 150,
          yields: 1,
        },
        {
          id: 'trend',
          header: t('column.trend'),
          cell: (metric) => <Trend metric={metric} />,
          width: 120,
          yields: 4,
        },
      ]}
      empty={t('none.title')}
    />
  );
}

function Trend({ metric }: { metric: Metric }) {
  return <Sparkline chart={useTrend(metric)} />;
}
