import { eq } from 'drizzle-orm';
import type { BomLine, BomOwner } from '../../shared/contract/bom.ts';
import type { Outputs } from '../../shared/contract/index.ts';
import { sortedByName } from '../../shared/domain/collation.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { joinPath, locationPaths } from '../trees/paths.ts';
import type { Reader } from '../database/database.ts';
import { assets, assetTypes } from '../database/schema/index.ts';
import { partRows } from '../parts/queries.ts';

/** Types and assets shown on the page of a part. */
const MOST_FITS = 200;

interface StoredLine {
  readonly id: Id;
  readonly source: BomLine['source'];
  readonly partId: Id;
  readonly quantity: number;
  readonly note: string | null;
}

/**
 * Parts that fit, by number; of an asset its own and those of its type.
 * @throws AppError NOT_FOUND {entity}
 */
export function bomOf(db: Reader, owner: BomOwner): BomLine[] {
  const lines =
    'assetId' in owner ? linesOfAsset(db, owner.assetId) : linesOfType(db, typeId(db, owner.assetTypeId));
  const rows = partRows(
    db,
    lines.map(({ partId }) => partId),
  );
  const stock = stockOf(
    db,
    lines.map(({ partId }) => partId),
  );
  return sortedByName(
    lines.map(({ partId, ...line }, index) => ({
      ...line,
      part: rows[index]!,
      stock: stock.get(partId) ?? [],
    })),
    ({ part }) => part.number,
  );
}

function linesOfAsset(db: Reader, assetId: Id): StoredLine[] {
  const asset = db.select({ typeId: assets.assetTypeId }).from(assets).where(eq(assets.id, assetId)).get();
  if (asset === undefined) throw new AppError('NOT_FOUND', { entity: 'asset' });
  const own = db
    .sql(
      `SELECT l.id, 'asset' AS source, l.part_id AS partId, l.quantity, l.note
       FROM asset_parts l JOIN parts p ON p.id = l.part_id WHERE l.asset_id = ? AND p.archived_at IS NULL`,
    )
    .all(assetId) as StoredLine[];
  const ofType = asset.typeId === null ? [] : linesOfType(db, asset.typeId);
  const listed = new Set(own.map(({ partId }) => partId));
  return [...own, ...ofType.filter(({ partId }) => !listed.has(partId))];
}

function linesOfType(db: Reader, assetTypeId: Id): StoredLine[] {
  return db
    .sql(
      `SELECT l.id, 'assetType' AS source, l.part_id AS partId, l.quantity, l.note
       FROM asset_type_parts l JOIN parts p ON p.id = l.part_id
       WHERE l.asset_type_id = ? AND p.archived_at IS NULL`,
    )
    .all(assetTypeId) as StoredLine[];
}

function typeId(db: Reader, id: Id): Id {
  const row = db.select({ id: assetTypes.id }).from(assetTypes).where(eq(assetTypes.id, id)).get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'assetType' });
  return row.id;
}

/** Places with something in them, fullest first, of many parts at once. */
function stockOf(db: Reader, partIds: readonly Id[]): Map<Id, BomLine['stock']> {
  const rows = db
    .sql(
      `SELECT part_id AS partId, location_id AS locationId, quantity FROM stock_balances
       WHERE part_id IN (SELECT value FROM json_each(?)) AND quantity <> 0
       ORDER BY quantity DESC, location_id`,
    )
    .all(JSON.stringify(partIds)) as { partId: Id; locationId: Id; quantity: number }[];
  const paths = locationPaths(db, [...new Set(rows.map(({ locationId }) => locationId))]);
  const stock = new Map<Id, BomLine['stock']>();
  for (const { partId, ...row } of rows) {
    const place = { ...row, locationPath: joinPath(paths.get(row.locationId)!) };
    stock.set(partId, [...(stock.get(partId) ?? []), place]);
  }
  return stock;
}

/** Types and single assets that a part fits, archived ones left out. */
export function whereUsed(db: Reader, partId: Id): Outputs['bom']['whereUsed'] {
  const types = db
    .sql(
      `SELECT l.id AS lineId, l.quantity, l.note, t.id, t.name,
         (SELECT count(*) FROM assets a WHERE a.asset_type_id = t.id AND a.archived_at IS NULL) AS assetCount
       FROM asset_type_parts l JOIN asset_types t ON t.id = l.asset_type_id
       WHERE l.part_id = ? AND t.archived_at IS NULL ORDER BY natural_key(t.name) LIMIT ${MOST_FITS}`,
    )
    .all(partId) as {
    lineId: Id;
    quantity: number;
    note: string | null;
    id: Id;
    name: string;
    assetCount: number;
  }[];
  const single = db
    .sql(
      `SELECT l.id AS lineId, l.quantity, l.note, a.id, a.tag, a.name
       FROM asset_parts l JOIN assets a ON a.id = l.asset_id
       WHERE l.part_id = ? AND a.archived_at IS NULL ORDER BY natural_key(a.tag) LIMIT ${MOST_FITS}`,
    )
    .all(partId) as {
    lineId: Id;
    quantity: number;
    note: string | null;
    id: Id;
    tag: string;
    name: string;
  }[];
  return {
    types: types.map(({ id, name, ...fit }) => ({ ...fit, type: { id, name } })),
    assets: single.map(({ id, tag, name, ...fit }) => ({ ...fit, asset: { id, tag, name } })),
  };
}
