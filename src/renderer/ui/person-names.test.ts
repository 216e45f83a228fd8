import { describe, expect, it } from 'vitest';
import { initials, proposeUsername } from './person-names.ts';

describe('the name of a person', () => {
  it.each([
    ['Ana Müller', 'AM', 'ana.muller'],
    ['Jörg von der Weiß', 'JW', 'jorg.von.der.weiss'],
    ['Cher', 'C', 'cher'],
    ['  ', '•', ''],
  ])('“%s” is %s in short and proposes the user name “%s”', (name, short, username) => {
    expect(initials(name)).toBe(short);
    expect(proposeUsername(name)).toBe(username);
  });
});
