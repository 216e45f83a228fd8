import { IconTable } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chart, Metric } from '../../../../shared/contract/metrics.ts';
import { useFormat } from '../../../ui/format.ts';
import { DataList } from '../../../ui/list/DataList.tsx';
import type { ListColumn } from '../../../ui/list/types.ts';
import { useMetricValue } from '../value.ts';
import { plotRows, type PlotRow } from './shape.ts';

/** The same points as a table; a gap is a row of its own. */
export function ChartTable({ metric, chart }: { metric: Metric; chart: Chart | undefined }) {
  const { t } = useTranslation('metrics');
  const columns = useColumns(metric);
  const rows = useMemo(() => plotRows(chart?.points ?? []), [chart]);
  return (
    <DataList
      id="metrics.readings"
      label={t('table.label', { metric: metric.name })}
      columns={columns}
      page={({ offset, limit }) => ({
        queryKey: ['chart-table', metric.id, chart?.asOf, chart?.from, chart?.to, offset, limit],
        queryFn: () => ({ rows: rows.slice(offset, offset + limit), total: rows.length }),
      })}
      rowId={({ ts }) => String(ts)}
      rowName={({ ts }) => String(ts)}
      height={12}
      empty={{ icon: IconTable, title: t('table.empty'), hint: t('table.emptyHint') }}
    />
  );
}

function useColumns(metric: Metric): readonly ListColumn<PlotRow>[] {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const valueText = useMetricValue();
  return useMemo(() => {
    const number = (id: string, header: string, value: (row: PlotRow) => number | null) => ({
      id,
      header,
      cell: (row: PlotRow) => valueText(value(row), metric),
      width: 110,
      align: 'end' as const,
    });
    return [
      {
        id: 'time',
        header: t('table.time'),
        cell: ({ ts, avg }) => (avg === null ? t('table.gap') : <time>{format.dateTimeSeconds(ts)}</time>),
        width: 250,
        fixed: true,
      },
      ...(metric.choices === null
        ? [
            number('low', t('table.low'), ({ range }) => range?.[0] ?? null),
            number('average', t('table.average'), ({ avg }) => avg),
            number('high', t('table.high'), ({ range }) => range?.[1] ?? null),
          ]
        : [
            {
              id: 'state',
              header: t('table.state'),
              cell: ({ range }: PlotRow) =>
                range === null ? '–' : [...new Set(range)].map((code) => valueText(code, metric)).join(' – '),
              width: 220,
            },
          ]),
      {
        id: 'count',
        header: t('table.count'),
        cell: ({ count }) => format.number(count, 0),
        width: 100,
        align: 'end',
      },
    ];
    // valueText follows format.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [t, format, metric]);
}
