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

/** Headers as other systems and people write them, with the field each column goes to. */
const EXPORTS: readonly (readonly [
  source: string,
  kind: keyof typeof KINDS,
  header: string,
  fields: string,
])[] = [
  [
    'SAP equipment',
    'assets',
    'Equipment;Description of technical object;Functional Location;Manufacturer;Model number;ManufSerialNo.;Constr.year;Cost Center;ABC indic.;Start-up date',
    'tag;name;-;manufacturer;model;serialNumber;-;-;criticality;installedOn',
  ],
  [
    'SAP-Equipment',
    'assets',
    'Techn. Platz;Equipment;Equipmentbezeichnung;Hersteller;Typbezeichnung;Herst-Serialnummer;Baujahr;ABC-Kennz.;Inbetr.datum',
    '-;tag;name;manufacturer;model;serialNumber;-;criticality;installedOn',
  ],
  [
    'SAP orders',
    'work_orders',
    'Order;Order Type;Description;Functional Location;Equipment;Bsc start;Basic fin.;System status;Priority;TotalPlnndCosts;TotalActCosts',
    'number;type;title;-;asset;reportedAt;dueOn;status;priority;-;otherCost',
  ],
  [
    'SAP-Aufträge',
    'work_orders',
    'Auftrag;Auftragsart;Kurztext;Techn. Platz;Eckstart;Eckende;Systemstatus;Priorität;Gesamtkosten Ist',
    'number;type;title;asset;reportedAt;dueOn;status;priority;otherCost',
  ],
  [
    'SAP-Bestand',
    'stock',
    'Material;Materialkurztext;Lagerort;Frei verwendbar;Basismengeneinheit',
    'part;-;location;quantity;-',
  ],
  [
    'Maximo assets',
    'assets',
    'Asset;Description;Location;Parent;Status;Serial #;Vendor;Manufacturer;Installation Date;Purchase Price;Site',
    'tag;description;location;parent;status;serialNumber;-;manufacturer;installedOn;purchaseCost;-',
  ],
  [
    'Maximo work orders',
    'work_orders',
    'Work Order;Description;Location;Asset;Status;Priority;Work Type;Scheduled Start;Reported Date;Target Finish;Lead',
    'number;title;-;asset;status;priority;type;-;reportedAt;dueOn;assignee',
  ],
  [
    'Fiix assets',
    'assets',
    'Name;Code;Category;Make;Model;Serial Number;Barcode;Location;Account',
    'name;tag;type;manufacturer;model;serialNumber;-;location;-',
  ],
  [
    'Fiix work orders',
    'work_orders',
    'Code;Description;Assigned To;Status;Priority;Maintenance Type;Date Created;Suggested Completion Date;Date Completed',
    'number;title;assignee;status;priority;type;reportedAt;dueOn;completedAt',
  ],
  [
    'MaintainX work orders',
    'work_orders',
    'ID;Title;Status;Priority;Description;Asset;Location;Assigned to;Due date;Created on;Completed on;Categories',
    '-;title;status;priority;description;asset;-;assignee;dueOn;reportedAt;completedAt;-',
  ],
  [
    'a list of parts',
    'parts',
    'Mfg;Part No;Description;UoM;Reorder point;Supplier',
    '-;number;description;unit;reorderPoint;supplier',
  ],
  ['a count', 'stock', 'Part No;Bin;Qty on hand', 'part;location;quantity'],
  [
    'a list of machines',
    'assets',
    'Nr.;Equipment Description;Mfr;Model;S/N;Location;Install Date',
    'tag;name;manufacturer;model;serialNumber;location;installedOn',
  ],
  ['a list of places', 'assets', 'Functional Location;Equipment Description', 'tag;name'],
  ['a to-do list', 'work_orders', 'Due;Assigned to;Task;Asset', 'dueOn;assignee;title;asset'],
  ['eine Liste', 'assets', 'Nr;Bezeichnung;Standort;Hersteller', 'tag;name;location;manufacturer'],
  [
    'eine Maschinenliste',
    'assets',
    'Nr.;Bezeichnung;Typ;Standort;Hersteller;Baujahr;Seriennr.',
    'tag;name;type;location;manufacturer;-;serialNumber',
  ],
  [
    'eine Lagerliste',
    'parts',
    'Artikelnr.;Bezeichnung;Lieferant;Bestand;Mindestbestand;Einheit;Lagerplatz;Preis',
    'number;name;supplier;-;reorderPoint;unit;-;-',
  ],
  [
    'eine Auftragsliste',
    'work_orders',
    'Auftrag;Auftragsart;Anlage;Fällig;Verantwortlich;Status;Erledigt am',
    'number;type;asset;dueOn;assignee;status;completedAt',
  ],
  ['Lieferanten', 'suppliers', 'Lieferant;Ansprechpartner;Telefon;E-Mail', 'name;-;phone;email'],
  ['Standorte', 'locations', 'Standort;Übergeordneter Standort;Art;Adresse', 'name;parent;kind;address'],
];

describe('the header of a file that comes from elsewhere', () => {
  it.each(EXPORTS)('%s: %s', (_source, kind, header, fields) => {
    const names = header.split(';');
    expect(guessKind(names, all)).toBe(kind);
    expect(
      guess(kind, names, ['4711'])
        .map((field) => field ?? '-')
        .join(';'),
    ).toBe(fields);
  });

  it.each(['Nr;Bezeichnung', 'Nr.;Text', 'Bezeichnung;Menge', 'Datum;Uhrzeit;Wert', 'Name', 'Code;Notes'])(
    '%j alone tells no kind',
    (header) => {
      expect(guessKind(header.split(';'), all)).toBeNull();
    },
  );

  it('says nothing by what only looks like a word for any number', () => {
    expect(guess('assets', ['Node'])).toEqual([null]);
    expect(guess('assets', ['Code'])).toEqual(['tag']);
  });
});
