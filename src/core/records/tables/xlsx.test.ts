import { Buffer } from 'node:buffer';
import { strToU8, zipSync, type Zippable } from 'fflate';
import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { inflate, zipMembers } from './zip.ts';
import { columnIndex, dateOf, readXlsx, showsDate } from './xlsx.ts';
import { columnName, workbook } from './xlsx-write.ts';
import type { Cell } from './table.ts';

const pause = () => Promise.resolve();
const read = (bytes: Uint8Array, corrections = {}) => readXlsx(bytes, { corrections, pause });
const written = (rows: Cell[][]) => workbook(rows, pause);

const PARTS: Zippable = {
  '[Content_Types].xml': strToU8('<Types/>'),
  'xl/workbook.xml': strToU8(
    '<x:workbook xmlns:x="m" xmlns:r="r"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="First &amp; only" sheetId="1" r:id="rId1"/><x:sheet name="Two" sheetId="2" r:id="rId2"/></x:sheets></x:workbook>',
  ),
  'xl/_rels/workbook.xml.rels': strToU8(
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
  ),
  'xl/styles.xml': strToU8(
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>',
  ),
  'xl/sharedStrings.xml': strToU8(
    '<sst><si><t>Tag</t></si><si><r><t>Na</t></r><r><t xml:space="preserve">me </t></r><rPh><t>kana</t></rPh></si></sst>',
  ),
  'xl/worksheets/sheet1.xml': strToU8(
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r="A2" t="s"><x:v>0</x:v></x:c><x:c r="C2" t="s"><x:v>1</x:v></x:c></x:row>' +
      '<x:row r="4"><x:c r="A4"><x:v>12.5</x:v></x:c><x:c r="B4" s="1"><x:v>1</x:v></x:c><x:c r="C4" t="str"><x:f>A1</x:f><x:v>a&lt;b</x:v></x:c></x:row>' +
      '<x:row r="5"><x:c r="A5" t="b"><x:v>1</x:v></x:c><x:c r="B5" t="e"><x:v>#N/A</x:v></x:c><x:c r="C5"/></x:row></x:sheetData></x:worksheet>',
  ),
  'xl/worksheets/sheet2.xml': strToU8(
    '<worksheet><sheetData><row><c t="inlineStr"><is><t>Only</t></is></c></row></sheetData></worksheet>',
  ),
};

