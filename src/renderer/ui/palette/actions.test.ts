import { describe, expect, it } from 'vitest';
import { matchActions, type PaletteAction } from './actions.ts';

const action = (label: string, ...keywords: string[]): PaletteAction => ({
  id: label,
  label,
  keywords,
  run: () => undefined,
});
const compare = action('Compare a metric across assets');
const assets = action('Assets', 'machines');
const types = action('Asset types');

describe('the actions that match what is typed', () => {
  const found = (text: string) => matchActions([compare, assets, types], text).map(({ label }) => label);

  it('come first that begin so as a whole, the others as they were offered', () => {
    expect(found('assets')).toEqual(['Assets', 'Compare a metric across assets']);
    expect(found('asset')).toEqual(['Assets', 'Asset types', 'Compare a metric across assets']);
  });

  it('match by the beginnings of their words in any order, and by their keywords', () => {
    expect(found('ASS comp')).toEqual(['Compare a metric across assets']);
    expect(found('mach')).toEqual(['Assets']);
    expect(found('ssets')).toEqual([]);
  });

  it('are all of them before anything is typed', () => {
    expect(found(' ')).toHaveLength(3);
  });
});
