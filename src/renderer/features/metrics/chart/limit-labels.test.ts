import { describe, expect, it } from 'vitest';
import { placeLabels } from './limit-labels.ts';
import type { Limit } from './shape.ts';

const edges = { left: 0, right: 400 };
const size = 12;

function line(side: Limit['side'], severity: Limit['severity'], y: number, text = 'High warning 7') {
  return { limit: { side, severity, value: 0 }, y, text };
}

function places(lines: Parameters<typeof placeLabels>[0], width = edges.right) {
  return placeLabels(lines, { left: 0, right: width }, size).map(
    ({ atEnd, above }) => `${atEnd ? 'right' : 'left'} ${above ? 'above' : 'below'}`,
  );
}

describe('the names of limit lines', () => {
  it('stand outside of the limits, warnings at the left and critical ones at the right', () => {
    const lines = [
      line('low', 'critical', 180),
      line('low', 'warning', 140),
      line('high', 'warning', 80),
      line('high', 'critical', 40),
    ];
    expect(places(lines)).toEqual(['right below', 'left below', 'left above', 'right above']);
  });

  it('give way to a line that is close', () => {
    expect(places([line('high', 'warning', 100), line('high', 'critical', 90)])).toEqual([
      'left below',
      'right above',
    ]);
  });

  it('give way to each other where both do not fit side by side', () => {
    const lines = [line('low', 'warning', 100), line('high', 'critical', 130)];
    expect(places(lines)).toEqual(['left below', 'right above']);
    expect(places(lines, 120)).toEqual(['left below', 'right below']);
  });

  it('keep the order of the lines and what they say', () => {
    const lines = [line('low', 'warning', 100, 'one'), line('high', 'warning', 50, 'two')];
    expect(placeLabels(lines, edges, size).map(({ text }) => text)).toEqual(['one', 'two']);
  });
});
