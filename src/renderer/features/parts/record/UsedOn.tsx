import { IconEngine } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PartDetail } from '../../../../shared/contract/parts.ts';
import { recordHref } from '../../../app/record-links.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { SimpleTable } from '../../../ui/list/SimpleTable.tsx';
import { Section } from '../../../ui/Section.tsx';
import { tagName } from '../../../ui/tag-name.ts';
import { Quantity } from '../../../ui/values.tsx';

/** Assets on whose work orders the part was used, most used first. */
export function UsedOn({ part }: { part: PartDetail }) {
  const { t } = useTranslation('parts');
  return (
    <Section title={t('used.title')} flush>
      <SimpleTable
        label={t('used.title')}
        rows={part.usedOn}
        rowId={({ id }) => id}
        rowHref={({ id }) => recordHref('assets', id) ?? '/'}
        columns={[
          { id: 'asset', header: t('column.asset'), cell: ({ tag, name }) => tagName(tag, name), width: 260 },
          {
            id: 'used',
            header: t('column.used'),
            cell: ({ quantity }) => <Quantity milli={quantity} unit={part.unit} />,
            width: 110,
            align: 'end',
          },
        ]}
        empty={<EmptyState icon={IconEngine} title={t('used.empty')} hint={t('used.emptyHint')} />}
      />
    </Section>
  );
}
