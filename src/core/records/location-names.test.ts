import { describe, expect, it } from 'vitest';
import { createTestCore } from '../../testing/core.ts';
import { aLocation } from '../../testing/factories.ts';
import { guessedKind, LocationNames, splitPath } from './location-names.ts';

describe('a place named in a file', () => {
  it('is found by its name, its path or the end of it, however that is written', async () => {
    await using test = await createTestCore();
    const works = aLocation(test, { name: 'Works', kind: 'site' });
    const hall = aLocation(test, { name: 'Hall 1', kind: 'building', parentId: works });
    const odd = aLocation(test, { name: 'Saw/Drill', kind: 'area', parentId: hall });
    const places = new LocationNames(test.core.services.database);
    const found = (text: string) => places.find(text).map(({ id }) => id);
    for (const text of ['Hall 1', 'hall  1', 'Works/Hall 1', 'WORKS > Hall 1', 'Works \\ Hall 1', hall]) {
      expect([text, found(text)]).toEqual([text, [hall]]);
    }
    expect(found('Saw/Drill')).toEqual([odd]);
    expect(found('Hall 1 / Saw/Drill')).toEqual([odd]);
    expect(places.labelOf(odd)).toBe('Works / Hall 1 / Saw/Drill');
    expect(places.missing('Works / Hall 1 / Bay 2 / Row 3')).toMatchObject({
      from: { id: hall },
      names: ['Bay 2', 'Row 3'],
    });
  });

  it('is ambiguous where two places have the name, but not where a path tells them apart', async () => {
    await using test = await createTestCore();
    const one = aLocation(test, { name: 'Hall 1', kind: 'building' });
    const two = aLocation(test, { name: 'Hall 2', kind: 'building' });
    const first = aLocation(test, { name: 'Store', parentId: one });
    const second = aLocation(test, { name: 'Store', parentId: two });
    const places = new LocationNames(test.core.services.database);
    expect(places.find('Store')).toHaveLength(2);
    expect(places.find('Hall 2/Store').map(({ id }) => id)).toEqual([second]);
    expect(places.labelOf(first)).toBe('Hall 1 / Store');
  });

  it.each([
    ['A/B', ['A', 'B']],
    ['A / B/C', ['A', 'B/C']],
    ['A > B', ['A', 'B']],
    [' A ', ['A']],
  ])('%j has the segments %j', (text, names) => {
    expect(splitPath(text)).toEqual(names);
  });

  it('that is made on the way is of a kind that fits where it lies', () => {
    expect([guessedKind(null, 0, false), guessedKind(null, 2, false), guessedKind('site', 0, false)]).toEqual(
      ['building', 'site', 'building'],
    );
    expect([
      guessedKind('building', 0, false),
      guessedKind(null, 0, true),
      guessedKind('store', 0, true),
    ]).toEqual(['area', 'store', 'bin']);
  });
});
