import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Imports.module.css';

/** Columns shown at most; a file with more is known by its first ones. */
const SHOWN = 60;

interface PreviewTableProps<Column> {
  readonly columns: readonly Column[];
  /** The first lines, as cells. */
  readonly rows: readonly (readonly string[])[];
  /** Below the name of a column: what it is taken for. */
  readonly note: (column: Column) => ReactNode;
  readonly isMarked: (column: Column) => boolean;
}

/** The first lines, cut into columns as they would be read. */
export function PreviewTable<Column extends { readonly index: number; readonly name: string }>(
  props: PreviewTableProps<Column>,
) {
  const { columns, rows, note, isMarked } = props;
  const { t } = useTranslation('imports');
  const shown = columns.slice(0, SHOWN);
  return (
    // A table wider than the page is scrolled with the arrow keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className={classes.scroll} role="group" tabIndex={0} aria-label={t('format.preview')}>
      <Table className={classes.preview} verticalSpacing={4} aria-label={t('format.preview')}>
        <Table.Thead>
          <Table.Tr>
            {shown.map((column) => (
              <Table.Th key={column.index} data-marked={isMarked(column) || undefined}>
                {column.name}
                <span className={classes.kind} data-chosen={isMarked(column) || undefined}>
                  {note(column)}
                </span>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((cells, line) => (
            // Lines of a file have no other name than their place.
            // oxlint-disable-next-line react/no-array-index-key
            <Table.Tr key={line}>
              {shown.map((column) => (
                <Table.Td key={column.index} data-marked={isMarked(column) || undefined}>
                  {cells[column.index] ?? ''}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