describe('a workbook', () => {
  it('is read as another program writes it: prefixes, shared and rich strings, dates since 1904, gaps', async () => {
    const table = await read(zipSync(PARTS));
    expect(table.sheets).toEqual(['First & only', 'Two']);
    expect(table.names).toEqual(['Tag', '#2', 'Name']);
    expect(table.rows).toEqual([
      { line: 4, cells: [12.5, new Date(Date.UTC(1904, 0, 2)), 'a<b'] },
      { line: 5, cells: [true, '#N/A'] },
    ]);
  });

  it('has a table below its title, and one without names', async () => {
    const sheet = (xml: string) =>
      read(zipSync({ ...PARTS, 'xl/worksheets/sheet1.xml': strToU8(`<x:worksheet>${xml}</x:worksheet>`) }));
    const row = (...cells: (string | number)[]) =>
      `<x:row>${cells.map((cell) => `<x:c t="${typeof cell === 'number' ? 'n' : 'str'}"><x:v>${cell}</x:v></x:c>`).join('')}</x:row>`;
    const titled = await sheet(
      `${row('Assets of the plant')}<x:row/>${row('Tag', 'Name', 'Cost')}${row('P-1', 'Pump', 5)}`,
    );
    expect(titled.names).toEqual(['Tag', 'Name', 'Cost']);
    expect(titled.rows).toEqual([{ line: 4, cells: ['P-1', 'Pump', 5] }]);
    const nameless = await sheet(`${row('P-1', 5)}${row('P-2', 6)}`);
    expect(nameless.names).toEqual(['#1', '#2']);
    expect(nameless.rows).toHaveLength(2);
  });

  it('has the value of cells merged over rows in each row of the table, whatever else is merged', async () => {
    const row = (line: number, ...cells: string[]) =>
      `<x:row r="${line}">${cells
        .map((cell, at) =>
          cell === '' ? '' : `<x:c r="${'ABC'[at]}${line}" t="str"><x:v>${cell}</x:v></x:c>`,
        )
        .join('')}</x:row>`;
    const merged = ['A1:C1', 'A2:A3', 'A4:A6', 'A5:A7', 'C4:B5', 'C6:C900000', 'nonsense'];
    const xml =
      `<x:worksheet><x:sheetData>${row(1, 'Assets')}${row(2, 'Tag', 'Name', 'Area')}${row(3, '', 'below')}` +
      `${row(4, 'P-1', 'Pump', 'Hall')}${row(5, '', 'Fan')}${row(6, '', 'Belt', 'Yard')}${row(8, 'P-2', 'x')}</x:sheetData>` +
      `<x:mergeCells>${merged.map((ref) => `<x:mergeCell ref="${ref}"/>`).join('')}</x:mergeCells></x:worksheet>`;
    const table = await read(zipSync({ ...PARTS, 'xl/worksheets/sheet1.xml': strToU8(xml) }));
    expect(table.rows).toEqual([
      { line: 3, cells: ['', 'below'] },
      { line: 4, cells: ['P-1', 'Pump', 'Hall'] },
      { line: 5, cells: ['P-1', 'Fan', 'Hall'] },
      { line: 6, cells: ['P-1', 'Belt', 'Yard'] },
      { line: 8, cells: ['P-2', 'x', 'Yard'] },
    ]);
  });

  it('shows no sheet of a chart', async () => {
    const links =
      '<Relationships><Relationship Id="rId1" Target="chartsheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>';
    const table = await read(zipSync({ ...PARTS, 'xl/_rels/workbook.xml.rels': strToU8(links) }));
    expect(table.sheets).toEqual(['Two']);
  });

  it('has the sheet that was chosen', async () => {
    expect((await read(zipSync(PARTS), { sheet: 'Two' })).names).toEqual(['Only']);
    await expect(read(zipSync(PARTS), { sheet: 'Three' })).rejects.toMatchObject({ reason: 'no-such-sheet' });
  });

  it('of write-excel-file is read with its types', async () => {
    const day = new Date(Date.UTC(2026, 1, 28));
    const blob = await writeExcelFile([
      [{ value: 'Tag' }, { value: 'Cost' }, { value: 'Installed' }, { value: 'Spare' }],
      [{ value: 'P-1' }, { value: 12.5 }, { value: day, format: 'yyyy-mm-dd' }, { value: true }],
    ]).toBuffer();
    const table = await read(new Uint8Array(blob));
    expect(table.rows).toEqual([{ line: 2, cells: ['P-1', 12.5, day, true] }]);
  });

  it('that was written is read by read-excel-file, too', async () => {
    const day = new Date(Date.UTC(2026, 1, 28));
    const rows: Cell[][] = [
      ['Tag', 'Cost', 'Installed', 'Spare'],
      ['Ä-1 <&>', -12.5, day, true],
    ];
    const [sheet] = await readExcelFile(Buffer.from(await written(rows)));
    expect(sheet?.data).toEqual(rows);
  });

  it('that was written comes back cell by cell', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom('_x000D_', 'a\r\nb', '=1+1', ' spaces ', '\u0001', '<&>"', '\ufffe', 'x\n\ny', '_x'),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
      fc.boolean(),
      fc
        .date({
          min: new Date('1900-03-01T00:00:00Z'),
          max: new Date('2200-01-01T00:00:00Z'),
          noInvalidDate: true,
        })
        .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 6 }), async (cells) => {
        const table = await read(
          await written([
            ['first', ...cells.map((_, at) => `c${at}`)],
            ['x', ...cells, 'end'],
          ]),
        );
        expect(table.rows[0]!.cells).toEqual(['x', ...cells.map((each) => (each === 0 ? 0 : each)), 'end']);
      }),
    );
  });
});

describe('a file that is no good workbook is refused in a word', () => {
  it('a bomb that says how large it is, before a byte of it is inflated', async () => {
    const bomb = zipSync({ ...PARTS, 'xl/worksheets/sheet1.xml': new Uint8Array(1024) });
    const members = zipMembers(bomb);
    const member = { ...members.get('xl/worksheets/sheet1.xml')!, size: 2 ** 31 };
    await expect(inflate(bomb, member, { left: 2 ** 28 }, pause)).rejects.toMatchObject({
      reason: 'too-large',
    });
  });

  it('a bomb that lies about it, as soon as it has grown too large', async () => {
    const bomb = zipSync({ bomb: new Uint8Array(8 * 1024 * 1024) });
    const member = { ...zipMembers(bomb).get('bomb')!, size: 10 };
    await expect(inflate(bomb, member, { left: 1024 * 1024 }, pause)).rejects.toMatchObject({
      reason: 'too-large',
    });
  });

  it('one with more rows than can be imported, one with a password on its parts, one of very many parts', async () => {
    const rows = '<x:row><x:c><x:v>1</x:v></x:c></x:row>'.repeat(200_002);
    const sheet = { 'xl/worksheets/sheet1.xml': strToU8(`<x:worksheet>${rows}</x:worksheet>`) };
    await expect(read(zipSync({ ...PARTS, ...sheet }))).rejects.toMatchObject({
      code: 'IMPORT_TOO_MANY_ROWS',
      params: { rows: 200_000 },
    });
    const patched = (signature: number, offset: number, value: number) => {
      const bytes = Buffer.from(zipSync(PARTS));
      bytes.writeUInt16LE(
        value,
        bytes.lastIndexOf(Buffer.from([0x50, 0x4b, signature, signature + 1])) + offset,
      );
      return read(bytes);
    };
    await expect(patched(1, 8, 1)).rejects.toMatchObject({ reason: 'encrypted' });
    await expect(patched(5, 10, 20_000)).rejects.toMatchObject({ reason: 'too-large' });
  });

  it('a zip of something else, a damaged one, and bytes after bytes of nonsense', async () => {
    await expect(read(zipSync({ 'a.txt': strToU8('x') }))).rejects.toMatchObject({ reason: 'other-format' });
    const good = zipSync(PARTS);
    await expect(read(good.subarray(0, good.length - 30))).rejects.toMatchObject({ reason: 'damaged' });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.nat(), async (noise, place) => {
        const bytes = good.slice();
        bytes.set(
          noise.subarray(0, Math.min(noise.length, bytes.length)),
          place % (bytes.length - noise.length),
        );
        const outcome = await read(bytes).then(
          () => 'read',
          (error: Error) => error.name,
        );
        expect(['read', 'WorkbookError']).toContain(outcome);
      }),
    );
  });
});

