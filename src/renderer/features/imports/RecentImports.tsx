import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.ts';
import { useFormat } from '../../ui/format.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { Section } from '../../ui/Section.tsx';
import { Ago } from '../../ui/values.tsx';

const SHOWN = 8;

/** What was read in lately, so that nobody wonders whether a file was. */
export function RecentImports() {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { data } = useQuery(api.imports.list.queryOptions({ input: { offset: 0, limit: SHOWN } }));
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <Section title={t('recent.title')} flush>
      <SimpleTable
        label={t('recent.title')}
        rows={data.rows}
        rowId={({ id }) => id}
        rowHref={({ id }) => `/imports/${id}`}
        empty=""
        columns={[
          { id: 'file', header: t('recent.file'), cell: ({ fileName }) => fileName, width: 200 },
          {
            id: 'when',
            header: t('recent.when'),
            cell: (row) => <Ago at={row.createdAt} />,
            width: 120,
            yields: 2,
          },
          {
            id: 'state',
            header: t('recent.state'),
            cell: ({ state }) => t(`recent.states.${state}`),
            width: 110,
          },
          {
            id: 'added',
            header: t('recent.added'),
            cell: ({ added }) => format.number(added),
            width: 120,
            yields: 1,
            align: 'end',
          },
        ]}
      />
    </Section>
  );
}
