import type { CSSProperties } from 'react';
import type { Density } from '../../app/preferences.ts';
import type { ListColumn } from './types.ts';

/** Room for the selection column at desk density, in CSS pixels. */
const selectionWidth = 46;
const densityScale: Readonly<Record<Density, number>> = { desk: 1, floor: 1.2, gloves: 1.35 };

/** Width of a column at a density, in CSS pixels. */
const scaled = (width: number, density: Density): number => Math.round(width * densityScale[density]);

/**
 * The columns that fit side by side into `room` CSS pixels: while they do not, the one that yields first is left
 * out. Those that never yield stay, and the list scrolls sideways if even they are too wide.
 */
export function fittingColumns<Column extends Pick<ListColumn<never>, 'width' | 'yields'>>(
  columns: readonly Column[],
  room: number,
  density: Density,
  selectable = false,
): readonly Column[] {
  const fitting = [...columns];
  const taken = () =>
    fitting.reduce((sum, { width }) => sum + scaled(width, density), 0) +
    (selectable ? scaled(selectionWidth, density) : 0);
  while (taken() > room) {
    const yielding = fitting.reduce<Column | undefined>(
      (first, column) => ((column.yields ?? 0) > (first?.yields ?? 0) ? column : first),
      undefined,
    );
    if (yielding === undefined) break;
    fitting.splice(fitting.indexOf(yielding), 1);
  }
  return fitting.length === columns.length ? columns : fitting;
}

/** Grid tracks and the least width of a list, as CSS variables. */
export function listLayout(
  columns: readonly Pick<ListColumn<never>, 'width' | 'grow'>[],
  density: Density,
  selectable: boolean,
): CSSProperties {
  const widths = columns.map(({ width, grow = 1 }) => ({
    width: scaled(width, density),
    grow,
  }));
  const tracks = widths.map(({ width, grow }) =>
    grow === 0 ? `${width}px` : `minmax(${width}px, ${grow}fr)`,
  );
  let least = widths.reduce((sum, { width }) => sum + width, 0);
  if (selectable) {
    const width = scaled(selectionWidth, density);
    tracks.unshift(`${width}px`);
    least += width;
  }
  return { '--columns': tracks.join(' '), '--least': `${least}px` } as CSSProperties;
}
