import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { readCsv, recogniseCsv } from './csv.ts';

function read(text: string) {
  const bytes = Buffer.from(text);
  const format = recogniseCsv(bytes.subarray(0, 4096), {}, { isTruncated: true, dayFirst: true });
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
  }
  return readCsv(pieces(), format, { pause: () => Promise.resolve() });
}

describe('a file of text', () => {
  it('is read the same wherever its pieces are cut', async () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `P-${at};Förderpumpe;"a;b"`);
    const table = await read(`tag;name;note\r\n${lines.join('\r\n')}`);
    expect(table.names).toEqual(['tag', 'name', 'note']);
    expect(table.rows).toHaveLength(20_000);
    expect(table.rows.at(-1)).toEqual({ line: 20_001, cells: ['P-19999', 'Förderpumpe', 'a;b'] });
  });

  it('that is one endless line is no table', async () => {
    await expect(read(`a;b\n1;2\n${'x'.repeat(2_000_000)}`)).rejects.toMatchObject({ code: 'binary-file' });
  });

  it('with more cells than a plant has is refused before it fills the memory', async () => {
    const line = `1${';'.repeat(9_999)}\n`;
    await expect(read(`a;b\n1;2\n${line.repeat(1_010)}`)).rejects.toMatchObject({
      code: 'IMPORT_TOO_MANY_ROWS',
    });
  });
});

describe('the header of a file of text', () => {
  const rows = ['P-1;Pumpe;Halle 1;ACME;2001', 'P-2;Lüfter;;;', 'P-3;Motor;Halle 2;ACME;1999', ''];
  const header = 'Nr;Bezeichnung;Standort;Hersteller;Baujahr';

  it.each([
    ['a title padded with separators', ['Plant list;;;;', ';;;;']],
    ['a title and when it was written', ['Plant list;;;;', 'Stand;21.11.2026;;;', '', ';;;;']],
    ['groups of columns', ['Equipment;;Place;;']],
    ['a title without separators', ['Plant list', '']],
    ['nothing', []],
  ])('is found below %s, and rows keep their lines', async (_what, above) => {
    const table = await read([...above, header, ...rows].join('\r\n'));
    expect(table.names).toEqual(['Nr', 'Bezeichnung', 'Standort', 'Hersteller', 'Baujahr']);
    expect(table.rows.map(({ line, cells }) => [line, cells[0]])).toEqual(
      ['P-1', 'P-2', 'P-3'].map((tag, at) => [above.length + 2 + at, tag]),
    );
  });

  it('may have fewer names than the rows have cells, where these are not all words', async () => {
    const table = await read(['Nr;;;;Jahr', ...rows].join('\n'));
    expect(table.names).toEqual(['Nr', '#2', '#3', '#4', 'Jahr']);
    expect(table.rows).toHaveLength(3);
  });

  it('is not looked for below sparse rows of a file that has none', async () => {
    const table = await read(['1;;;;7', '2;;;;8', '3;4;5;6;9', '4;4;5;6;9'].join('\n'));
    expect(table.format.headerRow).toBe(false);
    expect(table.rows).toHaveLength(4);
  });
});
