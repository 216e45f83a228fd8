import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconChartLine, IconHourglass, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Outputs } from '../../api.ts';
import { recordHref } from '../../app/record-links.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { useFormat } from '../../ui/format.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { DelayedBar } from '../../ui/Progress.tsx';
import { Section } from '../../ui/Section.tsx';
import { tagName } from '../../ui/tag-name.ts';
import { TagName } from '../../ui/TagName.tsx';
import { LifeCurve } from './LifeCurve.tsx';
import classes from './Predictions.module.css';
import { useAgeEstimate, useAgeText } from './words.ts';

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
const EVERY = 5;
/** Assets that are listed below the curve. */
const MOST_LISTED = 10;

function FittedLife({ life }: { life: Fitted }) {
  const { t } = useTranslation('predictions');
  const format = useFormat();
  const { t: tm } = useTranslation('metrics');
  const ageText = useAgeText();
  const [asTable, setAsTable] = useState(false);
  const { failures, censored, shape, b10, median, curve, confidence, method, running, runningCount } = life;
  const estimate = useAgeEstimate();
  const meaning = shape.low > 1 ? t('type.wears') : shape.high < 1 ? t('type.early') : t('type.random');
  return (
    <div className={classes.story}>
      <Section title={t('type.title')}>
        <p className={classes.sentence}>{meaning}</p>
        <div className={classes.plan}>
          <Facts
            layout="grid"
            items={[
              { label: t('type.b10'), value: estimate(b10) },
              { label: t('type.median'), value: estimate(median) },
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
      <Section
        title={t('type.curve')}
        flush={asTable}
        action={
          <Button
            size="compact-sm"
            variant="default"
            leftSection={
              asTable ? <IconChartLine size={16} aria-hidden /> : <IconTable size={16} aria-hidden />
            }
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? tm('chart.asChart') : tm('chart.asTable')}
          </Button>
        }
      >
        {asTable ? (
          <CurveTable curve={curve} />
        ) : (
          <LifeCurve
            curve={curve}
            aged={running.map(({ asset: { id, tag, name }, ageDays }) => ({
              id,
              name: tagName(tag, name),
              ageDays,
            }))}
            label={t('type.curveLabel', {
              b10: ageText(b10.value),
              median: ageText(median.value),
              count: runningCount,
            })}
          />
        )}
      </Section>
      {running.length > 0 && (
        <Section title={t('type.oldest')} flush>
          <SimpleTable
            label={t('type.oldest')}
            rows={running.slice(0, MOST_LISTED)}
            rowId={({ asset }) => asset.id}
            rowHref={({ asset }) => recordHref('assets', asset.id) ?? '/'}
            empty={null}
            columns={[
              {
                id: 'asset',
                header: t('column.asset'),
                cell: ({ asset }) => <TagName {...asset} />,
                width: 140,
              },
              {
                id: 'age',
                header: t('type.running'),
                cell: ({ ageDays }) => ageText(ageDays),
                width: 110,
                align: 'end',
              },
              {
                id: 'failed',
                header: t('type.failedByThen'),
                cell: ({ failed }) => format.percent(failed),
                width: 130,
                align: 'end',
                yields: 1,
              },
            ]}
          />
        </Section>
      )}
    </div>
  );
}

/** The curve as numbers. */
function CurveTable({ curve }: Pick<Fitted, 'curve'>) {
  const { t } = useTranslation('predictions');
  const format = useFormat();
  const ageText = useAgeText();
  return (
    <SimpleTable
      label={t('type.curve')}
      rows={curve.filter((_point, at) => at > 0 && at % EVERY === 0)}
      rowId={({ days: age }) => String(age)}
      empty={null}
      columns={[
        { id: 'age', header: t('made.age'), cell: ({ days: age }) => ageText(age), width: 120 },
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
  );
}
