import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alike, closest, distance, normalised } from './similar.ts';

const words = ['running', 'standby', 'down', 'maintenance', 'retired'].map((word) => [word, word] as const);

describe('what was probably meant', () => {
  it.each([
    ['runing', 'running'],
    ['Runnign', 'running'],
    ['maintanence', 'maintenance'],
    ['stand-by', 'standby'],
    ['dwn', undefined],
    ['broken', undefined],
  ])('%j is %j', (word, meant) => {
    expect(closest(word, words)).toBe(meant);
  });

  it('is nothing where two are as near', () => {
    expect(
      closest('hall x', [
        ['hall1', 1],
        ['hall2', 2],
      ]),
    ).toBeUndefined();
  });
});

describe('the distance of two words', () => {
  it('is that of a table computed step by step, up to its bound', () => {
    const word = fc.stringMatching(/^[abc]{0,7}$/);
    fc.assert(
      fc.property(word, word, fc.nat({ max: 8 }), (one, other, most) => {
        expect(distance(one, other, most)).toBe(Math.min(reference(one, other), most + 1));
      }),
    );
  });
});

it('names that differ in case, accents and punctuation are the same', () => {
  expect(normalised('Serien-Nr. (Straße)')).toBe(normalised('SERIENNR STRASSE'));
  expect(
    alike(
      'Pump 1',
      [
        ['PUMP-1', 'a'],
        ['Pump 01 B', 'b'],
        ['Fan', 'c'],
      ],
      5,
    ),
  ).toEqual(['a', 'b']);
});

it.each([
  ['Z', 'A'],
  ['kg', 'm3'],
])('of a short word another is not meant: %s is not %s', (word, name) => {
  expect(alike(word, [[name, name]], 5)).toEqual([]);
});

it.each([
  ['floor_4', 'floor_1'],
  ['Pump 1', 'Pump 10'],
  ['P-101A', 'P-102A'],
])('a name with another number is another name: %s is not %s', (word, name) => {
  expect(alike(word, [[name, name]], 5)).toEqual([]);
});

it.each([
  ['flor_1', 'floor_1'],
  ['floor_01', 'floor_1'],
  ['Hall', 'Hall 1'],
])('a slip beside the number is still a slip: %s may be %s', (word, name) => {
  expect(alike(word, [[name, name]], 5)).toEqual([name]);
});

/** Optimal string alignment by its recursive definition. */
function reference(one: string, other: string): number {
  if (one === '') return other.length;
  if (other === '') return one.length;
  const last = one.at(-1) === other.at(-1) ? 0 : 1;
  const options = [
    reference(one.slice(0, -1), other) + 1,
    reference(one, other.slice(0, -1)) + 1,
    reference(one.slice(0, -1), other.slice(0, -1)) + last,
  ];
  if (one.length > 1 && other.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1)) {
    options.push(reference(one.slice(0, -2), other.slice(0, -2)) + 1);
  }
  return Math.min(...options);
}
