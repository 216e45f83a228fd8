import type { CSSProperties } from 'react';
import type { Density } from '../../app/preferences.ts';
import type { ListColumn } from './types.ts';

/** Room for the selection column at desk density, in CSS pixels. */
const selectionWidth = 46;
const densityScale: Readonly<Record<Density, number>> = { desk: 1, floor: 1.2, gloves: 1.35 };

/** Grid tracks and the least width of a list, as CSS variables. */
export function listLayout(
  columns: readonly Pick<ListColumn<never>, 'width' | 'grow'>[],
  density: Density,
  selectable: boolean,
): CSSProperties {
  const widths = columns.map(({ width, grow = 1 }) => ({
    width: Math.round(width * densityScale[density]),
    grow,
  }));
  const tracks = widths.map(({ width, grow }) =>
    grow === 0 ? `${width}px` : `minmax(${width}px, ${grow}fr)`,
  );
  let least = widths.reduce((sum, { width }) => sum + width, 0);
  if (selectable) {
    const width = Math.round(selectionWidth * densityScale[density]);
    tracks.unshift(`${width}px`);
    least += width;
  }
  return { '--columns': tracks.join(' '), '--least': `${least}px` } as CSSProperties;
}
