import { describe, expect, it } from 'vitest';
import { formatLocale, resolveLanguage } from './index.ts';

describe('the language', () => {
  it.each([
    ['the address before everything', '?lang=pseudo', 'de', ['en-GB'], 'pseudo'],
    ["the person's choice before the system", '', 'de', ['en-GB'], 'de'],
    ["the system's first language that we speak", '', null, ['fr-FR', 'de-AT', 'en-GB'], 'de'],
    ['English where we speak none of them', '', null, ['fr-FR'], 'en'],
    ['English for an unknown wish in the address', '?lang=tlh', null, [], 'en'],
  ] as const)('is %s', (_case, search, chosen, system, expected) => {
    expect(resolveLanguage(search, chosen, system)).toBe(expected);
  });

  it("formats in the system's own variant of the language", () => {
    expect(formatLocale('de', ['en-US', 'de-AT'])).toBe('de-AT');
    expect(formatLocale('en', ['de-AT'])).toBe('en-GB');
    expect(formatLocale('pseudo', ['en-US'])).toBe('en-US');
  });
});
