import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconFileExport, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../shared/contract/metrics.ts';
import { api, useCan } from '../../api.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useDialog } from '../../ui/form/use-dialog.ts';
import { DelayedBar } from '../../ui/Progress.tsx';
import { Section } from '../../ui/Section.tsx';
import { ReadingsExportDialog } from '../imports/index.ts';
import { ArchivedMetrics } from './ArchivedMetrics.tsx';
import type { ChartSearch } from './chart/address.ts';
import { MetricPrediction } from '../predictions/MetricPrediction.tsx';
import { MetricForm } from './form/MetricForm.tsx';
import { MetricDetail } from './MetricDetail.tsx';
import { MetricTable } from './MetricTable.tsx';
import classes from './Metrics.module.css';
import { NoMetrics } from './NoMetrics.tsx';

/** What the address of the page says about the metrics shown on it. */
interface MetricsSearch extends ChartSearch {
  readonly metric?: string;
  readonly add?: boolean;
}

/** The metrics of an asset: the chart of one, below it all of them. */
export function MetricsTab({ assetId }: { assetId: string }) {
  const { t } = useTranslation('metrics');
  const search: MetricsSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const writes = useCan('metrics.write');
  const exports = useCan('records.export');
  const fileDialog = useDialog();
  const { data, error, refetch } = useQuery(api.metrics.ofAsset.queryOptions({ input: { assetId } }));
  const show = (next: MetricsSearch) =>
    void navigate({ to: '.', search: { tab: 'metrics', ...next } as never, replace: true });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <DelayedBar active />;
  const chosen = data.find(({ id }) => id === search.metric) ?? mostTelling(data);
  return (
    <div className={classes.tab}>
      {chosen === undefined ? (
        <NoMetrics assetId={assetId} onAdd={writes ? () => show({ add: true }) : undefined} />
      ) : (
        <>
          <MetricDetail
            key={chosen.id}
            metric={chosen}
            address={{
              search: chosen.id === search.metric ? search : {},
              onSearch: (next) => show({ ...next, metric: chosen.id }),
            }}
          />
          <MetricPrediction metric={chosen} />
          <Section
            title={t('title')}
            flush
            action={
              <div className={classes.actions}>
                {exports && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    leftSection={<IconFileExport size={16} aria-hidden />}
                    onClick={fileDialog.open}
                  >
                    {t('action.export')}
                  </Button>
                )}
                {writes && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    leftSection={<IconPlus size={16} aria-hidden />}
                    onClick={() => show({ ...search, add: true })}
                  >
                    {t('action.add')}
                  </Button>
                )}
              </div>
            }
          >
            <MetricTable rows={data} chosenId={chosen.id} onChoose={(metric) => show({ metric })} />
          </Section>
        </>
      )}
      <ArchivedMetrics assetId={assetId} />
      {exports && <ReadingsExportDialog {...fileDialog.props} assetId={assetId} />}
      <MetricForm
        assetId={assetId}
        opened={search.add === true && writes}
        onClose={() =>
          void navigate({
            to: '.',
            search: ((old: MetricsSearch) => ({ ...old, add: undefined })) as never,
            replace: true,
          })
        }
        onSaved={(metric) => show({ metric })}
      />
    </div>
  );
}

/** The one in alarm, else the first that has readings. */
function mostTelling(metrics: readonly Metric[]): Metric | undefined {
  return (
    metrics.find(({ level }) => level === 'critical') ??
    metrics.find(({ level }) => level === 'warning') ??
    metrics.find(({ span }) => span !== null) ??
    metrics[0]
  );
}
