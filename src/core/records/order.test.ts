import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parentsFirst } from './order.ts';

const order = (parents: Readonly<Record<string, string>>, nodes = Object.keys(parents)) =>
  parentsFirst(nodes, (node) => (parents[node] === '' ? undefined : parents[node]));

describe('parents before their children', () => {
  it('whatever the order of the file', () => {
    expect(order({ leaf: 'branch', branch: 'root', root: '' })).toEqual({
      order: ['root', 'branch', 'leaf'],
      rings: [],
    });
  });

  it('names each ring once and leaves out what hangs on it', () => {
    expect(order({ a: 'b', b: 'c', c: 'b', free: '', own: 'own' })).toEqual({
      order: ['free'],
      rings: [['b', 'c'], ['own']],
    });
  });

  it('places every node of a forest after its parent', () => {
    const forest = fc
      .array(fc.nat(), { minLength: 1, maxLength: 200, size: 'max' })
      .map((picks) => picks.map((pick, index) => (index === 0 ? -1 : (pick % (index + 1)) - 1)));
    fc.assert(
      fc.property(forest, fc.infiniteStream(fc.nat()), (parents, shuffle) => {
        const nodes = parents.map((_, index) => index);
        const mixed = nodes
          .map((node) => ({ node, at: shuffle.next().value as number }))
          .toSorted((one, other) => one.at - other.at)
          .map(({ node }) => node);
        const { order: placed, rings } = parentsFirst(mixed, (node) =>
          parents[node] === -1 ? undefined : parents[node],
        );
        const at = new Map(placed.map((node, index) => [node, index]));
        expect(rings).toEqual([]);
        expect(at.size).toBe(nodes.length);
        for (const node of nodes) {
          if (parents[node] !== -1) expect(at.get(parents[node]!)!).toBeLessThan(at.get(node)!);
        }
      }),
    );
  });
});
