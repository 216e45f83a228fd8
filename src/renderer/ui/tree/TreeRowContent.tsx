import { Loader } from '@mantine/core';
import { IconAlertTriangle, IconChevronRight, IconSquare, IconSquareCheckFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { TreeRow } from './flatten.ts';
import classes from './TreeView.module.css';

/** What stands in a row of a tree. */
export function TreeRowContent<Node>(props: {
  row: TreeRow<Node>;
  label: string;
  toggle: (() => void) | undefined;
  /** Undefined: no box to tick. */
  ticked: boolean | undefined;
  icon: ReactNode;
  detail: ReactNode;
  adornment: ReactNode;
}) {
  const { row, label, toggle, ticked, icon, detail, adornment } = props;
  return (
    <>
      {/* The mouse's way to open and close; the keyboard has the arrow keys on the tree. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <span
        className={classes.toggle}
        data-open={(row.kind === 'node' && row.expanded) || undefined}
        onClick={(event) => {
          if (toggle === undefined) return;
          event.stopPropagation();
          toggle();
        }}
      >
        {toggle !== undefined && <IconChevronRight aria-hidden className={classes.chevron} />}
        {(row.kind === 'loading' || row.kind === 'more') && <Loader size={14} aria-hidden />}
        {row.kind === 'failed' && <IconAlertTriangle aria-hidden className={classes.failed} />}
      </span>
      {ticked !== undefined && (
        <span className={classes.box} data-ticked={ticked || undefined}>
          {ticked ? <IconSquareCheckFilled aria-hidden /> : <IconSquare aria-hidden />}
        </span>
      )}
      {icon !== undefined && <span className={classes.icon}>{icon}</span>}
      <span className={classes.label}>{label}</span>
      {detail !== undefined && <span className={classes.detail}>{detail}</span>}
      {adornment !== undefined && <span className={classes.adornment}>{adornment}</span>}
    </>
  );
}
