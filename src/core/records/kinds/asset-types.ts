import { assetTypeFieldsSchema } from '../../../shared/contract/asset-types.ts';
import { CALENDAR_UNITS } from '../../../shared/domain/vocabulary.ts';
import { folded } from '../../database/same-name.ts';
import { normalised } from '../similar.ts';
import { boundsOf, field, type Kind, textOf } from './kind.ts';
import { tableSource, type TableSpec, tableWriter } from './table.ts';

const SPEC: TableSpec = {
  table: 'asset_types',
  columns: {
    name: 'name',
    category: 'category',
    description: 'description',
    icon: 'icon',
    commonIssues: 'common_issues',
    troubleshooting: 'troubleshooting',
    maintenanceEvery: 'maintenance_every',
    maintenanceUnit: 'maintenance_unit',
    expectedLifetimeMonths: 'expected_lifetime_months',
  },
  key: 'lower(r.name)',
  name: 'name',
  order: 'natural_key(r.name)',
};

/** An interval is a number and its unit: neither is without the other. */
const INTERVAL = [
  ['maintenanceEvery', 'maintenanceUnit'],
  ['maintenanceUnit', 'maintenanceEvery'],
] as const;

export const assetTypes: Kind = {
  kind: 'asset_types',
  read: 'assets.read',
  write: 'assets.write',
  fields: [
    field(
      'name',
      'text',
      'type, asset type, type name, equipment type, class, typ, anlagentyp, typname, objektart',
      {
        required: true,
        isKey: true,
      },
    ),
    field('category', 'text', 'group, type group, kategorie, gruppe'),
    field('description', 'text', 'beschreibung, notes, bemerkung', { longest: 20_000, verbatim: true }),
    field('icon', 'text', 'symbol', boundsOf(assetTypeFieldsSchema.shape.icon)),
    field(
      'commonIssues',
      'text',
      'common problems, known issues, failure modes, häufige fehler, bekannte probleme',
      {
        longest: 20_000,
        verbatim: true,
      },
    ),
    field(
      'troubleshooting',
      'text',
      'hilfe bei störungen, anleitung zur fehlersuche, troubleshooting guide, fehlersuche, fehlerbehebung',
      {
        longest: 20_000,
        verbatim: true,
      },
    ),
    field('maintenanceEvery', 'integer', 'maintenance interval, interval, wartungsintervall, intervall', {
      least: 1,
      greatest: 1000,
    }),
    field(
      'maintenanceUnit',
      'choice',
      'unit of the interval, einheit des intervalls, interval unit, maintenance interval unit, intervalleinheit, einheit',
      {
        choices: [...CALENDAR_UNITS],
        words: {
          days: 'day',
          weeks: 'week',
          months: 'month',
          years: 'year',
          tag: 'day',
          tage: 'day',
          woche: 'week',
          wochen: 'week',
          monat: 'month',
          monate: 'month',
          jahr: 'year',
          jahre: 'year',
        },
      },
    ),
    field(
      'expectedLifetimeMonths',
      'integer',
      'erwartete lebensdauer, lifetime, expected lifetime, useful life, lebensdauer, nutzungsdauer',
      {
        unit: 'month',
        least: 1,
        greatest: 2400,
      },
    ),
  ],
  keyField: 'name',
  uniqueField: 'name',
  keyNeeds: 'cells',
  keyOf: ({ name }) => (textOf(name) === null ? null : folded(name as string)),
  labelOf: ({ name }) => String(name),
  source: tableSource(SPEC),
  check: (rows) => {
    for (const { values, stored, bad } of rows) {
      for (const [one, other] of INTERVAL) {
        // Cleared, it takes the other with it.
        if (values[one] === null && values[other] === undefined) values[other] = null;
        const now = { ...stored?.values, ...values };
        if ((now[one] ?? null) === null && (now[other] ?? null) !== null) bad(one, 'missing');
      }
    }
  },
  twins: [{ field: 'name', of: ({ name }) => (textOf(name) === null ? null : normalised(name as string)) }],
  fromName: (name) => ({ name }),
  writer: (tx) => tableWriter(tx, SPEC),
};
