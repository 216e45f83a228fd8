import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivedId } from '../ids.ts';
import { labelCode } from './label-code.ts';
import { type ZplLabel, zplLabel, zplRun } from './zpl.ts';

const media = { dpi: 203, width: 51, height: 25 };
const pump: ZplLabel = {
  code: labelCode({ entity: 'assets', id: derivedId('pump') }),
  number: 'PMP-101',
  name: 'Förderpumpe ~1^2_3',
  location: 'Halle 2 / Linie 1',
  plant: null,
};
const once = { symbol: 'qr', copies: 1 } as const;

/** What a printer understands: the commands, and the texts of the fields that it prints. */
function understood(zpl: string): { commands: string[]; texts: string[] } {
  const commands: string[] = [];
  const texts: string[] = [];
  let isHex = false;
  for (const [, command, rest = ''] of zpl.matchAll(/[\^~]([A-Z0-9]{2})([^^~]*)/g)) {
    commands.push(command!);
    if (command === 'FH') isHex = true;
    if (command === 'FS') isHex = false;
    if (command === 'FD') {
      const bytes = isHex ? rest.replaceAll(/_([0-9A-F]{2})/g, (_match, hex: string) => `%${hex}`) : rest;
      texts.push(isHex ? decodeURIComponent(bytes) : bytes);
    }
  }
  return { commands, texts };
}

describe('a label in ZPL', () => {
  it('says its size in dots, its symbol and its texts', () => {
    const zpl = zplLabel(pump, media, once);
    expect(zpl.startsWith('^XA\n^CI28\n^PW408\n^LL200\n^LH0,0\n')).toBe(true);
    expect(zpl).toMatch(/^\^FO\d+,\d+\^BQN,2,\d+\^FDMA,M1A[0-9A-V]{27}\^FS$/m);
    expect(zpl.endsWith('^PQ1\n^XZ\n')).toBe(true);
    expect(understood(zpl).texts.slice(1).join(' ')).toBe('PMP-101 Förderpumpe ~1^2_3 Halle 2 / Linie 1');
  });

  it('has a Data Matrix instead, and as many copies as asked', () => {
    const zpl = zplLabel(pump, media, { symbol: 'datamatrix', copies: 3 });
    expect(zpl).toMatch(new RegExp(`\\^BXN,\\d+,200\\^FD${pump.code}\\^FS`));
    expect(zpl).toContain('^PQ3');
    expect(zpl).not.toContain('^BQ');
  });

  it.each([203, 300, 600])('has the same size in millimetres at %i dpi', (dpi) => {
    const zpl = zplLabel(pump, { ...media, dpi }, once);
    const [, dots = ''] = /\^PW(\d+)/.exec(zpl) ?? [];
    expect((Number(dots) * 25.4) / dpi).toBeCloseTo(51, 0);
  });

  it('keeps the symbol with its quiet zone on the label', () => {
    for (const dpi of [203, 300, 600]) {
      const [, x = '', y = '', module = ''] =
        /\^FO(\d+),(\d+)\^BQN,2,(\d+)/.exec(zplLabel(pump, { ...media, dpi }, once)) ?? [];
      const dots = (mm: number) => (mm * dpi) / 25.4;
      expect(Number(x) - 4 * Number(module)).toBeGreaterThanOrEqual(0);
      expect(Number(y) + 29 * Number(module)).toBeLessThanOrEqual(dots(media.height) + 1);
    }
  });

  it('prints what a record is called and obeys none of it', () => {
    const commands = ['XA', 'CI', 'PW', 'LL', 'LH', 'FO', 'BQ', 'FD', 'FS', 'A0', 'FH', 'PQ', 'XZ'];
    const names = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('^XZ^XA~JR', '_5E', '^FS^FDx', '~DYR:', '\u0000\r\n^XA', '\\&', '🔧 Ä漢'),
    );
    fc.assert(
      fc.property(names, names, (number, name) => {
        const zpl = zplLabel({ ...pump, number, name }, { ...media, width: 100, height: 100 }, once);
        const { commands: obeyed, texts } = understood(zpl);
        expect(obeyed.filter((command) => !commands.includes(command))).toEqual([]);
        expect(obeyed.filter((command) => command === 'XA' || command === 'XZ')).toEqual(['XA', 'XZ']);
        // oxlint-disable-next-line no-control-regex
        expect(zpl).toMatch(/^[\n\u0020-\u007e]*$/);
        const squeezed = (text: string) => text.replaceAll(/\s/gu, '');
        expect(squeezed(texts.join(''))).toContain(squeezed(name));
      }),
      { numRuns: 300 },
    );
  });

  it('is one of many in a run', () => {
    const run = zplRun([pump, pump, pump], media, once);
    expect(run.match(/\^XA/g)).toHaveLength(3);
    expect(zplRun([], media, once)).toBe('');
  });
});
