/**
 * Reads a sheet of an Office Open XML workbook (ECMA-376) as typed cells: numbers, booleans, dates, text. Formulas
 * count as the result that is stored with them. Works in slices, with bounded memory.
 */
import { MAX_RECORD_ROWS, type FormatCorrections } from '../../../shared/contract/records.ts';
import { AppError } from '../../../shared/errors.ts';
import { firstFullRow } from '../../imports/csv/table.ts';
import { type Cell, cellText, columnNames, MAX_CELLS, type Table, type TableRow } from './table.ts';
import { mergedOverRows, type MergedCells, withMerged } from './merged-cells.ts';
import { WorkbookError } from './workbook-error.ts';
import { EXCEL_EPOCH_DAYS } from './xlsx-write.ts';
import { attribute, elements, nextElement, prefixOf, withoutElements, xmlText } from './xml.ts';
import { type Allowance, inflate, MAX_INFLATED_BYTES, zipMembers } from './zip.ts';

const ROWS_AT_ONCE = 500;
const STRINGS_AT_ONCE = 10_000;
const MAX_COLUMNS = 1000;
/** Of the parts beside sheets and texts: the most styles that Excel knows need less. */
const MAX_SIDE_BYTES = 8 * 1024 ** 2;
/** As many as Excel takes. */
const MAX_CELL_CHARS = 32_767;
const MAX_FORMAT_CHARS = 255;
const DAY_MS = 86_400_000;
/** Days between the two calendars of Excel. */
const MAC_CALENDAR_DAYS = 1462;

export interface XlsxOptions {
  readonly corrections: FormatCorrections;
  readonly most?: number;
  /** Times of day without a date are given as they are shown, `06:30:00`, and not as the part of a day. */
  readonly clocks?: boolean;
  /** Called between two pieces; may wait, or throw to stop. */
  readonly pause: (fraction: number) => Promise<void>;
}

interface Parts {
  /** The text of a part of the workbook, of so many bytes at the most; undefined where it has none. */
  text(path: string, most?: number): Promise<string | undefined>;
}

/** @throws WorkbookError, AppError IMPORT_TOO_MANY_ROWS {rows} */
export async function readXlsx(bytes: Uint8Array, options: XlsxOptions): Promise<Table> {
  const { corrections, pause } = options;
  const members = zipMembers(bytes);
  if (!members.has('[Content_Types].xml')) throw new WorkbookError('other-format');
  const allowance: Allowance = { left: MAX_INFLATED_BYTES };
  const decoder = new TextDecoder();
  const parts: Parts = {
    async text(path, mostBytes = allowance.left) {
      const member = members.get(path);
      if (member === undefined) return undefined;
      const own: Allowance = { left: Math.min(mostBytes, allowance.left) };
      const inflated = await inflate(bytes, member, own, () => pause(0.1));
      allowance.left -= inflated.length;
      return decoder.decode(inflated);
    },
  };
  const { sheets, is1904 } = await sheetsOf(parts);
  const wanted = corrections.sheet ?? null;
  const candidates = wanted === null ? sheets : sheets.filter(({ name }) => name === wanted);
  const dateStyles = await dateStylesOf(parts);
  const strings = await sharedStringsOf(parts, () => pause(0.1));
  let found: Found | undefined;
  // Where nobody has chosen, sheets that are empty are passed over.
  for (const sheet of candidates) {
    const xml = await parts.text(sheet.path);
    if (xml === undefined) throw new WorkbookError('damaged');
    const read = await rowsOf(xml, { strings, dateStyles, is1904, clocks: options.clocks === true }, options);
    if (found === undefined || read.rows.length > 0) found = { sheet: sheet.name, ...read };
    if (read.rows.length > 0) break;
  }
  if (found === undefined) throw new WorkbookError('no-such-sheet');
  return toTable(found, corrections, sheets);
}

interface Read {
  readonly rows: TableRow[];
  readonly merged: readonly MergedCells[];
  readonly isWhole: boolean;
}
interface Found extends Read {
  readonly sheet: string;
}

