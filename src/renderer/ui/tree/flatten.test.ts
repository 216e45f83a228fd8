import { describe, expect, it } from 'vitest';
import { findByLetters, flattenTree, type Branch } from './flatten.ts';

interface Node {
  readonly id: string;
  readonly children: number;
}

const node = (id: string, children = 0): Node => ({ id, children });
const describeNode = ({ id, children }: Node) => ({ id, label: id, hasChildren: children > 0 });

function flatten(branches: Readonly<Record<string, Branch<Node>>>, open: readonly string[]) {
  return flattenTree((parentId) => branches[parentId ?? 'root'], describeNode, new Set(open));
}

const loaded = (...nodes: Node[]): Branch<Node> => ({
  state: 'loaded',
  nodes,
  total: nodes.length,
});

describe('the rows of a tree', () => {
  it('are the roots while nothing is open', () => {
    const rows = flatten({ root: loaded(node('a', 1), node('b')) }, []);
    expect(rows.map(({ id, level }) => [id, level])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('have the children of an open node below it, with their places', () => {
    const rows = flatten({ root: loaded(node('a', 2), node('b')), a: loaded(node('a1'), node('a2')) }, ['a']);
    expect(rows.map((row) => [row.id, row.level, row.kind === 'node' && row.position])).toEqual([
      ['a', 1, 1],
      ['a1', 2, 1],
      ['a2', 2, 2],
      ['b', 1, 2],
    ]);
  });

  it('say that children are on their way or could not be loaded', () => {
    const branches = { root: loaded(node('a', 1), node('b', 1)), b: { state: 'failed' } as const };
    expect(flatten(branches, ['a', 'b']).map(({ kind }) => kind)).toEqual([
      'node',
      'loading',
      'node',
      'failed',
    ]);
  });

  it('say of a long branch that there are more, and how many all are', () => {
    const rows = flatten({ root: { state: 'loaded', nodes: [node('a'), node('b')], total: 9 } }, []);
    expect(rows.map((row) => [row.id, row.kind, row.kind === 'node' && row.siblings])).toEqual([
      ['a', 'node', 9],
      ['b', 'node', 9],
      ['root:more', 'more', false],
    ]);
  });

  it('do not open a node that has lost its children', () => {
    const rows = flatten({ root: loaded(node('a')) }, ['a']);
    expect(rows).toMatchObject([{ id: 'a', expanded: false }]);
  });
});

describe('typing ahead', () => {
  const labels = ['Filler', 'Pump 1', 'Pump 2', 'Capper', 'pumpe'];

  it.each([
    ['p', 0, 1],
    ['p', 1, 2],
    ['p', 4, 1],
    ['pump 2', 1, 2],
    ['pumpe', 1, 4],
    ['CAP', 0, 3],
    ['x', 0, -1],
    ['f', -1, 0],
  ])('%s from row %d leads to row %d', (letters, from, expected) => {
    expect(findByLetters(labels, letters, from)).toBe(expected);
  });
});
