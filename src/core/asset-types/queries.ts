import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type {
  AssetTypeDetail,
  AssetTypeRow,
  CustomField,
  TypeMetric,
} from '../../shared/contract/asset-types.ts';
import { sortedByName } from '../../shared/domain/collation.ts';
import { compareByPosition } from '../../shared/domain/ordering.ts';
import { NO_LIMITS, pickThreshold, sameThreshold } from '../../shared/domain/threshold.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader } from '../database/database.ts';
import { assetTypeMetrics, assetTypes, customFields } from '../database/schema/index.ts';

type StoredType = typeof assetTypes.$inferSelect;
type StoredField = typeof customFields.$inferSelect;

const assetsOf = sql<number>`(SELECT count(*) FROM assets a WHERE a.asset_type_id = asset_types.id AND a.archived_at IS NULL)`;

/** How often assets of a type are maintained; a number without its unit says nothing. */
export function maintenanceOf({
  maintenanceEvery: every,
  maintenanceUnit: unit,
}: Pick<StoredType, 'maintenanceEvery' | 'maintenanceUnit'>): AssetTypeRow['maintenance'] {
  return every === null || unit === null ? null : { every, unit };
}

/** Types by name, each with how many assets are of it. */
export function assetTypeList(db: Reader, archived: boolean): AssetTypeRow[] {
  const rows = db
    .select({ type: assetTypes, assetCount: assetsOf })
    .from(assetTypes)
    .where(archived ? isNotNull(assetTypes.archivedAt) : isNull(assetTypes.archivedAt))
    .all();
  return sortedByName(rows, ({ type }) => type.name).map(({ type, assetCount }) => ({
    id: type.id,
    name: type.name,
    icon: type.icon,
    category: type.category,
    assetCount,
    maintenance: maintenanceOf(type),
    expectedLifetimeMonths: type.expectedLifetimeMonths,
    archivedAt: type.archivedAt,
  }));
}

/**
 * @param seesWork whether checklists are told
 * @throws AppError NOT_FOUND; an archived type can still be looked at
 */
export function assetTypeById(db: Reader, id: Id, seesWork: boolean): AssetTypeDetail {
  const row = db
    .select({
      type: assetTypes,
      assetCount: assetsOf,
      partCount: sql<number>`(SELECT count(*) FROM asset_type_parts p WHERE p.asset_type_id = asset_types.id)`,
    })
    .from(assetTypes)
    .where(eq(assetTypes.id, id))
    .get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'assetType' });
  const { type, assetCount, partCount } = row;
  const { maintenanceEvery: _every, maintenanceUnit: _unit, ...fields } = type;
  return {
    ...fields,
    maintenance: maintenanceOf(type),
    assetCount,
    partCount,
    fields: fieldsWithUse(db, id),
    metrics: metricsOfType(db, id),
    checklists: seesWork ? checklistsOf(db, id) : [],
  };
}

/** The fields that are shown, in their order. */
export function customFieldsOf(db: Reader, assetTypeId: Id): CustomField[] {
  return storedFields(db, assetTypeId)
    .filter(({ archivedAt }) => archivedAt === null)
    .map(toField);
}

/** All fields of a type, archived ones too, in their order. */
export function storedFields(db: Reader, assetTypeId: Id): StoredField[] {
  return db
    .select()
    .from(customFields)
    .where(eq(customFields.assetTypeId, assetTypeId))
    .all()
    .sort(compareByPosition);
}

function toField({ id, name, kind, unit, choices }: StoredField): CustomField {
  return { id, name, kind, unit, choices };
}

/** Use counts only live assets of the type: others do not show the field. */
function fieldsWithUse(db: Reader, assetTypeId: Id): AssetTypeDetail['fields'] {
  const fields = storedFields(db, assetTypeId);
  const uses = db
    .sql(
      `SELECT f.id AS fieldId, CASE WHEN f.kind = 'choice' THEN v.value END AS choice, count(*) AS assets
       FROM custom_fields f
       JOIN custom_values v ON v.field_id = f.id
       JOIN assets a ON a.id = v.asset_id
       WHERE f.asset_type_id = :assetTypeId AND a.asset_type_id = :assetTypeId AND a.archived_at IS NULL
       GROUP BY f.id, choice`,
    )
    .all({ assetTypeId }) as { fieldId: Id; choice: string | null; assets: number }[];
  const byField = Map.groupBy(uses, ({ fieldId }) => fieldId);
  return fields
    .map((field) => {
      const own = byField.get(field.id) ?? [];
      return {
        ...toField(field),
        used: own.reduce((sum, { assets }) => sum + assets, 0),
        choiceUse: own.flatMap(({ choice, assets }) => (choice === null ? [] : [{ choice, assets }])),
        archivedAt: field.archivedAt,
      };
    })
    .sort((one, other) => Number(one.archivedAt !== null) - Number(other.archivedAt !== null));
}

/** The metrics that assets of a type get, in their order. */
export function metricsOfType(db: Reader, assetTypeId: Id): TypeMetric[] {
  return db
    .select()
    .from(assetTypeMetrics)
    .where(eq(assetTypeMetrics.assetTypeId, assetTypeId))
    .all()
    .sort(compareByPosition)
    .map(toTypeMetric);
}

function toTypeMetric(row: typeof assetTypeMetrics.$inferSelect): TypeMetric {
  const { id, name, unit, decimals, kind, plausibleMin, plausibleMax, rolloverAt, noDataMs, choices } = row;
  const limits = pickThreshold(row);
  return {
    id,
    name,
    unit,
    decimals,
    kind,
    plausibleMin,
    plausibleMax,
    rolloverAt,
    noDataMs,
    choices: choices === null ? null : [...choices],
    threshold: sameThreshold(limits, NO_LIMITS) ? null : limits,
  };
}

function checklistsOf(db: Reader, assetTypeId: Id): AssetTypeDetail['checklists'] {
  return db
    .sql(
      `SELECT t.id, t.name, (SELECT count(*) FROM checklist_template_items i WHERE i.template_id = t.id) AS steps
       FROM checklist_templates t WHERE t.asset_type_id = ? AND t.archived_at IS NULL ORDER BY natural_key(t.name)`,
    )
    .all(assetTypeId) as AssetTypeDetail['checklists'];
}

/** @throws AppError NOT_FOUND when there is no such type or it is archived */
export function assertAssetType(db: Reader, id: Id): void {
  const row = db
    .select({ id: assetTypes.id })
    .from(assetTypes)
    .where(and(eq(assetTypes.id, id), isNull(assetTypes.archivedAt)))
    .get();
  if (row === undefined) throw new AppError('NOT_FOUND', { entity: 'assetType' });
}
