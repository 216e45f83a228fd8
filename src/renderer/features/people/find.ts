import { z } from 'zod';
import type { Outputs } from '../../api.ts';

export type Person = Outputs['people']['list'][number];

/** Whether it can be an e-mail address. */
export function isEmail(text: string): boolean {
  return z.email().safeParse(text).success;
}

/** Small letters without their accents: `oz` finds `Öztürk`. */
function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();
}

/** Whether every word of the text is in the person's names, role, department or address. */
export function matchesPerson(person: Person, roleName: string, text: string): boolean {
  const { fullName, username, department, email } = person;
  const haystack = folded([fullName, username, roleName, department, email].join(' '));
  return folded(text)
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
