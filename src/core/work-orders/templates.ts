/** Checklists kept for use again. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { positionBetween } from '../../shared/domain/ordering.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { natural } from '../database/natural-order.ts';
import { assetTypes, checklistTemplateItems, checklistTemplates } from '../database/schema/index.ts';

/** All of them by name, each with its items in order. */
export function listTemplates(db: Reader): Outputs['workOrders']['templates'] {
  const templates = db
    .select({
      id: checklistTemplates.id,
      name: checklistTemplates.name,
      assetType: { id: assetTypes.id, name: assetTypes.name },
    })
    .from(checklistTemplates)
    .leftJoin(assetTypes, eq(assetTypes.id, checklistTemplates.assetTypeId))
    .where(isNull(checklistTemplates.archivedAt))
    .orderBy(asc(natural(checklistTemplates.name)))
    .all();
  const items = Map.groupBy(
    itemsOf(
      db,
      templates.map(({ id }) => id),
    ),
    ({ templateId }) => templateId,
  );
  return templates.map((template) => ({
    ...template,
    items: (items.get(template.id) ?? []).map(({ text, mandatory, metricName }) => ({
      text,
      mandatory,
      metricName,
    })),
  }));
}

/** @throws AppError NOT_FOUND */
export function findTemplate(db: Reader, id: Id): void {
  const found = db
    .select({ id: checklistTemplates.id })
    .from(checklistTemplates)
    .where(and(eq(checklistTemplates.id, id), isNull(checklistTemplates.archivedAt)))
    .get();
  if (found === undefined) throw new AppError('NOT_FOUND', { entity: 'checklistTemplate' });
}

/** In order. */
export function templateItems(db: Reader, templateId: Id) {
  return itemsOf(db, [templateId]);
}

function itemsOf(db: Reader, templateIds: readonly Id[]) {
  return db
    .select()
    .from(checklistTemplateItems)
    .where(inArray(checklistTemplateItems.templateId, [...templateIds]))
    .orderBy(asc(checklistTemplateItems.position), asc(checklistTemplateItems.id))
    .all();
}

/**
 * Makes a template, or brings the one with this id to what is given. Items that stay as they are keep their
 * rows, so that the journal shows what was changed.
 * @throws AppError NOT_FOUND for the asset type, ALREADY_EXISTS when another template has the name
 */
export function saveTemplate(tx: WriteTx, input: Inputs['workOrders']['saveTemplate']): void {
  const { id, name, assetTypeId, items } = input;
  if (assetTypeId !== null) assertAssetType(tx, assetTypeId);
  const fields = { name, assetTypeId, updatedAt: tx.now };
  tx.insert(checklistTemplates)
    .values({ id, ...fields, createdAt: tx.now })
    .onConflictDoUpdate({ target: checklistTemplates.id, set: fields })
    .run();
  const before = templateItems(tx, id);
  let position = before.at(-1)?.position ?? null;
  for (const [index, item] of items.entries()) {
    const old = before[index];
    if (old !== undefined) {
      tx.update(checklistTemplateItems).set(item).where(eq(checklistTemplateItems.id, old.id)).run();
    } else {
      position = positionBetween(position, null);
      tx.insert(checklistTemplateItems)
        .values({ id: tx.newId(), templateId: id, position, ...item })
        .run();
    }
  }
  for (const old of before.slice(items.length)) {
    tx.delete(checklistTemplateItems).where(eq(checklistTemplateItems.id, old.id)).run();
  }
}

function assertAssetType(db: Reader, id: Id): void {
  const found = db
    .select({ id: assetTypes.id })
    .from(assetTypes)
    .where(and(eq(assetTypes.id, id), isNull(assetTypes.archivedAt)))
    .get();
  if (found === undefined) throw new AppError('NOT_FOUND', { entity: 'assetType' });
}
