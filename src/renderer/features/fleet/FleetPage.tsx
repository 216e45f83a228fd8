import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { IconCategory, IconFileTypeCsv, IconChartAreaLine, IconPhoto } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, type Inputs, type Outputs } from '../../api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useFormat } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { DelayedBar } from '../../ui/Progress.tsx';
import { useNow } from '../../ui/values.tsx';
import { ViewToggle } from '../assets/ViewToggle.tsx';
import classes from './Fleet.module.css';
import { FleetBar } from './FleetBar.tsx';
import { FleetGrid } from './FleetGrid.tsx';
import { zoneClock } from '../../ui/zone-clock.ts';
import { fleetOf, freeSpanOf, inOrder, orderOf, PERIODS, type FleetSearch } from './search.ts';
import { useFleetCsv } from './use-fleet-csv.ts';
import { useFleetPicture } from './use-fleet-picture.ts';

const route = getRouteApi('/metrics/fleet');

type Metrics = Outputs['fleet']['metrics'];
export type Selection = Pick<Inputs['fleet']['frame'], 'of' | 'name' | 'unit' | 'locationId'>;

/** One metric over many assets; what is shown stands in the address. */
export function FleetPage() {
  const { t } = useTranslation('fleet');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = (change: Partial<FleetSearch>) =>
    void navigate({ search: { ...search, ...change }, replace: true });
  const of = fleetOf(search);
  const metrics = useQuery(
    api.fleet.metrics.queryOptions({ input: { of: of ?? { assetIds: [] } }, enabled: of !== null }),
  );
  const metric = chosenOf(metrics.data, search);
  const csv = useFleetCsv();
  const picture = useFleetPicture();
  const when = usePeriod(search);
  const selection =
    of === null || metric === undefined
      ? null
      : { of, name: metric.name, unit: metric.unit, locationId: search.location ?? null };
  return (
    <Page
      title={t('title')}
      secondary={<ViewToggle present="fleet" />}
      fill
      menu={
        selection === null
          ? undefined
          : [
              {
                label: t('bar.picture'),
                icon: IconPhoto,
                onClick: () =>
                  void picture(selection, when, inOrder(orderOf(search)), search.scale !== 'own'),
              },
              {
                label: t('bar.csv'),
                icon: IconFileTypeCsv,
                onClick: () => void csv(selection, when, inOrder(orderOf(search))),
              },
            ]
      }
    >
      <div className={classes.page}>
        <FleetBar search={search} of={of} metrics={metrics.data} metric={metric} onChange={show} />
        {of === null ? (
          <NoType />
        ) : metrics.error !== null ? (
          <ErrorState error={metrics.error} onRetry={() => void metrics.refetch()} />
        ) : metrics.data === undefined ? (
          <DelayedBar active />
        ) : selection === null ? (
          <NoMetrics typeId={search.type} />
        ) : (
          <Fleet selection={selection} search={search} kind={metric!.kind} onChange={show} />
        )}
      </div>
    </Page>
  );
}

/** When, as the frame of a fleet is asked for it. */
export type FleetPeriod = Required<Pick<Inputs['fleet']['frame'], 'lastMs' | 'span'>>;

function usePeriod(search: FleetSearch): FleetPeriod {
  const { timeZone } = useFormat();
  return { lastMs: PERIODS[search.period ?? 'week'], span: freeSpanOf(search, zoneClock(timeZone)) };
}

/** The metric of the address; failing that, the one that is measured most often. */
function chosenOf(metrics: Metrics | undefined, { metric, unit }: FleetSearch): Metrics[number] | undefined {
  const name = metric?.toLowerCase();
  const named = metrics?.filter((one) => one.name.toLowerCase() === name) ?? [];
  return named.find((one) => one.unit === unit) ?? named[0] ?? metrics?.[0];
}

function NoType() {
  const { t } = useTranslation('fleet');
  const router = useRouter();
  const { data } = useQuery(api.assetTypes.list.queryOptions({ input: {} }));
  if (data === undefined) return <DelayedBar active />;
  return data.length === 0 ? (
    <EmptyState
      icon={IconCategory}
      title={t('empty.noTypes')}
      hint={t('empty.noTypesHint')}
      action={{ label: t('empty.toTypes'), onClick: () => router.history.push('/assets/types') }}
    />
  ) : (
    <EmptyState icon={IconChartAreaLine} title={t('empty.type')} hint={t('empty.typeHint')} />
  );
}

function NoMetrics({ typeId }: { typeId: string | undefined }) {
  const { t } = useTranslation('fleet');
  const router = useRouter();
  return (
    <EmptyState
      icon={IconChartAreaLine}
      title={t('empty.metrics')}
      hint={t('empty.metricsHint')}
      action={
        typeId === undefined
          ? undefined
          : {
              label: t('empty.toType'),
              onClick: () => router.history.push(`/assets/types/${typeId}?tab=metrics`),
            }
      }
    />
  );
}

interface FleetProps {
  readonly selection: Selection;
  readonly search: FleetSearch;
  readonly kind: Metrics[number]['kind'];
  readonly onChange: (change: Partial<FleetSearch>) => void;
}

function Fleet({ selection, search, kind, onChange }: FleetProps) {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const now = useNow();
  const { data, error, refetch } = useQuery({
    ...api.fleet.frame.queryOptions({ input: { ...selection, ...usePeriod(search) } }),
    placeholderData: (before) => before,
  });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <DelayedBar active />;
  const { found, shown, period } = data;
  if (found === 0) {
    return (
      <EmptyState
        icon={IconChartAreaLine}
        title={t('empty.assets')}
        hint={t('empty.assetsHint')}
        action={
          search.location === undefined
            ? undefined
            : { label: t('empty.everywhere'), onClick: () => onChange({ location: undefined }) }
        }
      />
    );
  }
  if (period === null) {
    return (
      <EmptyState
        icon={IconChartAreaLine}
        title={t('empty.readings')}
        hint={t('empty.readingsHint', { count: found })}
      />
    );
  }
  return (
    <>
      <p className={classes.facts} aria-live="polite">
        <span>{t('count', { count: found })}</span>
        <span>
          {t('span', { from: format.dateTime(period.from), to: format.dateTime(Math.min(period.to, now)) })}
        </span>
        {found > shown && <span>{t('tooMany', { shown, found })}</span>}
      </p>
      <FleetGrid
        selection={selection}
        period={period}
        order={inOrder(orderOf(search))}
        shared={search.scale !== 'own' && kind !== 'characteristic' ? data : null}
        total={shown}
      />
    </>
  );
}
