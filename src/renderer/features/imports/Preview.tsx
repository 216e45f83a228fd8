import { Table } from '@mantine/core';
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
import type { Inspection } from '../../../shared/contract/imports.ts';
import type { Column } from './choices.ts';
import classes from './Imports.module.css';

const ICONS: Readonly<Record<Column['kind'], Icon>> = {
  time: IconClock,
  date: IconCalendar,
  number: IconNumber123,
  label: IconTag,
  text: IconAbc,
  empty: IconCircleDashed,
};

/** Columns shown at most; a file with more is known by its first ones. */
const SHOWN = 60;

/** The first lines, cut into columns as they would be read. */
export function Preview({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation('imports');
  const { columns, preview, dialect } = inspection;
  const isTime = (index: number) => index === dialect.timeColumn || index === dialect.dateColumn;
  const shown = columns.slice(0, SHOWN);
  return (
    // A table wider than the page is scrolled with the arrow keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className={classes.scroll} role="group" tabIndex={0} aria-label={t('format.preview')}>
      <Table className={classes.preview} verticalSpacing={4} aria-label={t('format.preview')}>
        <Table.Thead>
          <Table.Tr>
            {shown.map(({ index, name, kind }) => {
              const KindIcon = ICONS[kind];
              return (
                <Table.Th key={index} data-time={isTime(index) || undefined}>
                  {name}
                  <span className={classes.kind} data-chosen={isTime(index) || undefined}>
                    <KindIcon size={15} aria-hidden />
                    {t(`format.kinds.${kind}`)}
                  </span>
                </Table.Th>
              );
            })}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preview.map((cells, line) => (
            // Lines of a file have no other name than their place.
            // oxlint-disable-next-line react/no-array-index-key
            <Table.Tr key={line}>
              {shown.map(({ index }) => (
                <Table.Td key={index} data-time={isTime(index) || undefined}>
                  {cells[index] ?? ''}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
