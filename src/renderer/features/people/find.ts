import type { Outputs } from '../../api.ts';

export type Person = Outputs['people']['list'][number];

/** Whether every word of the text is in the person's names, role, department or address. */
export function matchesPerson(person: Person, roleName: string, text: string): boolean {
  const { fullName, username, department, email } = person;
  const haystack = [fullName, username, roleName, department, email].join(' ').toLocaleLowerCase();
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
