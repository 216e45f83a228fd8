import { folded } from '../../database/same-name.ts';
import { normalised } from '../similar.ts';
import { field, type Kind, textOf } from './kind.ts';
import { tableSource, type TableSpec, tableWriter } from './table.ts';

const SPEC: TableSpec = {
  table: 'suppliers',
  columns: {
    name: 'name',
    description: 'description',
    website: 'website',
    phone: 'phone',
    email: 'email',
  },
  key: 'lower(r.name)',
  name: 'name',
  order: 'natural_key(r.name)',
};

export const suppliers: Kind = {
  kind: 'suppliers',
  read: 'parts.read',
  write: 'parts.write',
  fields: [
    field(
      'name',
      'text',
      'supplier name, company, company name, vendor, vendor name, lieferant, firma, lieferantenname',
      {
        required: true,
        isKey: true,
      },
    ),
    field('description', 'text', 'beschreibung, notes, bemerkung, remarks', {
      longest: 20_000,
      verbatim: true,
    }),
    field('website', 'text', 'web, url, homepage, webseite, internet'),
    field('phone', 'text', 'telephone, phone number, tel, telefon, telefonnummer'),
    field('email', 'text', 'e mail, mail, email address, e mail adresse'),
  ],
  keyField: 'name',
  uniqueField: 'name',
  keyNeeds: 'cells',
  keyOf: ({ name }) => (textOf(name) === null ? null : folded(name as string)),
  labelOf: ({ name }) => String(name),
  source: tableSource(SPEC),
  twins: [{ field: 'name', of: ({ name }) => (textOf(name) === null ? null : normalised(name as string)) }],
  fromName: (name) => ({ name }),
  writer: (tx) => tableWriter(tx, SPEC),
};
