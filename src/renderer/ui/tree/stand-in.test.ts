import { describe, expect, it } from 'vitest';
import type { TreeRow } from './flatten.ts';
import { neighbourhood, standIn } from './stand-in.ts';

type Row = TreeRow<string>;

function node(id: string, parentId: string | null): Row {
  return { kind: 'node', id, node: id, level: 1, position: 1, siblings: 1, parentId, expanded: false };
}

const rows = [
  node('line', null),
  node('pump', 'line'),
  node('motor', 'line'),
  node('valve', 'line'),
  node('hall', null),
];

/** Which row is current in `left` after `gone` was the current one of all rows. */
function after(gone: string, left: readonly Row[]): string | undefined {
  const was = neighbourhood(
    rows,
    rows.findIndex(({ id }) => id === gone),
  );
  return left[standIn(left, was!)]?.id;
}

function without(...ids: readonly string[]): readonly Row[] {
  return rows.filter(({ id }) => !ids.includes(id));
}

describe('in the place of a current row that is gone', () => {
  it.each([
    ['motor', without('motor'), 'valve'],
    ['hall', without('hall'), 'valve'],
    ['motor', without('motor', 'valve'), 'pump'],
    ['motor', without('pump', 'motor', 'valve'), 'line'],
    ['line', without('line', 'pump', 'motor', 'valve'), undefined],
  ])('of %s stands the next, the previous or the one above', (gone, left, current) => {
    expect(after(gone, left)).toBe(current);
  });

  it('of the rest of a long branch stands its last row, once all of it has come', () => {
    const more: Row = { kind: 'more', id: 'line:more', level: 2, parentId: 'line' };
    const before = [node('line', null), node('pump', 'line'), more, node('hall', null)];
    expect(rows[standIn(rows, neighbourhood(before, 2)!)]?.id).toBe('valve');
  });
});
