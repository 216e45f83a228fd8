import { Button, Stack } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, type Outputs } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { useFormat } from '../../../ui/format.ts';
import { SimpleTable } from '../../../ui/list/SimpleTable.tsx';
import { Page } from '../../../ui/Page.tsx';
import { PageAnchor } from '../../../ui/PageAnchor.tsx';
import { Section } from '../../../ui/Section.tsx';
import { tagName } from '../../../ui/tag-name.ts';
import { DateTime } from '../../../ui/values.tsx';
import { AlarmTable } from '../../alarms/AlarmTable.tsx';
import { RunningImport } from '../RunningImport.tsx';
import { Saying } from '../Saying.tsx';
import { UndoImport } from '../undo/UndoImport.tsx';

type Import = Outputs['imports']['get'];

/** Alarms listed at most; the page of alarms has the others. */
const ALARMS = 20;

/** What an import of readings has brought. */
export function ReadingsResult({ record }: { record: Import }) {
  const { t } = useTranslation('imports');
  const router = useRouter();
  const assets = [...new Map(record.metrics.map(({ asset }) => [asset.id, asset])).values()];
  const [asset] = assets;
  const only = assets.length === 1 ? asset : undefined;
  const again = `/imports/readings${only === undefined ? '' : `?assetId=${only.id}`}`;
  const openAsset = {
    label: t('result.openAsset'),
    onClick: () => router.history.push(`${recordHref('assets', asset?.id ?? '')}?tab=metrics`),
  };
  return (
    <Page
      title={record.state === 'done' ? t('result.title', { file: record.fileName }) : record.fileName}
      breadcrumbs={[
        { label: t('crumb'), href: '/assets' },
        ...(only === undefined
          ? []
          : [{ label: tagName(only.tag, only.name), href: recordHref('assets', only.id) ?? '/assets' }]),
        { label: t('title'), href: again },
      ]}
      primary={only === undefined ? undefined : openAsset}
      secondary={
        <>
          <UndoImport record={record} />
          <Button variant="default" onClick={() => router.history.push(again)}>
            {t('result.another')}
          </Button>
        </>
      }
    >
      <Stack gap="md">
        <Summary record={record} />
        {record.state === 'done' && record.added > 0 && <RaisedAlarms record={record} />}
        {record.metrics.length > 0 && <MetricsSection metrics={record.metrics} />}
      </Stack>
    </Page>
  );
}

function Summary({ record }: { record: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { state, added, lines, duplicates, problems, finishedAt } = record;
  if (record.jobId !== null) return <RunningImport record={record} jobId={record.jobId} />;
  if (state !== 'done') {
    return (
      <Section title={t('result.page')}>
        <Saying tone={state === 'failed' || state.endsWith('broken-off') ? 'warning' : 'info'}>
          {t(`result.state.${state}`)}
        </Saying>
      </Section>
    );
  }
  return (
    <Section title={t('result.page')}>
      <Stack gap="md">
        <Saying tone={added === 0 ? 'info' : 'good'}>
          {added === 0 ? t('result.nothingAdded') : t('result.added', { count: added })}
        </Saying>
        {record.pruned && <Saying tone="info">{t('result.pruned')}</Saying>}
        <Facts
          items={[
            { label: t('result.lines'), value: format.number(lines) },
            { label: t('result.addedCount'), value: format.number(added) },
            { label: t('result.duplicates'), value: format.number(duplicates) },
            { label: t('result.problems'), value: format.number(problems) },
            { label: t('result.finished'), value: <DateTime at={finishedAt} /> },
          ]}
        />
      </Stack>
    </Section>
  );
}

function RaisedAlarms({ record }: { record: Import }) {
  const { t } = useTranslation('imports');
  const answers = useQueries({
    queries: record.alarmIds.slice(0, ALARMS).map((id) => api.alarms.get.queryOptions({ input: { id } })),
  });
  const alarms = answers.flatMap(({ data }) => data ?? []);
  const count = record.alarmIds.length;
  const title = count === 0 ? t('result.noAlarms') : t('result.alarms', { count });
  if (count === 0) return <Saying tone="good">{title}</Saying>;
  return (
    <Section title={title} flush>
      <AlarmTable label={title} rows={alarms} total={count} allHref="/alarms" empty={title} />
    </Section>
  );
}

function MetricsSection({ metrics }: { metrics: Import['metrics'] }) {
  const { t } = useTranslation('imports');
  return (
    <Section title={t('result.metrics')} flush>
      <SimpleTable
        label={t('result.metrics')}
        rows={metrics}
        rowId={({ id }) => id}
        rowHref={({ id, asset }) => `${recordHref('assets', asset.id)}?tab=metrics&metric=${id}`}
        empty=""
        columns={[
          { id: 'name', header: t('result.metric'), cell: ({ name }) => name, width: 200 },
          {
            id: 'asset',
            header: t('result.asset'),
            cell: ({ asset }) => (
              <PageAnchor href={recordHref('assets', asset.id) ?? '/assets'}>
                {asset.tag} {asset.name}
              </PageAnchor>
            ),
            width: 200,
          },
          {
            id: 'new',
            header: t('result.status'),
            cell: ({ isNew }) => (isNew ? t('result.isNew') : t('result.known')),
            width: 100,
          },
        ]}
      />
    </Section>
  );
}
