import { Table } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useDensity } from '../../app/theme/density.ts';
import { PageAnchor } from '../PageAnchor.tsx';
import { fittingColumns } from './layout.ts';
import classes from './SimpleTable.module.css';
import type { ListColumn } from './types.ts';
import { useRoom } from './use-room.ts';

export interface SimpleTableProps<Row> {
  /** Accessible name. */
  readonly label: string;
  readonly columns: readonly Pick<ListColumn<Row>, 'id' | 'header' | 'cell' | 'align' | 'width' | 'yields'>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** Address of the row's record; makes the first cell a link. */
  readonly rowHref?: (row: Row) => string;
  /** Shown instead of the table when there are no rows. */
  readonly empty: ReactNode;
}

/** A short table inside of a page (up to some hundred rows). For anything longer there is DataList. */
export function SimpleTable<Row>(props: SimpleTableProps<Row>) {
  if (props.rows.length === 0) return <div className={classes.empty}>{props.empty}</div>;
  return <FilledTable {...props} />;
}

function FilledTable<Row>({ label, columns: all, rows, rowId, rowHref }: SimpleTableProps<Row>) {
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY);
  const { density } = useDensity();
  useRoom(box, setRoom);
  const columns = useMemo(() => fittingColumns(all, room, density), [all, room, density]);
  return (
    <Table.ScrollContainer
      ref={box}
      minWidth={0}
      type="native"
      // Scrolls by keyboard too; rows with links bring their own stops.
      tabIndex={rowHref === undefined ? 0 : undefined}
    >
      <Table
        className={classes.table}
        aria-label={label}
        verticalSpacing={0}
        highlightOnHover={rowHref !== undefined}
      >
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ id, header, align, width }) =>
              // A column of buttons has no name, and an empty heading would be read out as one.
              header === '' ? (
                <Table.Td key={id} miw={width} h="auto" />
              ) : (
                <Table.Th key={id} ta={align ?? 'start'} miw={width}>
                  {header}
                </Table.Th>
              ),
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr
              key={rowId(row)}
              className={rowHref === undefined ? undefined : classes.openable}
              onClick={(event) => {
                const control = (event.target as HTMLElement).closest('a, button, input, label');
                if (control === null && rowHref !== undefined) router.history.push(rowHref(row));
              }}
            >
              {columns.map(({ id, cell, align }, index) => (
                <Table.Td key={id} ta={align ?? 'start'} data-align={align}>
                  {index === 0 && rowHref !== undefined ? (
                    <PageAnchor href={rowHref(row)}>{cell(row)}</PageAnchor>
                  ) : (
                    cell(row)
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
