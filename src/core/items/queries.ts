import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { Reader } from '../database/database.ts';
import { locationPaths } from '../trees/paths.ts';

type ItemRow = Outputs['items']['list']['rows'][number];
type ItemEvent = Outputs['items']['events']['rows'][number];

/** The stay that lasts, else the last one. */
const LAST_STAY = `(SELECT s.id FROM installations s WHERE s.item_id = i.id
  ORDER BY s.removed_at IS NULL DESC, s.removed_at DESC, s.rowid DESC LIMIT 1)`;

/** While an item is installed its plate is on the asset. */
function plateColumn(column: string): string {
  return `CASE WHEN i.state = 'installed' THEN a.${column} ELSE i.${column} END`;
}

const ITEMS = `FROM items i
  LEFT JOIN installations l ON l.id = ${LAST_STAY}
  LEFT JOIN assets a ON a.id = l.asset_id
  LEFT JOIN asset_types t ON t.id = CASE WHEN i.state = 'installed' THEN coalesce(i.asset_type_id, a.asset_type_id)
    ELSE i.asset_type_id END`;

const ORDERS = {
  model: `natural_key(${plateColumn('manufacturer')}) :way, natural_key(${plateColumn('model')}) :way`,
  serialNumber: `natural_key(${plateColumn('serial_number')}) :way`,
  removedAt: 'l.removed_at :way',
} as const;

/** Where a word of the text is looked for. */
const SEARCHED = [...['manufacturer', 'model', 'serial_number'].map(plateColumn), 'a.tag', 'a.name'];

/** One window of the items of a state, and how many there are. */
export function listItems(db: Reader, filter: Required<Inputs['items']['list']>): Outputs['items']['list'] {
  const { state, typeId, text, sort, direction, offset, limit } = filter;
  const words = text.split(/\s+/).filter(Boolean).slice(0, 10);
  const contains = words.map(
    (_word, index) =>
      ` AND (${SEARCHED.map((column) => `${column} LIKE :w${index} ESCAPE '\\'`).join(' OR ')})`,
  );
  const ofType = typeId === null ? '' : ' AND t.id = :typeId';
  // Where nothing asks for asset or type, SQLite leaves their joins out of the count.
  const where = `WHERE i.state = :state AND i.archived_at IS NULL${ofType}${contains.join('')}`;
  const values = {
    state,
    ...(typeId !== null && { typeId }),
    ...Object.fromEntries(
      words.map((word, index) => [`w${index}`, `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`]),
    ),
  };
  const rows = db
    .sql(
      `SELECT i.id, i.state, ${plateColumn('manufacturer')} AS manufacturer, ${plateColumn('model')} AS model,
         ${plateColumn('serial_number')} AS serialNumber, t.name AS typeName, i.location_id AS locationId,
         a.id AS assetId, a.tag, a.name, l.removed_at AS removedAt, l.reason
       ${ITEMS} ${where}
       ORDER BY ${ORDERS[sort].replaceAll(':way', direction)}, i.rowid ${direction} LIMIT :limit OFFSET :offset`,
    )
    .all({ ...values, limit, offset }) as (Omit<ItemRow, 'asset' | 'locationPath'> & {
    locationId: Id | null;
    assetId: Id | null;
    tag: string;
    name: string;
  })[];
  const total = db.sql(`SELECT count(*) ${ITEMS} ${where}`).pluck().get(values) as number;
  const paths = locationPaths(
    db,
    rows.flatMap(({ locationId }) => locationId ?? []),
  );
  return {
    total,
    rows: rows.map(({ locationId, assetId, tag, name, ...row }) => ({
      ...row,
      asset: assetId === null ? null : { id: assetId, tag, name },
      locationPath: locationId === null ? [] : paths.get(locationId)!,
    })),
  };
}

interface Stay {
  readonly id: Id;
  readonly installedAt: number | null;
  readonly removedAt: number | null;
  readonly reason: string | null;
  readonly assetId: Id;
  readonly tag: string;
  readonly name: string;
}

/** Newest first; of equal times the one that lasts, then the one that was made last. */
const NEWEST = 'ORDER BY s.removed_at IS NULL DESC, s.removed_at DESC, s.installed_at DESC, s.rowid DESC';

/** @throws AppError NOT_FOUND {entity: 'item'} */
export function itemById(db: Reader, id: Id): Outputs['items']['get'] {
  const columns = [
    'manufacturer',
    'model',
    'serial_number AS serialNumber',
    'purchase_cost AS purchaseCost',
    'expected_lifetime_months AS expectedLifetimeMonths',
    'warranty_until AS warrantyUntil',
  ].map((column) => {
    const [name, alias = name] = column.split(' AS ');
    return `${plateColumn(name!)} AS ${alias}`;
  });
  const row = db
    .sql(
      `SELECT i.id, i.state, ${columns.join(', ')}, t.id AS typeId, t.name AS typeName, i.location_id AS locationId
       ${ITEMS} WHERE i.id = ?`,
    )
    .get(id) as
    | (Omit<Outputs['items']['get'], 'type' | 'location' | 'locationPath' | 'asset' | 'life'> & {
        typeId: Id | null;
        typeName: string;
        locationId: Id | null;
      })
    | undefined;
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'item' });
  const { typeId, typeName, locationId, ...item } = row;
  const stays = db
    .sql(
      `SELECT s.id, s.installed_at AS installedAt, s.removed_at AS removedAt, s.reason,
         a.id AS assetId, a.tag, a.name
       FROM installations s JOIN assets a ON a.id = s.asset_id WHERE s.item_id = ? ${NEWEST}`,
    )
    .all(id) as Stay[];
  const life = stays.map(({ assetId, tag, name, ...stay }) => ({
    ...stay,
    asset: { id: assetId, tag, name },
  }));
  const locationPath = locationId === null ? [] : locationPaths(db, [locationId]).get(locationId)!;
  return {
    ...item,
    type: typeId === null ? null : { id: typeId, name: typeName },
    location: locationId === null ? null : { id: locationId, name: locationPath.at(-1) ?? '' },
    locationPath,
    asset: life.find(({ removedAt }) => removedAt === null)?.asset ?? null,
    life,
  };
}

