import { moneySchema } from '../../../shared/contract/base.ts';
import { isQuantityOf } from '../../../shared/domain/quantity.ts';
import type { Id } from '../../../shared/ids.ts';
import type { Reader, WriteTx } from '../../database/database.ts';
import { recordMovement } from '../../parts/ledger.ts';
import { field, type Kind, type RecordSource, type RecordWriter, type Stored, textOf } from './kind.ts';
import { parts } from './parts.ts';

/** Of the stock of a part at a place, in minor units: as much as any amount may be. */
const MOST_WORTH = moneySchema.maxValue!;

/** A balance has no id of its own: it is that of a part at a place. */
function keyOf(part: unknown, location: unknown): string | null {
  return typeof part === 'string' && typeof location === 'string' ? `${part}/${location}` : null;
}

const SELECT = `SELECT b.part_id AS part, b.location_id AS location, b.quantity FROM stock_balances b`;

function toStored({ part, location, quantity }: { part: Id; location: Id; quantity: number }): Stored {
  return {
    id: `${part}/${location}`,
    isArchived: false,
    values: { part, location, quantity, unitCost: null },
  };
}

const source: RecordSource = {
  byIds: () => [],
  byKeys: (db, keys) => {
    const partIds = [...new Set(keys.map((key) => key.slice(0, key.indexOf('/'))))];
    const rows = db
      .sql(`${SELECT} WHERE b.part_id IN (SELECT value FROM json_each(?))`)
      .all(JSON.stringify(partIds)) as Parameters<typeof toStored>[0][];
    return rows.map(toStored);
  },
  *all(db: Reader) {
    const rows = db
      .sql(
        `${SELECT} JOIN parts p ON p.id = b.part_id WHERE p.archived_at IS NULL AND b.quantity <> 0
         ORDER BY natural_key(p.number), b.location_id`,
      )
      .all() as Parameters<typeof toStored>[0][];
    for (const row of rows) yield toStored(row);
  },
};

export const stock: Kind = {
  kind: 'stock',
  read: 'parts.read',
  write: 'stock.receive',
  withoutIds: true,
  exportsWithout: ['unitCost'],
  fields: [
    field(
      'part',
      'reference',
      'ersatzteil, teil, part number, part no, item, item number, material, material number, article number, sku, teilenummer, teile nr, artikelnummer, materialnummer, part nr, part id, item no, material no, artikel nr, artikel, ersatzteilnummer, ersatzteil nr, stock code',
      {
        required: true,
        isKey: true,
        refersTo: 'parts',
        canCreate: true,
      },
    ),
    field(
      'location',
      'reference',
      'store, stock location, storage location, storage bin, bin, warehouse, stockroom, lager, lagerort, lagerplatz, ort, standort, storeroom, shelf, regal',
      {
        required: true,
        isKey: true,
        refersTo: 'locations',
        canCreate: true,
      },
    ),
    field(
      'quantity',
      'quantity',
      'qty, stock, on hand, quantity on hand, current stock, balance, count, menge, bestand, anzahl, lagerbestand, stückzahl, qty on hand, quantity in stock, qty in stock, in stock, stock on hand, current balance, unrestricted, unrestricted stock, frei verwendbar, lagermenge, ist bestand',
      {
        required: true,
        least: 0,
      },
    ),
    field(
      'unitCost',
      'money',
      'cost per unit, kosten je einheit, kosten pro einheit, cost, price, unit price, unit cost, stückpreis, einzelpreis, preis, kosten',
      {
        least: 0,
      },
    ),
  ],
  keyField: 'part',
  keyNeeds: 'references',
  keyOf: ({ part, location }) => keyOf(part, location),
  labelOf: ({ part }) => String(part ?? ''),
  source,
  check: (rows, { db, record }) => {
    const ids = new Set(
      rows.flatMap(({ values, stored }) => {
        const part = values['part'] ?? stored?.values['part'];
        return typeof part === 'string' ? [part] : [];
      }),
    );
    const units = new Map(
      parts.source.byIds(db, [...ids]).map(({ id, values }) => [id, textOf(values['unit'])]),
    );
    for (const { values, stored, bad } of rows) {
      // A price alone is nothing that the ledger knows.
      if (stored !== null) delete values['unitCost'];
      if (stored !== null && values['quantity'] === undefined) continue;
      const { part, location, quantity } = { ...stored?.values, ...values };
      const place = typeof location === 'string' ? record('locations', location) : undefined;
      if (place !== undefined && place['kind'] !== 'store' && place['kind'] !== 'bin')
        bad('location', 'not-a-store');
      const unit =
        typeof part === 'string' ? (units.get(part) ?? textOf(record('parts', part)?.['unit'])) : null;
      const { unitCost } = values;
      const worth = typeof quantity === 'number' && typeof unitCost === 'number' ? quantity * unitCost : 0;
      if (worth > MOST_WORTH * 1000) bad('unitCost', 'out-of-range');
      if (unit !== null && typeof quantity === 'number' && !isQuantityOf(unit, quantity)) {
        bad('quantity', 'fraction-of-whole', String(Math.floor(quantity / 1000)));
      }
    }
  },
  isNothing: ({ quantity }) => quantity === 0,
  twins: [],
  writer,
};

/** The first stock of a part at a place is a receipt where its price is known, else a count; later ones are counts. */
function writer(tx: WriteTx): RecordWriter {
  return {
    create(_id, values) {
      const { part, location, quantity, unitCost } = values as {
        part: Id;
        location: Id;
        quantity: number;
        unitCost?: number | null;
      };
      const isPriced = typeof unitCost === 'number';
      recordMovement(tx, {
        id: tx.newId(),
        partId: part,
        locationId: location,
        kind: isPriced ? 'receipt' : 'count',
        quantity,
        ...(isPriced ? { unitCost } : {}),
        quiet: true,
      });
    },
    change({ values }, changes) {
      if (typeof changes['quantity'] !== 'number') return;
      recordMovement(tx, {
        id: tx.newId(),
        partId: values['part'] as Id,
        locationId: values['location'] as Id,
        kind: 'count',
        quantity: changes['quantity'] - (values['quantity'] as number),
        quiet: true,
      });
    },
  };
}
