// Rows of a virtual grid are positioned boxes; real table elements cannot be, so the roles are said in words.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import type { MouseEvent } from 'react';
import { ListRow, rowClick, SkeletonRow } from './ListRow.tsx';
import classes from './DataList.module.css';
import type { DataListProps } from './types.ts';
import type { List } from './use-list.ts';

const skeletons = Array.from({ length: 12 }, (_, index) => index);

export interface ListBodyProps<Row extends object, SortKey extends string> {
  readonly list: List<Row, SortKey>;
  readonly rowId: DataListProps<Row, SortKey>['rowId'];
  readonly rowName: DataListProps<Row, SortKey>['rowName'];
  readonly rowDomId: (index: number) => string;
}

/** The rows on the screen; clicks are handled here for all of them. */
export function ListBody<Row extends object, SortKey extends string>(props: ListBodyProps<Row, SortKey>) {
  const { list, rowId, rowName, rowDomId } = props;
  const { pages, items, shown, selection, cursor, selectable } = list;
  const onClick = (event: MouseEvent) => {
    const click = rowClick(event);
    if (click === undefined) return;
    cursor.set(click.index);
    if (click.kind === 'select') {
      if (selectable) selection.toggle(click.index, click.extend);
    } else if (list.openable) {
      event.preventDefault();
      list.openRow(click.index);
    }
  };
  if (pages.total === undefined) {
    return (
      <div role="rowgroup" className={classes.body}>
        {skeletons.map((index) => (
          <SkeletonRow
            key={index}
            index={index}
            columns={shown}
            top={index * list.rowHeight}
            selectable={selectable}
          />
        ))}
      </div>
    );
  }
  return (
    // Keys are handled by the grid, which has the focus (aria-activedescendant).
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <div role="rowgroup" className={classes.body} style={{ height: list.height }} onClick={onClick}>
      {items.map(({ index, start }) => {
        const row = pages.rowAt(index);
        if (row === undefined) {
          return (
            <SkeletonRow key={index} index={index} columns={shown} top={start} selectable={selectable} />
          );
        }
        return (
          <ListRow
            key={index}
            domId={rowDomId(index)}
            index={index}
            top={start}
            row={row}
            columns={shown}
            name={rowName(row)}
            href={list.hrefOf(row)}
            current={cursor.index === index}
            openable={list.openable}
            selected={selectable ? selection.state[rowId(row)] === true : undefined}
          />
        );
      })}
    </div>
  );
}
