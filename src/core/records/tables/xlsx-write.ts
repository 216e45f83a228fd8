/**
 * Writes rows as an Office Open XML workbook (ECMA-376): one sheet, strings in their cells, so that nothing in a
 * cell can be a formula. Zipped piece by piece, so that the core can answer others in between.
 */
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Cell } from './table.ts';

const ROWS_AT_ONCE = 500;

const CONTENT_TYPES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>';
const RELATIONSHIPS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>';
const WORKBOOK =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>';
const WORKBOOK_RELATIONSHIPS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>';
/** Style 1 is a day, 2 a day with its time, 3 the header. */
const STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>';
const SHEET_BEGIN =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>';
const SHEET_END = '</sheetData></worksheet>';

/** Days from the first of Excel's calendar (with its 29 February 1900) to 1970. */
export const EXCEL_EPOCH_DAYS = 25_569;
const DAY_MS = 86_400_000;

/** @param pause called between two pieces with the rows done so far; may wait, or throw to stop */
export async function workbook(
  rows: Iterable<readonly Cell[]>,
  pause: (rows: number) => Promise<void>,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error;
    pieces.push(piece);
  });
  const add = (name: string): ZipDeflate => {
    const entry = new ZipDeflate(name, { level: 6 });
    zip.add(entry);
    return entry;
  };
  for (const [name, text] of [
    ['[Content_Types].xml', CONTENT_TYPES],
    ['_rels/.rels', RELATIONSHIPS],
    ['xl/workbook.xml', WORKBOOK],
    ['xl/_rels/workbook.xml.rels', WORKBOOK_RELATIONSHIPS],
    ['xl/styles.xml', STYLES],
  ] as const) {
    add(name).push(strToU8(text), true);
  }
  const sheet = add('xl/worksheets/sheet1.xml');
  let text = SHEET_BEGIN;
  let number = 0;
  for (const row of rows) {
    number += 1;
    text += `<row r="${number}">${row.map((cell, at) => cellXml(cell, number === 1 ? 3 : 0, `${columnName(at)}${number}`)).join('')}</row>`;
    if (number % ROWS_AT_ONCE !== 0) continue;
    sheet.push(strToU8(text));
    text = '';
    await pause(number);
  }
  sheet.push(strToU8(text + SHEET_END), true);
  zip.end();
  return Buffer.concat(pieces);
}

/** `A` for 0, `AA` for 26. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function cellXml(cell: Cell, style: number, place: string): string {
  if (cell === '') return '';
  const styled = (is: number): string => (is === 0 ? '' : ` s="${is}"`);
  if (typeof cell === 'number') return `<c r="${place}"${styled(style)}><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${place}"${styled(style)} t="b"><v>${Number(cell)}</v></c>`;
  if (cell instanceof Date) {
    const serial = cell.getTime() / DAY_MS + EXCEL_EPOCH_DAYS;
    // Before 1 March 1900 Excel counts a day that never was.
    if (serial < 61) return cellXml(cell.toISOString().slice(0, 10), style, place);
    return `<c r="${place}"${styled(Number.isInteger(serial) ? 1 : 2)}><v>${serial}</v></c>`;
  }
  return `<c r="${place}"${styled(style)} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** XML has no control characters and loses carriage returns: those are written as `_x000D_` (ECMA-376, ST_Xstring). */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu,
      (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
