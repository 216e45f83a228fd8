import {
  IconAbc,
  IconCalendar,
  IconCircleDashed,
  IconClock,
  IconNumber123,
  IconTag,
  type Icon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Inspection } from '../../../../shared/contract/imports.ts';
import { PreviewTable } from '../PreviewTable.tsx';
import type { Column } from './choices.ts';

const ICONS: Readonly<Record<Column['kind'], Icon>> = {
  time: IconClock,
  date: IconCalendar,
  number: IconNumber123,
  label: IconTag,
  text: IconAbc,
  empty: IconCircleDashed,
};

/** The first lines of readings; the columns that say when are marked. */
export function Preview({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation('imports');
  const { columns, preview, dialect } = inspection;
  return (
    <PreviewTable
      columns={columns}
      rows={preview}
      isMarked={({ index }) => index === dialect.timeColumn || index === dialect.dateColumn}
      note={({ kind }) => {
        const KindIcon = ICONS[kind];
        return (
          <>
            <KindIcon size={15} aria-hidden />
            {t(`format.kinds.${kind}`)}
          </>
        );
      }}
    />
  );
}
