import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, useCan, type Outputs } from '../../api.ts';
import { recordHref } from '../../app/record-links.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import { Section } from '../../ui/Section.tsx';
import { DateTime } from '../../ui/values.tsx';
import { useUnshelve } from './use-unshelve.ts';

type Shelf = Outputs['alarms']['shelves']['rows'][number];

/** Metrics on the shelf, whether an alarm of theirs lasts or not; nothing where there is none. */
export function Shelves() {
  const { t } = useTranslation('alarms');
  const may = useCan('alarms.acknowledge');
  const unshelve = useUnshelve();
  const { data } = useQuery(api.alarms.shelves.queryOptions({ input: { limit: 50 } }));
  if (data === undefined || data.total === 0) return null;
  return (
    <Section title={t('shelf.title')}>
      <SimpleTable<Shelf>
        label={t('shelf.title')}
        rows={data.rows}
        rowId={({ id }) => id}
        columns={[
          { id: 'metric', header: t('shelf.metric'), cell: ({ metric }) => metric.name, width: 130 },
          {
            id: 'asset',
            header: t('column.asset'),
            cell: ({ asset }) => (
              <PageAnchor href={recordHref('assets', asset.id) ?? '/'} title={asset.name}>
                {asset.tag}
              </PageAnchor>
            ),
            width: 110,
          },
          { id: 'until', header: t('shelf.until'), cell: ({ until }) => <DateTime at={until} />, width: 150 },
          { id: 'reason', header: t('shelf.reason'), cell: ({ reason }) => reason, width: 160, yields: 2 },
          {
            id: 'by',
            header: t('shelf.by'),
            cell: ({ shelvedBy }) => shelvedBy.fullName,
            width: 130,
            yields: 3,
          },
          ...(may
            ? [
                {
                  id: 'unshelve',
                  header: t('column.next'),
                  cell: ({ metric }: Shelf) => (
                    <Button size="compact-sm" variant="default" onClick={() => unshelve.mutate(metric)}>
                      {t('action.unshelve')}
                    </Button>
                  ),
                  width: 170,
                },
              ]
            : []),
        ]}
        empty={t('empty.held')}
      />
    </Section>
  );
}
