/** Files that are not what they say, or hold more than anybody would expect: each is refused in a word, or read. */
import { Buffer } from 'node:buffer';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { uploadFile } from '../../testing/imports.ts';
import { checkFile } from '../../testing/records.ts';
import { workbook } from './tables/xlsx-write.ts';
import type { Cell } from './tables/table.ts';

/** A compound file (MS-CFB) whose only sector of directory, the last of the file, names these streams. */
function compoundFile(...streams: string[]): Uint8Array {
  const sectors = 700;
  const file = Buffer.alloc(512 * (sectors + 1));
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(file);
  file.writeUInt16LE(9, 0x1e);
  file.writeUInt32LE(sectors - 1, 0x30);
  ['Root Entry', ...streams].forEach((name, at) => {
    const entry = 512 * sectors + 128 * at;
    file.write(name, entry, 'utf16le');
    file.writeUInt16LE(2 * name.length + 2, entry + 64);
  });
  return file;
}

const OFFICE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook with these sheets, given as the content of `sheetData`. */
function sheets(all: Readonly<Record<string, string>>, more: Zippable = {}, settings = ''): Uint8Array {
  const names = Object.keys(all);
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${OFFICE}" xmlns:r="${LINKS}">${settings}<sheets>${names
        .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${names
        .map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
        .join('')}</Relationships>`,
    ),
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        strToU8(`<worksheet xmlns="${OFFICE}"><sheetData>${all[name]}</sheetData></worksheet>`),
      ]),
    ),
    ...more,
  });
}

const text = (place: string, value: string) => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
const header = `<row r="1">${text('A1', 'Tag')}${text('B1', 'Name')}${text('C1', 'Installed on')}</row>`;
const STYLES = strToU8(
  `<styleSheet xmlns="${OFFICE}"><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>`,
);

async function refused(test: TestCore, content: string | Uint8Array, fileName: string) {
  const planner = test.as('planner');
  const uploadId = await uploadFile(test, planner, content, fileName, 'records');
  return refusal(planner.records.inspect({ uploadId, kind: null }));
}

const unreadable = (reason: string) => ({ code: 'WORKBOOK_UNREADABLE', params: { reason } });

describe('a file that is not what it says is refused by what it is', () => {
  it.each([
    ['a workbook of Excel 97', 'plant.xls', compoundFile('Workbook'), unreadable('old-format')],
    ['a workbook of Excel 95', 'plant.xls', compoundFile('Book'), unreadable('old-format')],
    [
      'a workbook with a password',
      'plant.xlsx',
      compoundFile('EncryptedPackage', 'EncryptionInfo'),
      unreadable('encrypted'),
    ],
    [
      'a letter called a workbook',
      'plant.xls',
      compoundFile('WordDocument', '1Table'),
      unreadable('other-format'),
    ],
    ['a zip of something else', 'plant.xlsx', zipSync({ 'a.txt': strToU8('x') }), unreadable('other-format')],
    [
      'a workbook of LibreOffice',
      'plant.ods',
      zipSync({
        mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
        'content.xml': strToU8('<office:document-content/>'),
      }),
      unreadable('other-format'),
    ],
    [
      'a workbook that was cut off',
      'plant.xlsx',
      sheets({ One: header }).subarray(0, 300),
      unreadable('damaged'),
    ],
    [
      'a web page called a workbook',
      'plant.xls',
      '\ufeff \n<html xmlns:x="urn"><table><tr><td>Tag</td></tr></table></html>',
      unreadable('web-page'),
    ],
    [
      'a workbook of Excel 2003 in XML',
      'plant.xls',
      '<?xml version="1.0"?><Workbook><Worksheet/></Workbook>',
      unreadable('web-page'),
    ],
    [
      'a picture called a table',
      'plant.csv',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]),
      { code: 'FILE_NOT_TEXT', params: { kind: 'binary-file' } },
    ],
  ] as const)('%s', async (_what, fileName, content, refusedWith) => {
    await using test = await createTestCore();
    expect(await refused(test, content, fileName)).toEqual(refusedWith);
  });

  it('a bomb, before it has filled the memory', async () => {
    await using test = await createTestCore();
    const bomb = sheets({ One: header });
    // What the directory, the last place where the name stands, says of its size.
    const entry = Buffer.from(bomb.buffer).lastIndexOf('xl/worksheets/sheet1.xml') - 46;
    new DataView(bomb.buffer).setUint32(entry + 24, 2 ** 31, true);
    expect(await refused(test, bomb, 'plant.xlsx')).toEqual(unreadable('too-large'));
  });

  it('nothing at all, before it is sent', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const begun = { uploadId: test.newId(), fileName: 'plant.csv', size: 0, purpose: 'records' } as const;
    expect(await refusal(planner.uploads.begin(begun))).toMatchObject({ code: 'FILE_EMPTY' });
  });
});

describe('a file that is odd and all the same a table is read', () => {
  it.each([
    ['utf16le', [0xff, 0xfe]],
    ['utf16be', [0xfe, 0xff]],
  ] as const)('text in %s with umlauts', async (encoding, mark) => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const little = Buffer.from('Tag;Name\r\nP-1;Kühler\r\n', 'utf16le');
    const content = Buffer.concat([Buffer.from(mark), encoding === 'utf16le' ? little : little.swap16()]);
    const { jobId, result } = await checkFile(test, planner, content);
    expect(result.counts.create).toBe(1);
    const { rows } = await planner.records.dryRunRows({ jobId, action: 'create' });
    expect(rows[0]!.fields).toContainEqual({ field: 'name', old: null, new: 'Kühler' });
  });

  it('a header and no rows: there is nothing to load', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    for (const content of ['Tag,Name\n', 'Tag,Name', sheets({ One: header })]) {
      const { result } = await checkFile(test, planner, content, { kind: 'assets' });
      expect([result.rows, result.problemCount]).toEqual([0, 0]);
    }
  });

  it('only blank lines: no column is found', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const uploadId = await uploadFile(test, planner, '\n \n\n', 'plant.csv', 'records');
    const { columns, rows } = await planner.records.inspect({ uploadId, kind: null });
    expect([columns.filter(({ field }) => field !== null), rows]).toEqual([[], 0]);
  });

  it('three hundred columns, of which the known ones are proposed', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const names = Array.from({ length: 300 }, (_, at) => ({ 7: 'Tag', 250: 'Name' })[at] ?? `Measure ${at}`);
    const cells = names.map((name) => ({ Tag: 'P-1', Name: 'Pump' })[name] ?? '7');
    for (const content of [`${names.join(',')}\n${cells.join(',')}\n`, await written([names, cells])]) {
      const { plan, result } = await checkFile(test, planner, content, { kind: 'assets' });
      expect(plan.columns.flatMap(({ index, field }) => (field === null ? [] : [[index, field]]))).toEqual([
        [7, 'tag'],
        [250, 'name'],
      ]);
      expect(result.counts).toEqual({ create: 1, change: 0, leave: 0, bad: 0 });
    }
  });

  it('a cell of a megabyte is named as too long, in quotation marks or without, and the rows below are read', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const long = 'long '.repeat(200_000);
    for (const content of [
      `Tag,Name\nP-1,${long}\nP-2,Pump\n`,
      `Tag,Name\nP-1,"${long}"\nP-2,Pump\n`,
      await written([
        ['Tag', 'Name'],
        ['P-1', long],
        ['P-2', 'Pump'],
      ]),
    ]) {
      const { jobId, result } = await checkFile(test, planner, content);
      const { rows } = await planner.records.dryRunProblems({ jobId });
      expect(rows.map(({ line, column, reason }) => [line, column, reason])).toEqual([
        [2, 'Name', 'too-long'],
      ]);
      expect(rows[0]!.value.length).toBeLessThanOrEqual(200);
      expect(result.counts).toEqual({ create: 1, change: 0, leave: 0, bad: 1 });
    }
  });

  it('a workbook of several sheets: the first with anything on it, or the one that is chosen', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const row = (tag: string) => `<row r="2">${text('A2', tag)}${text('B2', 'Pump')}</row>`;
    const file = sheets({ Notes: '', Assets: header + row('P-1'), Old: header + row('P-2') });
    const uploadId = await uploadFile(test, planner, file, 'plant.xlsx', 'records');
    const seen = await planner.records.inspect({ uploadId, kind: null });
    expect([seen.sheets, seen.format.sheet]).toEqual([['Notes', 'Assets', 'Old'], 'Assets']);
    expect(await checkFile(test, planner, file, { format: { sheet: 'Old' } })).toMatchObject({
      result: { counts: { create: 1 } },
    });
  });

  it('formulas count as the result that is stored with them; one without a result is empty', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const rows =
      '<row r="2"><c r="A2" t="str"><f>"P-"&amp;1</f><v>P-1</v></c><c r="B2" t="str"><f>A2</f></c><c r="C2" s="1"><f>TODAY()</f><v>46000</v></c></row>';
    const { jobId } = await checkFile(
      test,
      planner,
      sheets({ One: header + rows }, { 'xl/styles.xml': STYLES }),
    );
    const found = await planner.records.dryRunRows({ jobId, action: null });
    expect(
      found.rows[0]!.fields.filter(({ field }) => ['tag', 'name', 'installedOn'].includes(field)),
    ).toEqual([
      { field: 'tag', old: null, new: 'P-1' },
      // The tag, for want of a name.
      { field: 'name', old: null, new: 'P-1' },
      { field: 'installedOn', old: null, new: '2025-12-09' },
    ]);
  });

  it.each([
    ['1900', '', 44_197, '2021-01-01'],
    ['1904', '<workbookPr date1904="1"/>', 42_735, '2021-01-01'],
  ])('days of the calendar of %s', async (_calendar, settings, serial, day) => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const rows = `<row r="2">${text('A2', 'P-1')}${text('B2', 'Pump')}<c r="C2" s="1"><v>${serial}</v></c></row>`;
    const file = sheets({ One: header + rows }, { 'xl/styles.xml': STYLES }, settings);
    const { jobId } = await checkFile(test, planner, file);
    const found = await planner.records.dryRunRows({ jobId, action: 'create' });
    expect(found.rows[0]!.fields).toContainEqual({ field: 'installedOn', old: null, new: day });
  });

  it('cells merged over rows stand in each of them', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const rows = `<row r="2">${text('A2', 'P-1')}${text('B2', 'Pump')}</row><row r="3">${text('A3', 'P-2')}<c r="B3"/></row>`;
    const file = sheets({
      One: `${header}${rows}</sheetData><mergeCells><mergeCell ref="B2:B3"/></mergeCells><sheetData>`,
    });
    const { jobId } = await checkFile(test, planner, file);
    const { rows: found } = await planner.records.dryRunRows({ jobId, action: 'create' });
    expect(found.map(({ label }) => label)).toEqual(['P-1 Pump', 'P-2 Pump']);
  });

  it('an error of a formula is a bad cell, also where empty cells empty the field', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const error = (place: string, value: string) => `<c r="${place}" t="e"><v>${value}</v></c>`;
    const rows = `<row r="2">${text('A2', 'P-1')}${error('B2', '#N/A')}${error('C2', '#DIV/0!')}</row>`;
    const { jobId, result } = await checkFile(test, planner, sheets({ One: header + rows }), {
      emptyCells: 'clear',
    });
    expect(result.counts).toMatchObject({ create: 0, bad: 1 });
    const { rows: problems } = await planner.records.dryRunProblems({ jobId });
    expect(problems).toMatchObject([
      { line: 2, column: 'Name', value: '#N/A', reason: 'error-value' },
      { line: 2, column: 'Installed on', value: '#DIV/0!', reason: 'error-value' },
    ]);
  });

  it('quotation marks here and there, doubled, over lines, and one that is never closed', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const content =
      'Tag,"Name",Description\r\n"P-1",Pump,"two\r\nlines, ""quoted"""\r\nP-2,12" pipe,plain\r\nP-3,"Pump, big",\r\nP-4,"never closed,\r\nP-5,Pump,x\r\n';
    const { jobId } = await checkFile(test, planner, content);
    const { rows } = await planner.records.dryRunRows({ jobId, action: 'create' });
    const told = rows.map(({ fields }) =>
      ['tag', 'name', 'description'].map((key) => fields.find(({ field }) => field === key)?.new ?? null),
    );
    expect(told).toEqual([
      ['P-1', 'Pump', 'two\nlines, "quoted"'],
      ['P-2', '12" pipe', 'plain'],
      ['P-3', 'Pump, big', null],
      ['P-5', 'Pump', 'x'],
    ]);
    const { rows: problems } = await planner.records.dryRunProblems({ jobId });
    expect(problems).toMatchObject([{ line: 6, reason: 'unclosed-quote' }]);
  });
});

const written = (rows: Cell[][]) => workbook(rows, () => Promise.resolve());
