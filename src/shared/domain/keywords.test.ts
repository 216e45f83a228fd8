import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keywordKey, tidyKeywords } from './keywords.ts';

describe('keywords', () => {
  it('are the same however they are written, and the first spelling stays', () => {
    expect(tidyKeywords([' ATEX', 'atex ', 'Grüne  Linie', 'GRÜNE LINIE', '  '])).toEqual([
      'ATEX',
      'Grüne Linie',
    ]);
  });

  it('are tidy once they are tidied, and no two are the same', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 30, size: 'max' }), (words) => {
        const tidy = tidyKeywords(words);
        expect(tidyKeywords(tidy)).toEqual(tidy);
        expect(new Set(tidy.map(keywordKey)).size).toBe(tidy.length);
      }),
    );
  });
});
