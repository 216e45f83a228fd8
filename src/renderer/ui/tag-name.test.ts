import { describe, expect, it } from 'vitest';
import { tagName } from './tag-name.ts';

describe('what an asset is called', () => {
  it('is its tag and its name', () => {
    expect(tagName('P-101', 'Feed pump')).toBe('P-101 Feed pump');
  });

  it('is said once where the name is the tag', () => {
    expect(tagName('vav_C180', 'vav_C180')).toBe('vav_C180');
  });
});
