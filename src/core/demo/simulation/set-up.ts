/** The first days: people, places, machines, sensors, the store and the checklists. */
import { and, eq } from 'drizzle-orm';
import { sameThreshold } from '../../../shared/domain/threshold.ts';
import { addMissingMetrics, addTypeMetric } from '../../asset-types/metrics.ts';
import { checklistTemplates, metrics, settings, suppliers } from '../../database/schema/index.ts';
import { createLocation } from '../../locations/service.ts';
import { findThreshold } from '../../metrics/evaluate.ts';
import { createMetric, setThreshold, updateMetric } from '../../metrics/service.ts';
import { createPart, receivePart, updatePart } from '../../parts/service.ts';
import { createAccount } from '../../people/accounts.ts';
import { hashPassword } from '../../people/passwords.ts';
import { builtinRoleId } from '../../people/roles.ts';
import { permissionsOf } from '../../people/sessions.ts';
import { createPlant } from '../../setup/plant.ts';
import { saveTemplate } from '../../work-orders/templates.ts';
import { HOUR, MINUTE } from '../calendar.ts';
import { ASSETS } from '../definition/assets.ts';
import { metricKey, METRICS, TYPE_METRICS } from '../definition/metrics.ts';
import { PARTS } from '../definition/parts.ts';
import { MAIL_DOMAIN, PEOPLE } from '../definition/people.ts';
import { binOf, COMPANY_NAME, LOCATIONS } from '../definition/places.ts';
import { SUPPLIERS } from '../definition/suppliers.ts';
import type { MetricDefinition, PartDefinition } from '../definition/types.ts';
import type { DemoOptions } from '../load.ts';
import { DEMO_PASSWORD } from '../people.ts';
import { thresholdOf } from '../plan/alarms.ts';
import { SERVICES } from '../plan/services.ts';
import { milli } from '../plan/stock.ts';
import { type DemoPlant, known } from './plant.ts';

export const ADMIN = 'ines.albrecht';
export const MANAGER = 'marek.dvorak';
const PLANNER = 'petra.lindqvist';

/** Company, roles and people; the sign-in page offers them in the order in which they came. */
export async function setUpPeople(plant: DemoPlant, options: DemoOptions): Promise<void> {
  const { clock } = plant.ports;
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  plant.act(null, 'setup.demo', (tx) => {
    // The texts of the demo are in English whatever the plant's language: it is the plant's, not the user's.
    createPlant(tx, {
      companyName: COMPANY_NAME,
      timeZone: options.timeZone,
      language: options.language,
      currency: 'EUR',
    });
    tx.insert(settings).values({ id: 'demo', value: true }).run();
  });
  PEOPLE.forEach(({ username, fullName, role, title }, index) => {
    clock.set(plant.now + 4 * MINUTE);
    const roleId = builtinRoleId(role);
    const userId = plant.act(index === 0 ? null : ADMIN, 'people.create', (tx) => {
      const id = tx.newId();
      createAccount(tx, {
        id,
        username,
        fullName,
        email: `${username}@${MAIL_DOMAIN}`,
        phone: `+49 30 23125 ${201 + index}`,
        department: title,
        roleId,
        passwordHash,
        mustChangePassword: false,
      });
      return id;
    });
    plant.people.set(username, { userId, permissions: permissionsOf(plant.database, roleId) });
  });
}

export function setUpPlaces(plant: DemoPlant): void {
  plant.ports.clock.set(plant.now + HOUR);
  plant.act(MANAGER, 'locations.create', (tx) => {
    for (const { key, parent, kind, name, description = null, address = null, coordinates } of LOCATIONS) {
      const id = tx.newId();
      const [latitude, longitude] = coordinates ?? [null, null];
      const parentId = parent === null ? null : known(plant.locations, parent);
      createLocation(tx, { id, parentId, kind, name, description, address, latitude, longitude });
      plant.locations.set(key, id);
    }
  });
}

/** Suppliers and the stock list of the old system. */
export function setUpParts(plant: DemoPlant): (() => void)[] {
  const { clock } = plant.ports;
  clock.set(plant.calendar.at(plant.now, 1, 8));
  const supplierIds = plant.act('greta.solberg', 'suppliers.create', (tx) => {
    const ids = new Map<string, string>();
    for (const { key, name, website, phone } of SUPPLIERS) {
      const id = tx.newId();
      const stamps = { createdAt: tx.now, updatedAt: tx.now };
      tx.insert(suppliers)
        .values({ id, name, website, phone, email: `sales@${key}.example`, ...stamps })
        .run();
      ids.set(key, id);
    }
    return ids;
  });
  return PARTS.map((part) => () => {
    clock.set(plant.now + 2 * MINUTE);
    setUpPart(plant, part, known(supplierIds, part.supplier));
  });
}

