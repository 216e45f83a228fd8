import { describe, expect, it } from 'vitest';
import { guessFields, guessKind, REASON_COLUMN } from './headers.ts';
import { KINDS } from './kinds/index.ts';
import { ID_FIELD } from './plan.ts';

const all = Object.values(KINDS).map((kind) => [kind, kind.fields] as const);
const guess = (kind: keyof typeof KINDS, names: readonly string[], samples: readonly string[] = []) =>
  guessFields(names, [ID_FIELD, ...KINDS[kind].fields], () => samples);

describe('the kind of a file', () => {
  it.each([
    ['assets', ['Tag', 'Name']],
    ['assets', ['Tag', 'Type', 'Parent tag', 'Location']],
    ['assets', ['Equipment', 'Bezeichnung', 'Hersteller', 'Seriennummer', 'Inbetriebnahme']],
    ['stock', ['Part number', 'Location', 'Quantity']],
    ['stock', ['Materialnummer', 'Lagerort', 'Bestand']],
    ['parts', ['Part number', 'Name', 'Description', 'Category', 'Unit', 'Minimum stock', 'Supplier']],
    ['suppliers', ['Name', 'Description', 'Website', 'Phone', 'Email', 'Supplier', 'Manufacturer']],
    ['work_orders', ['BscStartDate', 'Asset', 'OriginalShorttext', 'PMType', 'Cost']],
    ['work_orders', ['Auftrag', 'Kurztext', 'Equipment', 'Priorität', 'Status']],
    ['metrics', ['Asset', 'Metric', 'Unit', 'High', 'High high']],
    ['locations', ['Name', 'Parent', 'Kind', 'Address']],
    ['asset_types', ['Type name', 'Category', 'Maintenance interval', 'Interval unit']],
  ] as const)('%s is told by %j', (kind, names) => {
    expect(guessKind(names, all)).toBe(kind);
  });

  it('is not made up for columns that mean nothing', () => {
    expect(guessKind(['qwertz', 'foo bar', '#3'], all)).toBeNull();
  });
});

describe('the field of a column', () => {
  it.each([
    ['Serien-Nr.', 'serialNumber'],
    ['SERIAL NO', 'serialNumber'],
    ['Serial nubmer', 'serialNumber'],
    ['Purchase cost [EUR]', 'purchaseCost'],
    ['Übergeordnete Anlage', 'parent'],
    ['parent_tag', 'parent'],
    ['serialNumber', 'serialNumber'],
    ['Something else', null],
  ])('%j is %j', (name, field) => {
    expect(guess('assets', [name])).toEqual([field]);
  });

  it('is proposed once: the name that fits exactly has it', () => {
    expect(guess('assets', ['Nmae', 'Name'])).toEqual([null, 'name']);
  });

  it('is our id only where the samples are ids', () => {
    expect(guess('assets', ['Id'], ['4711'])).toEqual([null]);
    expect(guess('assets', ['Id'], ['0190d4c0-0000-7000-8000-000000000000'])).toEqual(['id']);
  });

  it('is none for the reasons that a file of bad rows carries', () => {
    expect(guess('assets', [REASON_COLUMN])).toEqual([null]);
  });
});
