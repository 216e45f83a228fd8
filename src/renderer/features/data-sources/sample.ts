/** What a sample file of a folder proposes for the form of its source. Pure. */
import type { Inspection } from '../../../shared/contract/imports.ts';
import { mappingText, readMapping } from './mapping.ts';
import type { Values } from './values.ts';

export type Proposed = Pick<
  Values,
  'layout' | 'timeColumn' | 'assetColumn' | 'nameColumn' | 'valueColumn' | 'unitColumn'
> &
  Partial<Pick<Values, 'dateFormat' | 'decimalMark'>>;

/** What is in no doubt is fixed; the time only where several columns may be it. */
export function proposedBy({ columns, dialect, long, notes, sheets }: Inspection): Proposed {
  const nameOf = (index: number | null | undefined): string =>
    columns.find((column) => column.index === index)?.name ?? '';
  const isText = sheets.length === 0;
  const isPlain = dialect.dateColumn === null && notes.includes('several-time-columns');
  const [asset, name] = long?.names.length === 2 ? long.names : [undefined, long?.names[0]];
  return {
    layout: long === null ? 'wide' : 'long',
    timeColumn: isPlain ? nameOf(dialect.timeColumn) : '',
    assetColumn: nameOf(asset),
    nameColumn: nameOf(name),
    valueColumn: nameOf(long?.value),
    unitColumn: nameOf(long?.unit),
    ...(isText && !notes.includes('ambiguous-day-month') && { dateFormat: dialect.dateFormat }),
    ...(isText && !notes.includes('ambiguous-decimal-mark') && { decimalMark: dialect.decimalMark }),
  };
}

export function isDoubtful({ notes }: Inspection): boolean {
  return notes.includes('ambiguous-day-month') || notes.includes('ambiguous-decimal-mark');
}

/** Columns that may each be a metric. */
export function numberColumns({ columns }: Inspection): string[] {
  return columns.filter(({ kind }) => kind === 'number').map(({ name }) => name);
}

/** Lines that name a metric, or say something else: all but those that wait for one. */
function spokenLines(mapping: string): string[] {
  return mapping.split('\n').filter((line) => line.trim() !== '' && !/=\s*$/.test(line));
}

/** The names that no line has a metric for. */
export function openNames(mapping: string, names: readonly string[]): string[] {
  const known = new Set(readMapping(spokenLines(mapping).join('\n')).mapping.map(({ address }) => address));
  return names.filter((name) => !known.has(name));
}

/** The lines of names with one for each that waits for its metric; those of another proposal that wait still go. */
export function withWaiting(mapping: string, names: readonly string[]): string {
  const open = openNames(mapping, names).filter((name) => !/[\r\n]/.test(name));
  const lines = mappingText(open.map((address) => ({ address, metric: '' })));
  return [...spokenLines(mapping), lines].filter((text) => text !== '').join('\n');
}

/** Where a column stands in the file, in any case; undefined: it has none of that name. */
export function indexOf({ columns }: Pick<Inspection, 'columns'>, name: string): number | undefined {
  const wanted = name.trim().toLowerCase();
  return columns.find((column) => column.name.toLowerCase() === wanted)?.index;
}

/**
 * The columns that name the metrics of rows, as the form says or, where it leaves that open, the file shows.
 * @returns null where each metric has a column
 */
export function nameColumns(inspection: Inspection, values: Values): readonly number[] | null {
  const { layout, assetColumn, nameColumn } = values;
  if (layout === 'wide') return null;
  if (layout === '') return inspection.long?.names ?? null;
  return [assetColumn, nameColumn].flatMap((name) => indexOf(inspection, name) ?? []);
}

export interface SampleReading {
  readonly time: string;
  readonly name: string;
  readonly value: string;
  readonly unit: string;
}

/** The first rows as the form would have them read; empty while columns are missing. */
export function readingsOf(inspection: Inspection, values: Values): SampleReading[] {
  const { dialect, preview } = inspection;
  const [name, value] = [indexOf(inspection, values.nameColumn), indexOf(inspection, values.valueColumn)];
  if (name === undefined || value === undefined) return [];
  const asset = indexOf(inspection, values.assetColumn);
  const unit = indexOf(inspection, values.unitColumn);
  const time =
    values.timeColumn === ''
      ? [dialect.dateColumn, dialect.timeColumn]
      : [indexOf(inspection, values.timeColumn) ?? null];
  const cells = (row: readonly string[], indexes: readonly (number | null | undefined)[]): string[] =>
    indexes.flatMap((index) => (index === null || index === undefined ? [] : (row[index] ?? '')));
  return preview.slice(0, 3).map((row) => ({
    time: cells(row, time).join(' '),
    name: cells(row, [asset, name]).join('/'),
    value: row[value] ?? '',
    unit: cells(row, [unit]).join(''),
  }));
}