/** The stays of an item as limits of time: what is not known begins before all and lasts beyond all. */
const STAYS = `SELECT asset_id, coalesce(installed_at, -9e15) AS begun, coalesce(removed_at, 9e15) AS ended
  FROM installations WHERE item_id = :id`;

const EVENTS: readonly { readonly needs: Permission; readonly sql: string }[] = [
  {
    needs: 'work.read',
    sql: `SELECT 'work_orders' AS entity, w.id, w.created_at AS at, w.asset_id, w.number || ' ' || w.title AS name, w.status AS word
      FROM stays s JOIN work_orders w ON w.asset_id = s.asset_id AND w.created_at >= s.begun AND w.created_at < s.ended
      WHERE w.archived_at IS NULL`,
  },
  {
    needs: 'alarms.read',
    sql: `SELECT 'alarms', r.id, r.started_at, r.asset_id, m.name, r.severity
      FROM stays s JOIN alarms r ON r.asset_id = s.asset_id AND r.started_at >= s.begun AND r.started_at < s.ended
      JOIN metrics m ON m.id = r.metric_id`,
  },
];

/**
 * The work orders that were opened and the alarms that began in a position while the item was there.
 * @throws AppError NOT_FOUND {entity: 'item'}
 */
export function itemEvents(
  db: Reader,
  permissions: ReadonlySet<Permission>,
  { id, offset, limit }: Required<Inputs['items']['events']>,
): Outputs['items']['events'] {
  if (db.sql('SELECT 1 FROM items WHERE id = ?').get(id) === undefined) {
    throw new AppError('NOT_FOUND', { entity: 'item' });
  }
  const readable = EVENTS.filter(({ needs }) => permissions.has(needs)).map(({ sql }) => sql);
  if (readable.length === 0) return { rows: [], total: 0 };
  const all = `WITH stays AS (${STAYS}), events AS (${readable.join(' UNION ALL ')})`;
  const rows = db
    .sql(
      `${all} SELECT e.entity, e.id, e.at, e.name, e.word, a.id AS assetId, a.tag, a.name AS assetName
       FROM events e JOIN assets a ON a.id = e.asset_id ORDER BY e.at DESC, e.id LIMIT :limit OFFSET :offset`,
    )
    .all({ id, limit, offset }) as {
    entity: ItemEvent['entity'];
    id: Id;
    at: number;
    name: string;
    word: string;
    assetId: Id;
    tag: string;
    assetName: string;
  }[];
  const total = db.sql(`${all} SELECT count(*) FROM events`).pluck().get({ id }) as number;
  return {
    total,
    rows: rows.map(({ word, assetId, tag, assetName, ...row }) => {
      const event = { ...row, asset: { id: assetId, tag, name: assetName } };
      return (
        row.entity === 'alarms' ? { ...event, severity: word } : { ...event, status: word }
      ) as ItemEvent;
    }),
  };
}

/** @throws AppError NOT_FOUND {entity: 'asset'} */
export function itemsOfAsset(db: Reader, assetId: Id): Outputs['items']['ofAsset'] {
  type Entry = Outputs['items']['ofAsset'][number];
  const asset = db
    .sql(
      `SELECT manufacturer, model, serial_number AS serialNumber, installed_on AS installedOn,
         expected_lifetime_months AS expectedLifetimeMonths,
         coalesce(manufacturer, model, serial_number, purchase_cost, expected_lifetime_months, warranty_until,
           installed_on) IS NOT NULL AS entered
       FROM assets WHERE id = ?`,
    )
    .get(assetId) as
    | (Pick<Entry, 'manufacturer' | 'model' | 'serialNumber' | 'expectedLifetimeMonths'> & {
        installedOn: string | null;
        entered: 0 | 1;
      })
    | undefined;
  if (asset === undefined) throw new AppError('NOT_FOUND', { entity: 'asset' });
  const { entered, installedOn, ...plate } = asset;
  // What an item has on its plate is on the asset while it is installed, wherever that is.
  const stays = db
    .sql(
      `SELECT s.id, s.item_id AS itemId, s.installed_at AS installedAt, s.removed_at AS removedAt, s.reason, i.state,
         ${plateColumn('manufacturer')} AS manufacturer, ${plateColumn('model')} AS model,
         ${plateColumn('serial_number')} AS serialNumber,
         ${plateColumn('expected_lifetime_months')} AS expectedLifetimeMonths
       FROM installations s JOIN items i ON i.id = s.item_id
       LEFT JOIN installations o ON o.item_id = i.id AND o.removed_at IS NULL
       LEFT JOIN assets a ON a.id = o.asset_id
       WHERE s.asset_id = ? ${NEWEST}`,
    )
    .all(assetId) as Omit<Entry, 'installedOn'>[];
  const rows = stays.map((stay): Entry => ({ ...stay, installedOn: null }));
  if (entered === 0 || rows.some(({ removedAt }) => removedAt === null)) return rows;
  return [
    {
      id: null,
      itemId: null,
      installedAt: null,
      installedOn,
      removedAt: null,
      reason: null,
      state: 'installed',
      ...plate,
    },
    ...rows,
  ];
}