/** @throws AppError IMPORT_TOO_MANY_ROWS {rows} */
async function rowsOf(
  xml: string,
  known: Omit<CellContext, 'prefix'>,
  { most, pause }: XlsxOptions,
): Promise<Read> {
  const prefix = prefixOf(xml, 'worksheet');
  const read = makeCellReader({ prefix, ...known });
  const rows: TableRow[] = [];
  let line = 0;
  let rowsSeen = 0;
  let cellCount = 0;
  let isWhole = true;
  let end = 0;
  for (
    let row = nextElement(xml, `${prefix}row`, 0);
    row !== undefined;
    row = nextElement(xml, `${prefix}row`, row.end)
  ) {
    end = row.end;
    const number = Number(attribute(row.tag, 'r'));
    line = Number.isSafeInteger(number) && number > 0 ? number : line + 1;
    const cells = read(row.content);
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
    rowsSeen += 1;
    cellCount += cells.length;
    if (rows.length > MAX_RECORD_ROWS + 1)
      throw new AppError('IMPORT_TOO_MANY_ROWS', { rows: MAX_RECORD_ROWS });
    if (cellCount > MAX_CELLS) throw new AppError('IMPORT_TOO_MANY_ROWS', { rows: rows.length });
    if (most !== undefined && rows.length > most) {
      isWhole = false;
      break;
    }
    if (rowsSeen % ROWS_AT_ONCE === 0) await pause(0.1 + (0.9 * row.end) / xml.length);
  }
  return { rows, merged: mergedOverRows(xml, prefix, end, columnIndex), isWhole };
}

function toTable(
  { rows, merged, sheet, isWhole }: Found,
  corrections: FormatCorrections,
  sheets: readonly { readonly name: string }[],
): Table {
  const start = firstFullRow(
    rows,
    ({ cells }) => cells.filter((cell) => cellText(cell).trim() !== '').length,
  );
  const first = rows[start];
  const headerRow = corrections.headerRow ?? (first !== undefined && isHeader(first.cells));
  const body = rows.slice(headerRow ? start + 1 : start);
  const width = Math.min(
    MAX_COLUMNS,
    headerRow ? first!.cells.length : body.reduce((widest, { cells }) => Math.max(widest, cells.length), 0),
  );
  return {
    format: {
      format: 'xlsx',
      sheet,
      encoding: 'utf-8',
      separator: corrections.separator ?? ',',
      decimalMark: corrections.decimalMark ?? '.',
      dateFormat: corrections.dateFormat ?? 'day-month-year',
      headerRow,
    },
    names: columnNames(headerRow ? first!.cells : [], width),
    rows: withMerged(body, merged),
    sheets: sheets.map(({ name }) => name),
    isWhole,
  };
}

function isHeader(cells: readonly Cell[]): boolean {
  return cells.every((cell) => typeof cell === 'string');
}

interface Sheet {
  readonly name: string;
  readonly path: string;
}

async function sheetsOf(parts: Parts): Promise<{ sheets: Sheet[]; is1904: boolean }> {
  const xml = await parts.text('xl/workbook.xml', MAX_SIDE_BYTES);
  const links = await parts.text('xl/_rels/workbook.xml.rels', MAX_SIDE_BYTES);
  if (xml === undefined || links === undefined) throw new WorkbookError('other-format');
  const prefix = prefixOf(xml, 'workbook');
  const linkPrefix = prefixOf(links, 'Relationships');
  const targets = new Map(
    [...elements(links, `${linkPrefix}Relationship`)].map(({ tag }) => [
      attribute(tag, 'Id') ?? '',
      attribute(tag, 'Target') ?? '',
    ]),
  );
  const list = nextElement(xml, `${prefix}sheets`, 0)?.content ?? '';
  const sheets = [...elements(list, `${prefix}sheet`)].flatMap(({ tag }): Sheet[] => {
    const target = targets.get(attribute(tag, '\\w+:id') ?? '');
    if (target === undefined || !target.includes('worksheets/')) return [];
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    return [{ name: attribute(tag, 'name') ?? '', path }];
  });
  const settings = nextElement(xml, `${prefix}workbookPr`, 0)?.tag ?? '';
  return { sheets, is1904: /^(?:1|true)$/.test(attribute(settings, 'date1904') ?? '') };
}

/** Numbers of Excel's own formats that show a date or a time (ECMA-376, 18.8.30). */
const DATE_FORMATS = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
  55, 56, 57, 58,
]);

/** Which of the styles that cells name show a date. */
async function dateStylesOf(parts: Parts): Promise<ReadonlySet<number>> {
  const xml = await parts.text('xl/styles.xml', MAX_SIDE_BYTES);
  if (xml === undefined) return new Set();
  const prefix = prefixOf(xml, 'styleSheet');
  const own = new Set(
    [...elements(nextElement(xml, `${prefix}numFmts`, 0)?.content ?? '', `${prefix}numFmt`)]
      .filter(({ tag }) => showsDate(attribute(tag, 'formatCode') ?? ''))
      .map(({ tag }) => Number(attribute(tag, 'numFmtId'))),
  );
  const styles = [...elements(nextElement(xml, `${prefix}cellXfs`, 0)?.content ?? '', `${prefix}xf`)];
  return new Set(
    styles.flatMap(({ tag }, index) => {
      const format = Number(attribute(tag, 'numFmtId') ?? 0);
      return DATE_FORMATS.has(format) || own.has(format) ? [index] : [];
    }),
  );
}

