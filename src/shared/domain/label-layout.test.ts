import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LabelContent, layoutLabel, type MeasureText } from './label-layout.ts';
import { SHEET_TEMPLATES } from './label-sheets.ts';

/** Every character half as wide as it is high, bold ones a little wider. */
const measure: MeasureText = (text, bold) => Array.from(text).length * (bold ? 0.6 : 0.5);

const pump: LabelContent = {
  number: 'PMP-101',
  name: 'Feed pump of the reactor',
  location: 'Hall 2 / Line 1',
  plant: 'Mill Creek Works',
};
const texts = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.lorem({ maxCount: 30 }));
const contents = fc.record({
  number: texts,
  name: texts,
  location: fc.option(texts),
  plant: fc.option(texts),
});
const sizes = fc.oneof(
  fc.constantFrom(...SHEET_TEMPLATES.map(({ width, height }) => ({ width, height }))),
  fc.record({
    width: fc.double({ min: 10, max: 220, noNaN: true }),
    height: fc.double({ min: 5, max: 400, noNaN: true }),
  }),
);

describe('the layout of a label', () => {
  it('has the symbol at the left, then the number as the largest text, the name and the rest', () => {
    const { symbol, lines } = layoutLabel(pump, { width: 63.5, height: 38.1 }, measure);
    expect(symbol.side).toBeGreaterThan(20);
    expect(lines.map(({ text }) => text).join(' ')).toBe(
      'PMP-101 Feed pump of the reactor Hall 2 / Line 1 Mill Creek Works',
    );
    expect(lines[0]).toMatchObject({ text: 'PMP-101', bold: true });
    for (const { size } of lines.slice(1)) expect(size).toBeLessThan(lines[0]!.size);
  });

  it('has the symbol above the text on a label that is not wide', () => {
    const { symbol, lines } = layoutLabel(pump, { width: 40, height: 50 }, measure);
    for (const { y } of lines) expect(y).toBeGreaterThanOrEqual(symbol.y + symbol.side);
  });

  it('leaves out plant and place before it shortens the name', () => {
    const name = 'Feed pump of the reactor, north side, standby';
    const { lines } = layoutLabel({ ...pump, name }, { width: 25.4, height: 10 }, measure);
    expect(lines.map(({ text }) => text).join(' ')).toBe(`PMP-101 ${name}`);
  });

  it('says the end of a long place, not the site that all have in common', () => {
    const location = 'Mill Creek Works / Bottling / Hall 2 / Line 1 / Filler';
    const { lines } = layoutLabel({ ...pump, location }, { width: 63.5, height: 38.1 }, measure);
    expect(lines.at(-2)!.text).toMatch(/^….*Filler$/);
  });

  it('ends a name that is far too long in an ellipsis', () => {
    const name = 'Conveyor '.repeat(80).trim();
    const { lines } = layoutLabel({ ...pump, name }, { width: 45.7, height: 21.2 }, measure);
    expect(lines.at(-1)!.text).toMatch(/…$/);
  });

  it('keeps every text inside of the label and off the symbol', () => {
    fc.assert(
      fc.property(contents, sizes, (content, size) => {
        const { symbol, lines } = layoutLabel(content, size, measure);
        expect(symbol.x).toBeGreaterThanOrEqual(0);
        expect(symbol.y).toBeGreaterThanOrEqual(0);
        expect(symbol.x + symbol.side).toBeLessThanOrEqual(size.width);
        expect(symbol.y + symbol.side).toBeLessThanOrEqual(size.height);
        let below = 0;
        for (const { text, bold, x, y, size: fontSize } of lines) {
          expect(x + measure(text, bold) * fontSize).toBeLessThanOrEqual(size.width);
          expect(y).toBeGreaterThanOrEqual(below);
          below = y + fontSize;
          expect(below).toBeLessThanOrEqual(size.height);
          const beside = x >= symbol.x + symbol.side;
          expect(beside || y >= symbol.y + symbol.side).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
