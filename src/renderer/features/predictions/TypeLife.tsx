import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, type Outputs } from '../../api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { useFormat } from '../../ui/format.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { DelayedBar } from '../../ui/Progress.tsx';
import { Section } from '../../ui/Section.tsx';
import classes from './Predictions.module.css';

type Life = Outputs['predictions']['ofType'];
type Fitted = Extract<Life, { outcome: 'fitted' }>;

/** How long assets of a type last, or why that cannot be said. */
export function TypeLife({ assetTypeId }: { assetTypeId: string }) {
  const { t } = useTranslation('predictions');
  const { data, error, refetch } = useQuery(api.predictions.ofType.queryOptions({ input: { assetTypeId } }));
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <DelayedBar active />;
  if (data.outcome === 'fitted') return <FittedLife life={data} />;
  const { reason, failures } = data;
  return (
    <EmptyState
      icon={IconHourglass}
      title={t(`type.refused.${reason}`)}
      hint={t(`type.refusedHint.${reason}`, { failures })}
    />
  );
}

/** Every so many points of the curve are a row. */
const EVERY = 4;

function FittedLife({ life }: { life: Fitted }) {
  const { t } = useTranslation('predictions');
  const format = useFormat();
  const { failures, censored, shape, b10, median, curve, confidence, method } = life;
  const days = (of: Fitted['b10']) =>
    t('made.estimate', {
      value: t('order.days', { count: Math.round(of.value) }),
      low: format.number(Math.round(of.low)),
      high: format.number(Math.round(of.high)),
    });
  const meaning = shape.low > 1 ? t('type.wears') : shape.high < 1 ? t('type.early') : t('type.random');
  return (
    <div className={classes.story}>
      <Section title={t('type.title')}>
        <p className={classes.sentence}>{meaning}</p>
        <div className={classes.plan}>
          <Facts
            layout="grid"
            items={[
              { label: t('type.b10'), value: days(b10) },
              { label: t('type.median'), value: days(median) },
              {
                label: t('type.shape'),
                value: t('made.estimate', {
                  value: format.number(shape.value, 2),
                  low: format.number(shape.low, 2),
                  high: format.number(shape.high, 2),
                }),
              },
              { label: t('type.basis'), value: t('type.basisOf', { failures, censored }) },
              { label: t('made.method'), value: method },
            ]}
          />
        </div>
        <Text c="dimmed" mt="sm">
          {t('type.assumes', { confidence: format.percent(confidence) })}
        </Text>
      </Section>
      <Section title={t('type.curve')} flush>
        <SimpleTable
          label={t('type.curve')}
          rows={curve.filter((_point, at) => at > 0 && at % EVERY === 0)}
          rowId={({ days: age }) => String(age)}
          empty={null}
          columns={[
            {
              id: 'age',
              header: t('type.age'),
              cell: ({ days: age }) => format.number(Math.round(age)),
              width: 120,
            },
            {
              id: 'failed',
              header: t('type.failed'),
              cell: ({ failed }) =>
                t('made.estimate', {
                  value: format.percent(failed.value),
                  low: format.percent(failed.low),
                  high: format.percent(failed.high),
                }),
              width: 180,
            },
          ]}
        />
      </Section>
    </div>
  );
}
