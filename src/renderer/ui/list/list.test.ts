import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksFor, blockSize } from './use-list-pages.ts';
import { parseListChoice } from './use-list-choice.ts';

describe('the blocks of rows to fetch', () => {
  it('cover every visible row and stay within the list', () => {
    assert(
      property(
        integer({ min: 1, max: 1_000_000 }),
        integer({ min: 0, max: 1_000_000 }),
        integer({ min: 0, max: 80 }),
        (total, start, size) => {
          const first = Math.min(start, total - 1);
          const last = Math.min(first + size, total - 1);
          const blocks = blocksFor(first, last, total);
          for (const row of [first, last]) expect(blocks).toContain(Math.floor(row / blockSize));
          expect(blocks.at(-1)! * blockSize).toBeLessThan(total);
          expect(blocks.length).toBeLessThanOrEqual(4);
        },
      ),
    );
  });

  it('begin with the first one when the length of the list is not known yet', () => {
    expect(blocksFor(0, 40, undefined)).toEqual([0]);
  });
});

describe('the stored choice of columns', () => {
  const columns = [
    { id: 'tag', fixed: true, sort: 'tag' },
    { id: 'name', sort: 'name' },
    { id: 'serial', hidden: true },
  ];

  it('is the usual one when nothing is stored', () => {
    expect(parseListChoice(null, columns)).toEqual({
      visibility: { tag: true, name: true, serial: false },
      sort: undefined,
    });
  });

  it('is taken as stored', () => {
    const stored = { visibility: { name: false, serial: true }, sort: { sort: 'name', direction: 'desc' } };
    expect(parseListChoice(JSON.stringify(stored), columns)).toEqual({
      visibility: { tag: true, name: false, serial: true },
      sort: { sort: 'name', direction: 'desc' },
    });
  });

  it('never hides a fixed column and forgets columns that are gone', () => {
    const stored = { visibility: { tag: false, gone: true }, sort: { sort: 'gone', direction: 'asc' } };
    expect(parseListChoice(JSON.stringify(stored), columns)).toEqual({
      visibility: { tag: true, name: true, serial: false },
      sort: undefined,
    });
  });

  it.each(['{', 'null', '7', '{"visibility":7,"sort":7}'])('falls back when damaged: %s', (text) => {
    expect(parseListChoice(text, columns).visibility).toEqual({ tag: true, name: true, serial: false });
  });
});
