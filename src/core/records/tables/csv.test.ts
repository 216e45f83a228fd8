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
