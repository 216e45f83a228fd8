/** Twelve people in five roles. Names are invented; the address uses the reserved top-level domain. */
import type { PersonDefinition } from './types.ts';

export const MAIL_DOMAIN = 'ellerbrook.example';

export const PEOPLE: readonly PersonDefinition[] = [
  {
    username: 'ines.albrecht',
    fullName: 'Ines Albrecht',
    role: 'admin',
    title: 'Plant systems administrator',
  },
  { username: 'marek.dvorak', fullName: 'Marek Dvorak', role: 'manager', title: 'Maintenance manager' },
  {
    username: 'petra.lindqvist',
    fullName: 'Petra Lindqvist',
    role: 'planner',
    title: 'Maintenance planner, filling lines',
  },
  {
    username: 'oskar.brandt',
    fullName: 'Oskar Brandt',
    role: 'planner',
    title: 'Maintenance planner, utilities',
  },
  {
    username: 'jonas.weber',
    fullName: 'Jonas Weber',
    role: 'technician',
    title: 'Mechanical technician, line 1',
    trade: 'mechanical',
  },
  {
    username: 'amira.haddad',
    fullName: 'Amira Haddad',
    role: 'technician',
    title: 'Mechanical technician, lines 2 and 3',
    trade: 'mechanical',
  },
  {
    username: 'tomasz.nowak',
    fullName: 'Tomasz Nowak',
    role: 'technician',
    title: 'Electrical technician',
    trade: 'electrical',
  },
  {
    username: 'leila.karimi',
    fullName: 'Leila Karimi',
    role: 'technician',
    title: 'Automation technician',
    trade: 'electrical',
  },
  {
    username: 'ben.okafor',
    fullName: 'Ben Okafor',
    role: 'technician',
    title: 'Utilities technician, air and water',
    trade: 'utilities',
  },
  {
    username: 'sven.hartmann',
    fullName: 'Sven Hartmann',
    role: 'technician',
    title: 'Utilities technician, refrigeration and steam',
    trade: 'utilities',
  },
  { username: 'greta.solberg', fullName: 'Greta Solberg', role: 'storekeeper', title: 'Storekeeper' },
  {
    username: 'luis.moreira',
    fullName: 'Luis Moreira',
    role: 'storekeeper',
    title: 'Storekeeper, late shift',
  },
];