function setUpPart(plant: DemoPlant, part: PartDefinition, supplierId: string): void {
  const { number, name, category, unit, cost, store, opening } = part;
  const reorder = {
    reorderPoint: part.reorderPoint === 0 ? null : milli(part.reorderPoint),
    reorderQuantity: milli(part.reorderQuantity),
    leadDays: part.leadDays,
  };
  const supplierSku = `${part.supplier.slice(0, 3).toUpperCase()}-${number.replace(/\W/g, '')}`;
  plant.act('greta.solberg', 'parts.create', (tx) => {
    const id = tx.newId();
    createPart(tx, { id, number, name, category, unit, supplierId, supplierSku });
    receivePart(tx, {
      id: tx.newId(),
      partId: id,
      locationId: known(plant.locations, binOf(store, part)),
      quantity: milli(opening),
      unitCost: Math.round(cost * 100),
      note: 'Opening stock from the old list',
    });
    // Set after the first receipt: a part that is only just listed is not short.
    updatePart(tx, { id, changes: reorder });
    plant.parts.set(number, id);
  });
}

export function setUpTemplates(plant: DemoPlant): void {
  plant.ports.clock.set(plant.calendar.at(plant.now, 1, 9));
  for (const { template, assetType, checklist } of SERVICES) {
    plant.ports.clock.set(plant.now + 6 * MINUTE);
    plant.act(PLANNER, 'workOrders.saveTemplate', (tx) => {
      saveTemplate(tx, {
        id: tx.newId(),
        name: template,
        assetTypeId: assetType === null ? null : known(plant.assetTypes, assetType),
        items: checklist.map(({ text, mandatory = false }) => ({ text, mandatory })),
      });
      const { id } = tx
        .select({ id: checklistTemplates.id })
        .from(checklistTemplates)
        .where(eq(checklistTemplates.name, template))
        .get()!;
      plant.templates.set(template, id);
    });
  }
}

/** Sensors and their limits, some days before the first reading. What the types give to all comes first. */
export function setUpMetrics(plant: DemoPlant): void {
  for (const [type, { like, limits }] of Object.entries(TYPE_METRICS)) {
    const metric = METRICS.find((own) => metricKey(own) === like)!;
    const { name, unit, decimals } = metric;
    plant.ports.clock.set(plant.now + 3 * MINUTE);
    plant.act(PLANNER, 'assetTypes.addMetric', (tx) =>
      addTypeMetric(tx, {
        id: tx.newId(),
        assetTypeId: known(plant.assetTypes, type),
        name,
        unit,
        decimals,
        threshold: limits ? thresholdOf(metric) : null,
      }),
    );
  }
  for (const metric of METRICS) {
    plant.ports.clock.set(plant.now + 3 * MINUTE);
    if (isOfType(metric)) setUpInherited(plant, metric);
    else setUpOwn(plant, metric);
  }
}

function isOfType({ asset, name }: MetricDefinition): boolean {
  const type = ASSETS.find(([tag]) => tag === asset)![2];
  return TYPE_METRICS[type]?.like.endsWith(` ${name}`) === true;
}

/** The metric that the type has for it, with the limits of the machine where they are others. */
function setUpInherited(plant: DemoPlant, metric: MetricDefinition): void {
  const { asset, name, description } = metric;
  const assetId = known(plant.assets, asset);
  plant.act(PLANNER, 'assetTypes.addMissingMetrics', (tx) => addMissingMetrics(tx, { assetId }));
  const { id } = plant.database
    .select({ id: metrics.id })
    .from(metrics)
    .where(and(eq(metrics.assetId, assetId), eq(metrics.name, name)))
    .get()!;
  plant.metrics.set(metricKey(metric), id);
  plant.act(PLANNER, 'metrics.update', (tx) => updateMetric(tx, { id, changes: { description } }));
  setUpLimits(plant, metric);
}

function setUpOwn(plant: DemoPlant, metric: MetricDefinition): void {
  const { asset, name, unit, decimals, description } = metric;
  plant.act(PLANNER, 'metrics.create', (tx) => {
    const id = tx.newId();
    createMetric(tx, { id, assetId: known(plant.assets, asset), name, unit, decimals, description });
    plant.metrics.set(metricKey(metric), id);
  });
  setUpLimits(plant, metric);
}

/** Limits that are inherited and right are left alone. */
function setUpLimits(plant: DemoPlant, metric: MetricDefinition): void {
  const id = known(plant.metrics, metricKey(metric));
  const [wanted, present] = [thresholdOf(metric), findThreshold(plant.database, id)];
  if (present !== undefined && sameThreshold(wanted, present)) return;
  plant.ports.clock.set(plant.now + MINUTE);
  plant.act(PLANNER, 'metrics.setThreshold', (tx) => {
    setThreshold(tx, id, wanted);
  });
}
