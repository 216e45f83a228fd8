import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { labelCode } from '../../../shared/domain/label-code.ts';
import { derivedId } from '../../../shared/ids.ts';
import { RECORD_KINDS } from '../../../shared/domain/vocabulary.ts';
import { type LabelSymbol, loadSymbols } from './symbol.ts';

const code = labelCode({ entity: 'assets', id: derivedId('a pump') });

/** Dark modules of a symbol, row by row, by the even-odd rule over its outlines. */
function modulesOf({ size, path }: LabelSymbol): boolean[][] {
  const edges = path
    .split('Z')
    .filter((outline) => outline !== '')
    .flatMap((outline) => {
      const points = outline
        .slice(1)
        .split('L')
        .map((point) => point.split(' ').map(Number) as [number, number]);
      return points.map((point, index) => [point, points[(index + 1) % points.length]!] as const);
    });
  return Array.from({ length: size }, (_row, y) =>
    Array.from({ length: size }, (_column, x) => {
      const crossed = edges.filter(
        ([[x0, y0], [x1, y1]]) => x0 === x1 && x0 > x + 0.5 && y0 > y + 0.5 !== y1 > y + 0.5,
      );
      return crossed.length % 2 === 1;
    }),
  );
}

/** The symbol as a camera sees it, each module `scale` pixels wide. */
function pictureOf(symbol: LabelSymbol, scale: number) {
  const modules = modulesOf(symbol);
  const side = symbol.size * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const isDark = modules[Math.floor(y / scale)]![Math.floor(x / scale)]!;
      if (isDark) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { pixels, side };
}

describe('a QR symbol', () => {
  it.each(RECORD_KINDS)('of a label is read back by a scanner: %s', async (entity) => {
    const draw = await loadSymbols();
    const text = labelCode({ entity, id: derivedId(entity) });
    const { pixels, side } = pictureOf(draw('qr', text), 4);
    expect(jsQR(pixels, side, side)?.data).toBe(text);
  });

  it('has 25 modules and four light ones on each side, as the printers are told', async () => {
    const draw = await loadSymbols();
    const symbol = draw('qr', code);
    expect(symbol.size).toBe(25 + 2 * 4);
    const modules = modulesOf(symbol);
    const border = modules.filter((row, y) => y < 4 || y >= symbol.size - 4 || row.slice(0, 4).some(Boolean));
    expect(border.flat().some(Boolean)).toBe(false);
  });
});

describe('a Data Matrix symbol', () => {
  it('is a square with a solid left and lower edge, alternating ones opposite, and a light module around', async () => {
    const draw = await loadSymbols();
    const symbol = draw('datamatrix', code);
    const rows = modulesOf(symbol);
    const inner = rows.slice(1, -1).map((row) => row.slice(1, -1));
    expect(rows.flat().filter(Boolean).length).toBe(inner.flat().filter(Boolean).length);
    expect(inner.every((row) => row[0] === true)).toBe(true);
    expect(inner.at(-1)!.every(Boolean)).toBe(true);
    expect(inner[0]!.every((dark, x) => dark === (x % 2 === 0))).toBe(true);
    expect(inner.every((row, y) => row.at(-1) === (y % 2 === 1))).toBe(true);
    expect(inner.length).toBeLessThanOrEqual(22);
  });
});
