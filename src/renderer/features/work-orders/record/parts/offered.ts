/** Which parts are offered to be drawn, and in which order. */
import type { BomLine } from '../../../../../shared/contract/bom.ts';
import type { PartRow } from '../../../../../shared/contract/parts.ts';

export interface OfferedPart {
  readonly part: PartRow;
  /** Listed as built into the asset. */
  readonly fits: boolean;
}

/**
 * What was found, the parts that fit the asset first. Where nothing was typed all that fit are there, also those
 * beyond the first window of the list.
 * @param text what was typed
 */
export function offeredParts(
  found: readonly PartRow[],
  fitting: readonly Pick<BomLine, 'part'>[],
  text = '',
): OfferedPart[] {
  const ids = new Set(fitting.map(({ part }) => part.id));
  const first = text.trim() === '' ? fitting.map(({ part }) => part) : found.filter(({ id }) => ids.has(id));
  const others = found.filter(({ id }) => !ids.has(id));
  return [...first.map((part) => ({ part, fits: true })), ...others.map((part) => ({ part, fits: false }))];
}