/**
 * A few kilobytes that would have kept the core busy for hours or filled its memory: what a pattern searched again
 * from every place, what was only counted when it was kept, and what claimed to stand far to the right.
 */
describe('a small file that asks for much is refused or read in the time of its length', () => {
  const sheet = (rows: string) => ({
    ...PARTS,
    'xl/worksheets/sheet1.xml': strToU8(`<x:worksheet xmlns:x="m">${rows}</x:worksheet>`),
  });

  it('readings of a word that are never closed', async () => {
    const strings = `<sst><si><t>Tag</t>${'<rPh'.repeat(200_000)}</si><si><t>Name</t></si></sst>`;
    const table = await read(zipSync({ ...PARTS, 'xl/sharedStrings.xml': strToU8(strings) }));
    expect(table.names[0]).toBe('Tag');
  });

  it('the format of a number that is longer than any', async () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="${'['.repeat(500_000)}"/></numFmts></styleSheet>`;
    expect((await read(zipSync({ ...PARTS, 'xl/styles.xml': strToU8(styles) }))).rows).toHaveLength(2);
  });

  it('styles without end', async () => {
    const styles = `<styleSheet><cellXfs>${'<xf/>'.repeat(2_000_000)}</cellXfs></styleSheet>`;
    await expect(read(zipSync({ ...PARTS, 'xl/styles.xml': strToU8(styles) }))).rejects.toMatchObject({
      reason: 'too-large',
    });
  });

  it('rows that each claim the last column', async () => {
    const wide = sheet('<x:row><x:c r="ALL1"><x:v>1</x:v></x:c></x:row>'.repeat(12_000));
    await expect(read(zipSync(wide))).rejects.toMatchObject({ code: 'IMPORT_TOO_MANY_ROWS' });
  });

  it('rows without end that hold nothing: others are answered in between', async () => {
    let pauses = 0;
    await readXlsx(zipSync(sheet('<x:row/>'.repeat(50_000))), {
      corrections: {},
      pause: async () => void (pauses += 1),
    });
    expect(pauses).toBeGreaterThan(90);
  });

  it('a text that no cell of Excel holds is cut where Excel cuts it', async () => {
    const long = sheet(
      `<x:row><x:c t="str"><x:v>Name</x:v></x:c></x:row><x:row><x:c t="str"><x:v>${'a'.repeat(100_000)}</x:v></x:c></x:row>`,
    );
    expect((await read(zipSync(long))).rows[0]!.cells).toEqual(['a'.repeat(32_767)]);
  });

  it('a row that has no number a row can have, and a date that no calendar reaches', async () => {
    const odd = sheet(
      '<x:row r="1"><x:c t="str"><x:v>Day</x:v></x:c></x:row><x:row r="1e400"><x:c s="1"><x:v>1e300</x:v></x:c></x:row>',
    );
    expect((await read(zipSync(odd))).rows).toEqual([{ line: 2, cells: [1e300] }]);
  });
});

it.each([
  ['dd/mm/yyyy', true],
  ['0.00', false],
  ['General', false],
  ['"day" 0', false],
  ['[Red]0', false],
  ['h:mm', true],
])('the format %j shows a date: %j', (format, is) => {
  expect(showsDate(format)).toBe(is);
});

it('columns have letters, days have numbers', () => {
  fc.assert(
    fc.property(fc.nat({ max: 16_383 }), (at) => {
      expect(columnIndex(columnName(at))).toBe(at);
    }),
  );
  expect(dateOf(61, false)).toEqual(new Date(Date.UTC(1900, 2, 1)));
  expect(dateOf(1, false)).toEqual(new Date(Date.UTC(1900, 0, 1)));
  expect(dateOf(0.5, false)).toBe(0.5);
});
