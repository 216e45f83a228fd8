import { Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconBellCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NUISANCE_DAYS, type NuisanceRow } from '../../../shared/contract/alarm-nuisance.ts';
import { api, client, useCan } from '../../api.ts';
import { recordHref } from '../../app/record-links.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useFormat } from '../../ui/format.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import { DelayedBar } from '../../ui/Progress.tsx';
import { Section } from '../../ui/Section.tsx';
import { durationText } from '../metrics/duration.ts';
import { metricValue } from '../metrics/value.ts';
import classes from './Alarms.module.css';

export type NuisanceDays = (typeof NUISANCE_DAYS)[number];

export interface NuisanceProps {
  readonly days: NuisanceDays;
  readonly onDays: (days: NuisanceDays) => void;
}

/** The ten alarms that rang most often, and what a wider deadband would have spared. */
export function Nuisance({ days, onDays }: NuisanceProps) {
  const { t } = useTranslation('alarms');
  const { data, error, refetch } = useQuery(api.alarmNuisance.top.queryOptions({ input: { days } }));
  return (
    <div className={classes.nuisance}>
      <Select
        label={t('nuisance.period')}
        value={String(days)}
        onChange={(next) => onDays(NUISANCE_DAYS.find((one) => String(one) === next) ?? days)}
        data={NUISANCE_DAYS.map((one) => ({ value: String(one), label: t('nuisance.days', { count: one }) }))}
        allowDeselect={false}
        w={220}
      />
      <DelayedBar active={data === undefined && error === null} />
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <Section title={t('nuisance.title')}>
          {data.rows.length === 0 ? (
            <EmptyState icon={IconBellCheck} title={t('nuisance.none')} hint={t('nuisance.noneHint')} />
          ) : (
            <>
              <Text mb="xs">{t('nuisance.lead', { count: data.total })}</Text>
              <NuisanceTable key={days} days={days} total={data.total} rows={data.rows} />
            </>
          )}
          {data.seldom.metrics > 0 && (
            <Text mt="xs" size="sm" c="dimmed">
              {t('nuisance.seldom', { count: data.seldom.metrics, alarms: data.seldom.alarms })}
            </Text>
          )}
        </Section>
      )}
    </div>
  );
}

interface NuisanceTableProps {
  readonly days: NuisanceDays;
  readonly total: number;
  readonly rows: readonly NuisanceRow[];
}

function NuisanceTable({ days, total, rows }: NuisanceTableProps) {
  const { t } = useTranslation('alarms');
  const format = useFormat();
  const readsMetrics = useCan('metrics.read');
  const keyOf = ({ metric, type }: NuisanceRow) => `${metric.id} ${type}`;
  // Replays take their time; one goes after the other.
  const [reached, setReached] = useState(0);
  const ofAll = (part: number, whole: number) => format.percent(whole === 0 ? 0 : part / whole);
  return (
    <SimpleTable<NuisanceRow>
      label={t('nuisance.title')}
      rows={rows}
      rowId={keyOf}
      empty={t('nuisance.none')}
      columns={[
        {
          id: 'alarm',
          header: t('column.alarm'),
          cell: (row) => (
            <span className={classes.name}>
              {nameOf(t, row)}
              <Signs row={row} />
            </span>
          ),
          width: 180,
        },
        {
          id: 'asset',
          header: t('column.asset'),
          cell: ({ asset }) => (
            <PageAnchor href={recordHref('assets', asset.id) ?? '/'} title={asset.name}>
              {asset.tag}
            </PageAnchor>
          ),
          width: 140,
        },
        {
          id: 'alarms',
          header: t('nuisance.column.alarms'),
          cell: ({ alarms }) => `${format.number(alarms, 0)} (${ofAll(alarms, total)})`,
          width: 110,
          align: 'end',
        },
        {
          id: 'followers',
          header: t('nuisance.column.followers'),
          cell: ({ followers }) => format.number(followers, 0),
          width: 120,
          align: 'end',
          yields: 4,
        },
        {
          id: 'average',
          header: t('nuisance.column.average'),
          cell: ({ averageMs }) => durationText(format.locale, averageMs),
          width: 120,
          align: 'end',
          yields: 3,
        },
        {
          id: 'unacknowledged',
          header: t('nuisance.column.unacknowledged'),
          cell: ({ unacknowledged, alarms }) => ofAll(unacknowledged, alarms),
          width: 130,
          align: 'end',
          yields: 5,
        },
        ...(readsMetrics
          ? [
              {
                id: 'wider',
                header: t('nuisance.column.wider'),
                cell: (row: NuisanceRow) => {
                  const index = rows.findIndex((one) => keyOf(one) === keyOf(row));
                  return (
                    <Wider
                      row={row}
                      days={days}
                      may={index <= reached}
                      onDone={() => setReached((so_far) => Math.max(so_far, index + 1))}
                    />
                  );
                },
                width: 250,
              },
            ]
          : []),
      ]}
    />
  );
}

function nameOf(t: ReturnType<typeof useTranslation<'alarms'>>['t'], { metric, type }: NuisanceRow): string {
  return t(`nuisance.name.${type}`, { metric: metric.name });
}

/** What ISA-18.2 calls it. */
function Signs({ row: { chattering, stale } }: { row: NuisanceRow }) {
  const { t } = useTranslation('alarms');
  return (
    <>
      {chattering > 0 && (
        <span className={classes.sign}>{t('nuisance.chattering', { count: chattering })}</span>
      )}
      {stale > 0 && <span className={classes.sign}>{t('nuisance.stale', { count: stale })}</span>}
    </>
  );
}

interface WiderProps {
  readonly row: NuisanceRow;
  readonly days: NuisanceDays;
  readonly may: boolean;
  readonly onDone: () => void;
}

/** Minutes for which a replay is good: readings come all the time. */
const GOOD_FOR_MS = 300_000;

function Wider({ row: { metric, type }, days, may, onDone }: WiderProps) {
  const { t } = useTranslation('alarms');
  const format = useFormat();
  const writesMetrics = useCan('metrics.write');
  // A key of its own: what reads readings would be asked anew with each of them.
  const { data, isFetched, isError } = useQuery({
    queryKey: ['alarm-nuisance-wider', metric.id, type, days],
    queryFn: ({ signal }) => client.alarmNuisance.widen({ metricId: metric.id, type, days }, { signal }),
    enabled: may,
    staleTime: GOOD_FOR_MS,
  });
  useEffect(() => {
    if (isFetched) onDone();
    // Told once.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isFetched]);
  if (isError || data === null) return '–';
  if (data === undefined) return <span className={classes.worst}>{t('nuisance.trying')}</span>;
  const { proposed, deadband, alarms } = data;
  if (proposed === null) return t('nuisance.sparesNone');
  const said = t('nuisance.spares', {
    deadband: metricValue(format, proposed.deadband, metric),
    present: deadband === 0 ? t('nuisance.noDeadband') : metricValue(format, deadband, metric),
    spared: alarms - proposed.alarms,
    count: alarms,
  });
  return (
    <>
      {said}
      {writesMetrics && (
        <>
          {' '}
          <PageAnchor
            underline="always"
            href={`/metrics/${metric.id}/limits?deadband=${proposed.deadband}`}
            aria-label={t('nuisance.tryOf', { metric: metric.name })}
          >
            {t('nuisance.try')}
          </PageAnchor>
        </>
      )}
    </>
  );
}
