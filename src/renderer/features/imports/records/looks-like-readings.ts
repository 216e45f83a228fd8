import type { Outputs } from '../../../api.ts';

type Inspection = Pick<Outputs['imports']['inspect'], 'columns'> & {
  readonly dialect: Pick<Outputs['imports']['inspect']['dialect'], 'timeColumn' | 'dateFormat'>;
};

/** Times and numbers are readings, whatever else stands beside them; days and numbers only where there is no text. */
export function looksLikeReadings({ dialect, columns }: Inspection): boolean {
  const kinds = columns.map(({ kind }) => kind);
  if (dialect.timeColumn === null || !kinds.includes('number')) return false;
  const hasClock = columns.some(
    ({ index, samples }) => index === dialect.timeColumn && samples.some((text) => /:|\dt\d/i.test(text)),
  );
  return hasClock || dialect.dateFormat.startsWith('epoch') || !kinds.includes('text');
}
