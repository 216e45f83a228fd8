import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  labelsOnSheet,
  labelsPerSheet,
  nextPlace,
  PAPERS,
  SHEET_TEMPLATES,
  sheetCount,
  type SheetRun,
  type SheetTemplate,
} from './label-sheets.ts';

const named = (id: string): SheetTemplate => SHEET_TEMPLATES.find((template) => template.id === id)!;

const runs = fc.record({
  template: fc.constantFrom(...SHEET_TEMPLATES),
  labels: fc.nat({ max: 60 }),
  copies: fc.integer({ min: 1, max: 5 }),
  start: fc.nat(),
});

/** All that is printed, sheet by sheet. */
function printed(template: SheetTemplate, run: SheetRun) {
  return Array.from({ length: sheetCount(template, run) }, (_, sheet) => labelsOnSheet(template, run, sheet));
}

describe('the sheets', () => {
  it.each(SHEET_TEMPLATES.map((template) => [template.name, template] as const))(
    '%s are symmetrical, as they are made, and no label lies over another',
    (_name, template) => {
      const paper = PAPERS[template.paper];
      const right =
        paper.width - template.left - (template.columns - 1) * template.columnPitch - template.width;
      const bottom = paper.height - template.top - (template.rows - 1) * template.rowPitch - template.height;
      expect(Math.abs(right - template.left)).toBeLessThan(0.02);
      expect(Math.abs(bottom - template.top)).toBeLessThan(0.02);
      expect(template.columnPitch).toBeGreaterThanOrEqual(template.width);
      expect(template.rowPitch).toBeGreaterThanOrEqual(template.height);
    },
  );

  it.each([
    ['avery-l7160', 21],
    ['avery-l7163', 14],
    ['avery-l4770', 40],
    ['avery-l4736', 48],
    ['avery-l4732', 80],
    ['avery-l4731', 189],
    ['a4-3x8', 24],
    ['avery-5160', 30],
    ['avery-5163', 10],
    ['avery-5167', 80],
  ])('%s have %i labels, as the pack says', (id, count) => {
    expect(labelsPerSheet(named(id))).toBe(count);
  });

  it('have names of their own', () => {
    expect(new Set(SHEET_TEMPLATES.map(({ id }) => id)).size).toBe(SHEET_TEMPLATES.length);
  });
});

describe('the labels of a run', () => {
  it('go row by row, each copy beside the other, from the place asked for', () => {
    const run = { labels: 2, copies: 2, startAt: 3, from: 1 };
    expect(labelsOnSheet(named('avery-l7160'), run, 0)).toEqual([
      { label: 0, x: 7.21 + 2 * 66.04, y: 15.15 },
      { label: 0, x: 7.21, y: 15.15 + 38.1 },
      { label: 1, x: 7.21 + 66.04, y: 15.15 + 38.1 },
      { label: 1, x: 7.21 + 2 * 66.04, y: 15.15 + 38.1 },
    ]);
    expect(nextPlace(named('avery-l7160'), run)).toBe(7);
  });

  it('take a second sheet when the first is full, and begin it at its first place', () => {
    const run = { labels: 20, copies: 1, startAt: 3, from: 1 };
    expect(sheetCount(named('avery-l7160'), run)).toBe(2);
    expect(labelsOnSheet(named('avery-l7160'), run, 1)).toEqual([{ label: 19, x: 7.21, y: 15.15 }]);
  });

  it('offer the first place again once the last sheet is full, and take no sheet for nothing', () => {
    expect(nextPlace(named('avery-5163'), { labels: 7, copies: 1, startAt: 4, from: 1 })).toBe(1);
    expect(sheetCount(named('avery-5163'), { labels: 0, copies: 3, startAt: 4, from: 1 })).toBe(0);
  });

  it('are all printed, each as often as asked, in order, on the sheet and in a place of its own', () => {
    fc.assert(
      fc.property(runs, ({ template, labels, copies, start }) => {
        const run = { labels, copies, startAt: (start % labelsPerSheet(template)) + 1, from: 1 };
        const sheets = printed(template, run);
        const wanted = Array.from({ length: labels * copies }, (_, nth) => Math.floor(nth / copies));
        expect(sheets.flat().map(({ label }) => label)).toEqual(wanted);
        const paper = PAPERS[template.paper];
        for (const sheet of sheets) {
          expect(sheet.length).toBeGreaterThan(0);
          expect(new Set(sheet.map(({ x, y }) => `${x} ${y}`)).size).toBe(sheet.length);
          for (const { x, y } of sheet) {
            expect(x + template.width).toBeLessThanOrEqual(paper.width + 1e-9);
            expect(y + template.height).toBeLessThanOrEqual(paper.height + 1e-9);
          }
        }
      }),
    );
  });

  it('resume where they ended: two runs in a row use the same places as one', () => {
    fc.assert(
      fc.property(runs, fc.nat({ max: 60 }), ({ template, labels, copies, start }, more) => {
        const first = { labels, copies, startAt: (start % labelsPerSheet(template)) + 1, from: 1 };
        const second = { labels: more, copies, startAt: nextPlace(template, first), from: 1 };
        const whole = { ...first, labels: labels + more };
        const places = [...printed(template, first).flat(), ...printed(template, second).flat()];
        const position = ({ x, y }: { x: number; y: number }) => [x, y];
        expect(places.map(position)).toEqual(printed(template, whole).flat().map(position));
      }),
    );
  });

  it('go on in the middle of a run that broke off, from the label asked for', () => {
    fc.assert(
      fc.property(runs, fc.nat(), ({ template, labels, copies, start }, broken) => {
        const from = (broken % (labels * copies + 1)) + 1;
        const run = { labels, copies, startAt: (start % labelsPerSheet(template)) + 1, from };
        const wanted = Array.from({ length: labels * copies }, (_, nth) => Math.floor(nth / copies));
        expect(
          printed(template, run)
            .flat()
            .map(({ label }) => label),
        ).toEqual(wanted.slice(from - 1));
      }),
    );
  });
});
