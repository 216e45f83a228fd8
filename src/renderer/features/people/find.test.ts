import { describe, expect, it } from 'vitest';
import { matchesPerson, type Person } from './find.ts';

const ana: Person = {
  id: 'a',
  username: 'ana.horvat',
  fullName: 'Ana Horvat',
  email: null,
  department: 'Maintenance',
  role: { id: 'r', name: 'Technician', builtin: 'technician' },
  status: 'active',
  lastSignInAt: null,
};

describe('looking for a person', () => {
  it.each([
    ['', true],
    ['  ', true],
    ['hor', true],
    ['HORVAT ana', true],
    ['technik main', true],
    ['Änä hörvat', true],
    ['ana bob', false],
    ['null', false],
  ])('by %j finds Ana: %s', (text, found) => {
    expect(matchesPerson(ana, 'Technik', text)).toBe(found);
  });

  it('by plain letters finds a name with accents', () => {
    expect(matchesPerson({ ...ana, fullName: 'Berk Öztürk' }, 'Technik', 'oztu')).toBe(true);
  });
});
