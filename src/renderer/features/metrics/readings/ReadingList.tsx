import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import type { StoredReading } from '../../../../shared/contract/readings.ts';
import { api } from '../../../api.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { shareMinute, useFormat } from '../../../ui/format.ts';
import { SimpleTable } from '../../../ui/list/SimpleTable.tsx';
import { PageMenu } from '../../../ui/Page.tsx';
import { DateTime } from '../../../ui/values.tsx';
import classes from '../annotations/Annotations.module.css';
import { useMetricValue } from '../value.ts';
import { CorrectionForm } from './CorrectionForm.tsx';
import { CorrectionList } from './CorrectionList.tsx';

const atFirst = 5;
const atOnce = 20;

/** The single readings of a metric, newest first, with what was wrong among them. */
export function ReadingList({ metric }: { metric: Metric }) {
  const { t } = useTranslation('metrics');
  const valueText = useMetricValue();
  const [isOpen, setOpen] = useState(false);
  const [before, setBefore] = useState<number | null>(null);
  const [wrong, setWrong] = useState<{ reading: StoredReading; takesOut: boolean } | null>(null);
  const { data, error, refetch } = useQuery({
    ...api.readings.list.queryOptions({
      input: { metricId: metric.id, before, limit: isOpen ? atOnce : atFirst },
    }),
    placeholderData: keepPreviousData,
  });
  const rows = data?.rows ?? [];
  const seconds = shareMinute(rows.map(({ ts }) => ts));
  return (
    <section className={classes.annotations} aria-label={t('readings.title')}>
      <div className={classes.heading}>
        <h3>{t('readings.title')}</h3>
      </div>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <div className={classes.list}>
          <SimpleTable
            label={t('readings.label', { metric: metric.name })}
            rows={rows}
            rowId={({ ts }) => String(ts)}
            empty={t('readings.none')}
            columns={[
              {
                id: 'ts',
                header: t('readings.column.ts'),
                cell: ({ ts }) => <DateTime at={ts} seconds={seconds} />,
                width: 110,
              },
              {
                id: 'shown',
                header: t(metric.kind === 'counter' ? 'counter.face' : 'reading.value'),
                cell: ({ shown }) => valueText(shown, metric),
                width: 110,
                // The names of states are words, which may take several lines.
                align: metric.choices === null ? 'end' : 'start',
              },
              ...(metric.kind === 'counter'
                ? [
                    {
                      id: 'ltd',
                      header: t('counter.ltd'),
                      cell: ({ value }: StoredReading) => valueText(value, metric),
                      width: 110,
                      align: 'end' as const,
                      yields: 1,
                    },
                  ]
                : []),
              {
                id: 'source',
                header: t('readings.column.source'),
                cell: ({ source, label, typedBy }) =>
                  source === 'typed'
                    ? typedBy === null
                      ? t('readings.typed')
                      : t('readings.typedBy', { person: typedBy.fullName })
                    : label === ''
                      ? t(`readings.source.${source}`)
                      : label,
                width: 180,
                yields: 2,
              },
              ...(rows.some(({ may }) => may !== 'nothing')
                ? [
                    {
                      id: 'menu',
                      header: '',
                      cell: (reading: StoredReading) => (
                        <RowMenu reading={reading} metric={metric} seconds={seconds} onWrong={setWrong} />
                      ),
                      width: 44,
                    },
                  ]
                : []),
            ]}
          />
        </div>
      )}
      {data?.hasMore === true && !isOpen && (
        <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
          {t('readings.more')}
        </Button>
      )}
      {isOpen && (data?.hasMore === true || before !== null) && (
        <div className={classes.heading}>
          <Button
            variant="subtle"
            size="compact-sm"
            disabled={before === null}
            onClick={() => setBefore(null)}
          >
            {t('readings.newest')}
          </Button>
          <Button
            variant="subtle"
            size="compact-sm"
            disabled={data?.hasMore !== true}
            onClick={() => setBefore(rows.at(-1)?.ts ?? null)}
          >
            {t('readings.earlier')}
          </Button>
        </div>
      )}
      <CorrectionList metric={metric} />
      {wrong !== null && (
        <CorrectionForm metric={metric} seconds={seconds} {...wrong} onClose={() => setWrong(null)} />
      )}
    </section>
  );
}

interface RowMenuProps {
  readonly reading: StoredReading;
  readonly metric: Metric;
  /** In its name, so that it is told apart from the next. */
  readonly seconds: boolean;
  readonly onWrong: (wrong: { reading: StoredReading; takesOut: boolean }) => void;
}

function RowMenu({ reading, metric, seconds, onWrong }: RowMenuProps) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const valueText = useMetricValue();
  if (reading.may === 'nothing') return null;
  const when = seconds ? format.dateTimeSeconds(reading.ts) : format.dateTime(reading.ts);
  return (
    <PageMenu
      of={`${valueText(reading.shown, metric)}, ${when}`}
      actions={[
        ...(reading.may === 'correct'
          ? [{ label: t('readings.correctDialog'), onClick: () => onWrong({ reading, takesOut: false }) }]
          : []),
        { label: t('readings.takeOutDialog'), onClick: () => onWrong({ reading, takesOut: true }) },
      ]}
    />
  );
}
