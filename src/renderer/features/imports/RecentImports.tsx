import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import { Section } from '../../ui/Section.tsx';
import { Ago } from '../../ui/values.tsx';
import { ImportState } from './ImportState.tsx';

const SHOWN = 8;

/** What was read in lately, so that nobody wonders whether a file was. */
export function RecentImports() {
  const { t } = useTranslation('imports');
  const { t: tr } = useTranslation('records');
  const { data } = useQuery(api.imports.list.queryOptions({ input: { offset: 0, limit: SHOWN } }));
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <Section
      title={t('recent.title')}
      action={<PageAnchor href="/imports">{tr('palette.imports.label')}</PageAnchor>}
      flush
    >
      <SimpleTable
        label={t('recent.title')}
        rows={data.rows}
        rowId={({ id }) => id}
        rowHref={({ id }) => `/imports/${id}`}
        empty=""
        columns={[
          { id: 'file', header: t('recent.file'), cell: ({ fileName }) => fileName, width: 200 },
          {
            id: 'kind',
            header: tr('list.kind'),
            cell: ({ kind }) => tr(`kind.${kind}`),
            width: 150,
            yields: 1,
          },
          {
            id: 'when',
            header: t('recent.when'),
            cell: (row) => <Ago at={row.createdAt} />,
            width: 130,
            yields: 2,
          },
          {
            id: 'state',
            header: t('recent.state'),
            cell: ({ state }) => <ImportState state={state} />,
            width: 200,
          },
        ]}
      />
    </Section>
  );
}
