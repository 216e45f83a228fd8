import { MAX_LEAD_DAYS } from '../../../shared/contract/parts.ts';
import { isQuantityOf } from '../../../shared/domain/quantity.ts';
import type { Id } from '../../../shared/ids.ts';
import type { WriteTx } from '../../database/database.ts';
import { hasMoved, settleReorderAlert } from '../../parts/ledger.ts';
import { folded } from '../../database/same-name.ts';
import { normalised } from '../similar.ts';
import { field, type Kind, type RecordWriter, textOf } from './kind.ts';
import { tableSource, type TableSpec, tableWriter } from './table.ts';

const SPEC: TableSpec = {
  table: 'parts',
  columns: {
    number: 'number',
    name: 'name',
    description: 'description',
    category: 'category',
    keywords: 'keywords',
    unit: 'unit',
    supplier: 'supplier_id',
    supplierSku: 'supplier_sku',
    reorderPoint: 'reorder_point',
    reorderQuantity: 'reorder_quantity',
    leadDays: 'lead_days',
  },
  key: 'lower(r.number)',
  name: 'number',
  order: 'natural_key(r.number)',
};

export const parts: Kind = {
  kind: 'parts',
  read: 'parts.read',
  write: 'parts.write',
  fields: [
    field(
      'number',
      'text',
      'part number, part no, part, part id, item, item number, item no, material, material number, article number, sku, teilenummer, teile nr, artikelnummer, artikel nr, materialnummer, sachnummer, ipn, part nr, item nr, material no, material nr, article no, stock code, stock number, ersatzteilnummer, ersatzteil nr, artikel, nr, no, number, nummer, code',
      {
        required: true,
        isKey: true,
        longest: 60,
      },
    ),
    field(
      'name',
      'text',
      'part name, item name, title, bezeichnung, benennung, teilebezeichnung, artikelbezeichnung, material description, part description, item description, material short text, materialkurztext, materialbezeichnung, ersatzteilbezeichnung',
      {
        neverEmpty: true,
      },
    ),
    field('description', 'text', 'beschreibung, long text, langtext, notes, bemerkung', {
      longest: 20_000,
      verbatim: true,
    }),
    field('category', 'text', 'group, material group, part group, kategorie, warengruppe, materialgruppe'),
    field('keywords', 'text', 'keyword, search terms, tags, stichworte, schlagworte, suchbegriffe', {
      longest: 2000,
    }),
    field(
      'unit',
      'text',
      'uom, unit of measure, base unit, units, einheit, mengeneinheit, me, basismengeneinheit, issue unit, stocking unit, base unit of measure, bun',
      {
        neverEmpty: true,
        refersTo: 'units',
        canCreate: true,
        longest: 20,
      },
    ),
    field(
      'supplier',
      'reference',
      'supplier name, vendor, vendor name, manufacturer, lieferant, lieferantenname, bezugsquelle, vendors, preferred vendor, preferred supplier, hauptlieferant',
      {
        refersTo: 'suppliers',
        canCreate: true,
      },
    ),
    field(
      'supplierSku',
      'text',
      'order number of the supplier, bestellnummer des lieferanten, bestellnummer beim lieferanten, supplier part number, supplier number, vendor part number, supplier article, order number, bestellnummer, lieferantenartikelnummer, sku supplier',
    ),
    field(
      'reorderPoint',
      'quantity',
      'reorder level, minimum stock, min stock, minimum, min, safety stock, mindestbestand, meldebestand, minimum quantity, rop, min qty, min quantity, minimum stock level, mindestmenge, min bestand',
      {
        least: 0,
      },
    ),
    field(
      'reorderQuantity',
      'quantity',
      'order quantity, lot size, reorder lot, bestellmenge, losgröße, nachbestellmenge',
      {
        least: 1,
      },
    ),
    field(
      'leadDays',
      'integer',
      'lead time, lead time days, lead time in days, delivery time, replenishment lead time, planned delivery time, lieferzeit, lieferzeit tage, lieferzeit in tagen, planlieferzeit, wiederbeschaffungszeit',
      { least: 0, greatest: MAX_LEAD_DAYS },
    ),
  ],
  keyField: 'number',
  uniqueField: 'number',
  keyNeeds: 'cells',
  keyOf: ({ number }) => (textOf(number) === null ? null : folded(number as string)),
  labelOf: ({ number, name }) =>
    name === undefined || name === null ? String(number) : `${String(number)} ${String(name)}`,
  source: tableSource(SPEC),
  complete: (values) => {
    values['name'] ??= values['number'];
    values['unit'] ??= 'pcs';
  },
  check: (rows, { db }) => {
    for (const { values, stored, bad } of rows) {
      const { unit } = values;
      const isOther = stored !== null && textOf(unit) !== null && unit !== stored.values['unit'];
      if (isOther && hasMoved(db, stored.id)) bad('unit', 'unit-in-use', textOf(stored.values['unit']));
      const counted = textOf(unit) ?? textOf(stored?.values['unit']);
      for (const key of ['reorderPoint', 'reorderQuantity']) {
        const quantity = values[key];
        if (counted === null || typeof quantity !== 'number' || isQuantityOf(counted, quantity)) continue;
        bad(key, 'fraction-of-whole', String(Math.ceil(quantity / 1000)));
      }
    }
  },
  twins: [
    { field: 'number', of: ({ number }) => (textOf(number) === null ? null : normalised(number as string)) },
    {
      field: 'supplierSku',
      of: ({ supplierSku, supplier }) =>
        textOf(supplierSku) === null || textOf(supplier) === null
          ? null
          : `${normalised(supplierSku as string)}/${supplier as string}`,
    },
  ],
  fromName: (name) => ({ number: name, name }),
  writer,
};

function writer(tx: WriteTx): RecordWriter {
  const row = tableWriter(tx, SPEC, { average_cost: 0 });
  const concerned: Id[] = [];
  return {
    create(id, values) {
      row.create(id, values);
      if (typeof values['reorderPoint'] === 'number' && values['reorderPoint'] > 0) concerned.push(id);
    },
    change(stored, changes) {
      row.change(stored, changes);
      if (changes['reorderPoint'] !== undefined || changes['reorderQuantity'] !== undefined)
        concerned.push(stored.id);
    },
    finish() {
      for (const id of concerned) settleReorderAlert(tx, id, { quiet: true });
    },
  };
}