/** A format with a letter of a day, month, year or time outside of its quoted and bracketed parts. */
export function showsDate(formatCode: string): boolean {
  const code = formatCode.slice(0, MAX_FORMAT_CHARS);
  return /[dmyhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '').replace(/general/gi, ''));
}

async function sharedStringsOf(parts: Parts, pause: () => Promise<void>): Promise<readonly string[]> {
  const xml = await parts.text('xl/sharedStrings.xml');
  if (xml === undefined) return [];
  const prefix = prefixOf(xml, 'sst');
  const strings: string[] = [];
  for (const { content } of elements(xml, `${prefix}si`)) {
    strings.push(richText(content, prefix));
    if (strings.length > MAX_CELLS) throw new WorkbookError('too-large');
    if (strings.length % STRINGS_AT_ONCE === 0) await pause();
  }
  return strings;
}

/** All runs of a text together, without the readings of Japanese words. */
function richText(content: string, prefix: string): string {
  const spoken = withoutElements(content, `${prefix}rPh`);
  let text = '';
  for (const run of elements(spoken, `${prefix}t`)) text += xmlText(run.content);
  return text.slice(0, MAX_CELL_CHARS);
}

interface CellContext {
  readonly prefix: string;
  readonly strings: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly is1904: boolean;
  readonly clocks: boolean;
}

/** Reads the cells of one row, each at its place; what is not there is empty. */
function makeCellReader(context: CellContext): (row: string) => Cell[] {
  const { prefix, strings, dateStyles, is1904, clocks } = context;
  const name = `${prefix}c`;
  const value = (content: string): string => {
    const found = nextElement(content, `${prefix}v`, 0);
    return found === undefined ? '' : found.content;
  };
  return (row) => {
    const cells: Cell[] = [];
    for (let cell = nextElement(row, name, 0); cell !== undefined; cell = nextElement(row, name, cell.end)) {
      const { tag, content } = cell;
      const place = /\sr\s*=\s*"([A-Z]{1,3})/.exec(tag)?.[1];
      const at = place === undefined ? cells.length : columnIndex(place);
      if (at >= MAX_COLUMNS || at < cells.length) continue;
      while (cells.length < at) cells.push('');
      cells.push(read(/\st\s*=\s*"(\w+)"/.exec(tag)?.[1] ?? 'n', tag, content));
    }
    while (cells.length > 0 && cells.at(-1) === '') cells.pop();
    return cells;
  };

  function read(type: string, tag: string, content: string): Cell {
    switch (type) {
      case 's':
        return strings[Number(value(content))] ?? '';
      case 'inlineStr':
        return richText(content, prefix);
      case 'b':
        return value(content) === '1';
      // An error such as #N/A is no value, but not nothing either: reading its cell names it.
      case 'e':
      case 'str':
        return xmlText(value(content)).slice(0, MAX_CELL_CHARS);
      case 'd': {
        const date = new Date(`${value(content).replace(/Z$/, '')}Z`);
        return Number.isNaN(date.getTime()) ? xmlText(value(content)).slice(0, MAX_CELL_CHARS) : date;
      }
      default: {
        const text = value(content);
        const number = Number(text);
        if (text === '' || !Number.isFinite(number)) return xmlText(text).slice(0, MAX_CELL_CHARS);
        const style = /\ss\s*=\s*"(\d+)"/.exec(tag)?.[1];
        if (style === undefined || !dateStyles.has(Number(style))) return number;
        return clocks && number >= 0 && number < 1 ? clockOf(number) : dateOf(number, is1904);
      }
    }
  }
}

/** `A` is 0, `AA` is 26. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** `06:30:00.250` for a part of a day. */
function clockOf(part: number): string {
  return new Date(Math.min(DAY_MS - 1, Math.round(part * DAY_MS)))
    .toISOString()
    .slice(11, 23)
    .replace('.000', '');
}

/** The wall clock of a serial day in UTC fields, to the millisecond; Excel's 29 February 1900 never was. */
export function dateOf(serial: number, is1904: boolean): Date | number {
  const days = is1904 ? serial + MAC_CALENDAR_DAYS : serial < 60 ? serial + 1 : serial;
  const date = new Date(Math.round((days - EXCEL_EPOCH_DAYS) * DAY_MS));
  // Times of day without a date are not dates, nor is what no calendar reaches.
  return serial < 1 || Number.isNaN(date.getTime()) ? serial : date;
}
