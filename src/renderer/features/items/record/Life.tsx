import { useTranslation } from 'react-i18next';
import type { ItemDetail } from '../../../../shared/contract/items.ts';
import { recordHref } from '../../../app/record-links.ts';
import { SimpleTable } from '../../../ui/list/SimpleTable.tsx';
import { Section } from '../../../ui/Section.tsx';
import { tagName } from '../../../ui/tag-name.ts';
import { Moment } from '../Moment.tsx';

/** In which positions the item was, from when to when, and why it was taken out. */
export function Life({ item }: { item: ItemDetail }) {
  const { t } = useTranslation('items');
  return (
    <Section title={t('life.title')} flush>
      <SimpleTable
        label={t('life.title')}
        rows={item.life}
        rowId={({ id }) => id}
        rowHref={({ asset }) => recordHref('assets', asset.id) ?? '/'}
        columns={[
          {
            id: 'position',
            header: t('column.position'),
            cell: ({ asset }) => tagName(asset.tag, asset.name),
            width: 180,
          },
          {
            id: 'from',
            header: t('column.from'),
            cell: ({ installedAt }) => (installedAt === null ? t('unknown') : <Moment at={installedAt} />),
            width: 150,
            yields: 1,
          },
          {
            id: 'to',
            header: t('column.to'),
            cell: ({ removedAt }) => (removedAt === null ? t('present') : <Moment at={removedAt} />),
            width: 150,
          },
          {
            id: 'reason',
            header: t('column.reason'),
            cell: ({ reason }) => reason ?? '–',
            width: 160,
            yields: 2,
          },
        ]}
        empty={t('life.empty')}
      />
    </Section>
  );
}
