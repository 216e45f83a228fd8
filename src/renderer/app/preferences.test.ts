import { describe, expect, it } from 'vitest';
import { parsePreferences } from './preferences.ts';

const defaults = parsePreferences(null);

describe('stored preferences', () => {
  it('follow the system at desk density when nothing is stored', () => {
    expect(defaults).toEqual({
      colorScheme: 'system',
      contrast: 'system',
      density: 'desk',
      language: null,
      navigationCollapsed: false,
      scanner: { prefix: '', suffix: 'enter', minLength: 5, sound: true },
    });
  });

  it('are read back', () => {
    const stored = { ...defaults, colorScheme: 'dark', density: 'gloves', language: 'de' };
    expect(parsePreferences(JSON.stringify(stored))).toEqual(stored);
  });

  it.each(['{', 'null', '[]', '"x"'])('fall back to the defaults when damaged: %s', (text) => {
    expect(parsePreferences(text)).toEqual(defaults);
  });

  it('replace only the field that is unknown', () => {
    expect(parsePreferences('{"density":"tiny","colorScheme":"dark"}')).toEqual({
      ...defaults,
      colorScheme: 'dark',
    });
    expect(
      parsePreferences('{"scanner":{"prefix":"~","suffix":"space","minLength":99,"sound":false}}'),
    ).toEqual({
      ...defaults,
      scanner: { prefix: '~', suffix: 'enter', minLength: 5, sound: false },
    });
  });
});
