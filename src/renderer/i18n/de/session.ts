import type { Catalogue } from '../catalogue.ts';
import type { session as en } from '../en/session.ts';

export const session = {
  title: 'Anmelden',
  username: 'Benutzername',
  showPassword: 'Passwort zeigen oder verbergen',
  password: 'Passwort',
  signIn: 'Anmelden',
  usernameNeeded: 'Geben Sie Ihren Benutzernamen ein.',
  passwordNeeded: 'Geben Sie Ihr Passwort ein.',
  offline: 'Funktioniert ohne Netz: Ihr Konto liegt auf diesem Rechner.',
  demoTitle: 'Umsehen als …',
  demoHint: 'Die Leute des Beispielwerks. Ein Klick meldet Sie an; was Sie dürfen, hängt von der Rolle ab.',
  demoSignIn: 'Anmelden als',
} as const satisfies Catalogue<typeof en>;
