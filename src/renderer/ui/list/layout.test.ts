import { array, assert, integer, option, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fittingColumns, listLayout } from './layout.ts';

const column = (id: string, width: number, yields?: number) => ({ id, width, yields });
const ids = (columns: readonly { readonly id: string }[]) => columns.map(({ id }) => id).join(' ');

describe('the columns of a list that is too narrow', () => {
  const columns = [
    column('number', 120),
    column('title', 160),
    column('due', 160, 1),
    column('assignee', 100, 3),
    column('priority', 100, 2),
  ];

  it.each([
    [640, 'number title due assignee priority'],
    [639, 'number title due priority'],
    [539, 'number title due'],
    [439, 'number title'],
    [0, 'number title'],
  ])('at %i px are: %s', (room, expected) => {
    expect(ids(fittingColumns(columns, room, 'desk'))).toBe(expected);
  });

  it('take the size of the density and the boxes for selecting into account', () => {
    expect(ids(fittingColumns(columns, 640, 'floor'))).toBe('number title due');
    expect(ids(fittingColumns(columns, 640, 'desk', true))).toBe('number title due priority');
  });

  it('stay the same object while all of them fit, so that nothing is drawn again', () => {
    expect(fittingColumns(columns, 2000, 'desk')).toBe(columns);
  });

  it('keep their order, fit wherever they can, and never lose one that does not yield', () => {
    const any = record({
      id: integer({ min: 0, max: 999 }).map(String),
      width: integer({ min: 20, max: 400 }),
      yields: option(integer({ min: 1, max: 9 }), { nil: undefined }),
    });
    assert(
      property(array(any, { maxLength: 12 }), integer({ min: 0, max: 3000 }), (all, room) => {
        const fitting = fittingColumns(all, room, 'desk');
        expect(all.filter((one) => fitting.includes(one))).toEqual(fitting);
        expect(all.filter(({ yields }) => yields === undefined).every((one) => fitting.includes(one))).toBe(
          true,
        );
        const least = Number.parseInt(
          (listLayout(fitting, 'desk', false) as Record<string, string>)['--least']!,
          10,
        );
        expect(least <= room || fitting.every(({ yields }) => yields === undefined)).toBe(true);
      }),
    );
  });
});
