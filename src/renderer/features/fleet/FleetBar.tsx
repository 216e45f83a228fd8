import { Button, SegmentedControl, Select, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCalendar, IconListCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, type Outputs } from '../../api.ts';
import { useDialog } from '../../ui/form/use-dialog.ts';
import classes from './Fleet.module.css';
import { PeriodDialog } from './PeriodDialog.tsx';
import { PickDialog } from './PickDialog.tsx';
import { type fleetOf, inOrder, orderOf, orders, periodIds, type FleetSearch } from './search.ts';

type Metrics = Outputs['fleet']['metrics'];

interface FleetBarProps {
  readonly search: FleetSearch;
  readonly of: ReturnType<typeof fleetOf>;
  readonly metrics: Metrics | undefined;
  readonly metric: Metrics[number] | undefined;
  readonly onChange: (change: Partial<FleetSearch>) => void;
}

/** Which assets, which metric, when and in which order. */
export function FleetBar({ search, of, metrics, metric, onChange }: FleetBarProps) {
  const { t } = useTranslation('fleet');
  const pick = useDialog();
  const days = useDialog();
  const free = search.from !== undefined && search.to !== undefined;
  return (
    <div className={classes.bar}>
      <TypeField search={search} of={of} onChange={onChange} />
      <Button variant="default" leftSection={<IconListCheck size={18} aria-hidden />} onClick={pick.open}>
        {t('pick.open')}
      </Button>
      <PickDialog
        {...pick.props}
        ids={of !== null && 'assetIds' in of ? of.assetIds : []}
        onIds={(ids) => onChange({ assets: ids.length === 0 ? undefined : ids.join(','), type: undefined })}
      />
      <MetricField metrics={metrics} metric={metric} onChange={onChange} />
      {of !== null && <LocationField search={search} onChange={onChange} />}
      {metric !== undefined && (
        <>
          <Select
            label={t('bar.sort')}
            data={orders.map((value) => ({ value, label: t(`sort.${value}`) }))}
            value={orderOf(search)}
            onChange={(order) => {
              const { sort, direction } = inOrder(order ?? 'worst');
              onChange({ sort, direction: sort === 'value' || sort === 'trend' ? direction : undefined });
            }}
            allowDeselect={false}
            className={classes.order}
          />
          <div className={classes.field}>
            <span className={classes.fieldLabel} id="fleet-period">
              {t('bar.period')}
            </span>
            <SegmentedControl
              aria-labelledby="fleet-period"
              data={periodIds.map((value) => ({
                value,
                label: <span title={t(`periodLong.${value}`)}>{t(`period.${value}`)}</span>,
              }))}
              value={free ? '' : (search.period ?? 'week')}
              onChange={(chosen) =>
                onChange({
                  period: periodIds.find((period) => period === chosen),
                  from: undefined,
                  to: undefined,
                })
              }
            />
          </div>
          <Button
            variant={free ? 'light' : 'default'}
            aria-pressed={free}
            leftSection={<IconCalendar size={18} aria-hidden />}
            onClick={days.open}
          >
            {t('free.open')}
          </Button>
          <PeriodDialog
            {...days.props}
            search={search}
            onDays={(from, to) => onChange({ from, to, period: undefined })}
          />
          {metric.kind !== 'characteristic' && (
            <Switch
              className={classes.switch}
              label={t('bar.sharedAxis')}
              checked={search.scale !== 'own'}
              onChange={(event) => onChange({ scale: event.currentTarget.checked ? undefined : 'own' })}
            />
          )}
        </>
      )}
    </div>
  );
}

const picked = 'picked';

function TypeField({ search, of, onChange }: Pick<FleetBarProps, 'search' | 'of' | 'onChange'>) {
  const { t } = useTranslation('fleet');
  const { t: tc } = useTranslation();
  const { data: types = [] } = useQuery(api.assetTypes.list.queryOptions({ input: {} }));
  const byHand = of !== null && 'assetIds' in of ? of.assetIds.length : 0;
  return (
    <Select
      label={t('bar.type')}
      placeholder={t('bar.chooseType')}
      data={[
        ...(byHand > 0 ? [{ value: picked, label: t('bar.picked', { count: byHand }) }] : []),
        ...types.map(({ id, name, assetCount }) => ({ value: id, label: `${name} (${assetCount})` })),
      ]}
      value={byHand > 0 ? picked : (search.type ?? null)}
      onChange={(type) => {
        if (type !== null && type !== picked) onChange({ type, assets: undefined });
      }}
      searchable
      allowDeselect={false}
      nothingFoundMessage={tc('select.nothing')}
      limit={100}
      className={classes.choice}
    />
  );
}

const keyOf = ({ name, unit }: Pick<Metrics[number], 'name' | 'unit'>) => JSON.stringify([name, unit]);

function MetricField({
  metrics = [],
  metric,
  onChange,
}: Pick<FleetBarProps, 'metrics' | 'metric' | 'onChange'>) {
  const { t } = useTranslation('fleet');
  const { t: tc } = useTranslation();
  return (
    <Select
      label={t('bar.metric')}
      placeholder={t('bar.chooseMetric')}
      data={metrics.map((one) => ({
        value: keyOf(one),
        label: `${one.unit === '' ? one.name : `${one.name}, ${one.unit}`} (${one.count})`,
      }))}
      value={metric === undefined ? null : keyOf(metric)}
      onChange={(key) => {
        const chosen = metrics.find((one) => keyOf(one) === key);
        if (chosen !== undefined) onChange({ metric: chosen.name, unit: chosen.unit });
      }}
      disabled={metrics.length === 0}
      searchable
      allowDeselect={false}
      nothingFoundMessage={tc('select.nothing')}
      className={classes.choice}
    />
  );
}

function LocationField({ search, onChange }: Pick<FleetBarProps, 'search' | 'onChange'>) {
  const { t } = useTranslation('fleet');
  const { t: tc } = useTranslation();
  const { data: places = [] } = useQuery(api.locations.list.queryOptions());
  if (places.length === 0) return null;
  return (
    <Select
      label={t('bar.location')}
      placeholder={t('bar.anywhere')}
      data={places.map(({ id, path }) => ({ value: id, label: path }))}
      value={search.location ?? null}
      onChange={(location) => onChange({ location: location ?? undefined })}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': tc('clear') }}
      nothingFoundMessage={tc('select.nothing')}
      limit={100}
      className={classes.choice}
    />
  );
}
