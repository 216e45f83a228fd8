import type { Format } from '../../ui/format.ts';

const DECIMAL = /^-?\d{1,15}(?:\.(?<fraction>\d{1,15}))?$/;

/** A value as it was sent: a plain number as people write it, with all its decimals; anything else as it is. */
export function heldValue(text: string, format: Pick<Format, 'number'>): string {
  const found = DECIMAL.exec(text);
  return found === null ? text : format.number(Number(text), found.groups?.['fraction']?.length ?? 0);
}
