/** The first days: people, places, machines, sensors, the store and the checklists. */
import { eq } from 'drizzle-orm';
import { permissionsOf } from '../../people/sessions.ts';
import { createAccount } from '../../people/accounts.ts';
import { builtinRoleId } from '../../people/roles.ts';
import { hashPassword } from '../../people/passwords.ts';
import { createPlant } from '../../setup/plant.ts';
import { createAsset } from '../../assets/service.ts';
import {
  assetTypes,
  checklistTemplates,
  locations,
  settings,
  suppliers,
} from '../../database/schema/index.ts';
import { createMetric, setThreshold } from '../../metrics/service.ts';
import { createPart, receivePart, updatePart } from '../../parts/service.ts';
import { saveTemplate } from '../../work-orders/templates.ts';
import { HOUR, MINUTE } from '../calendar.ts';
import { ASSETS, ASSET_STATUSES, parentTag } from '../definition/assets.ts';
import { ASSET_TYPES } from '../definition/asset-types.ts';
import { metricKey, METRICS } from '../definition/metrics.ts';
import { PARTS } from '../definition/parts.ts';
import { MAIL_DOMAIN, PEOPLE } from '../definition/people.ts';
import { ASSET_PLACES, COMPANY_NAME, LOCATIONS } from '../definition/places.ts';
import { SUPPLIERS } from '../definition/suppliers.ts';
import type { AssetRow, PartDefinition } from '../definition/types.ts';
import type { DemoOptions } from '../load.ts';
import { DEMO_PASSWORD } from '../people.ts';
import { thresholdOf } from '../plan/alarms.ts';
import { SERVICES } from '../plan/services.ts';
import { milli } from '../plan/stock.ts';
import type { DemoRandom } from '../random.ts';
import { type DemoPlant, known } from './plant.ts';

const ADMIN = 'ines.albrecht';
const MANAGER = 'marek.dvorak';

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
    for (const { key, parent, kind, name, description } of LOCATIONS) {
      const id = tx.newId();
      const parentId = parent === null ? null : known(plant.locations, parent);
      const stamps = { createdAt: tx.now, updatedAt: tx.now };
      tx.insert(locations)
        .values({ id, parentId, kind, name, description, ...stamps })
        .run();
      plant.locations.set(key, id);
    }
  });
  plant.act(MANAGER, 'assetTypes.create', (tx) => {
    for (const type of ASSET_TYPES) {
      const id = tx.newId();
      tx.insert(assetTypes)
        .values({ id, ...type, createdAt: tx.now, updatedAt: tx.now })
        .run();
      plant.assetTypes.set(type.name, id);
    }
  });
}

/** One machine after the other, parents first. */
export function setUpAssets(plant: DemoPlant): (() => void)[] {
  const random = plant.random.fork('assets');
  return ASSETS.map((row) => () => {
    plant.ports.clock.set(plant.now + MINUTE);
    setUpAsset(plant, row, random.fork(row[0]));
  });
}

function setUpAsset(plant: DemoPlant, row: AssetRow, random: DemoRandom): void {
  const [tag, name, type, criticality, manufacturer, model, installedOn, cost, lifetimeYears] = row;
  const parent = parentTag(tag);
  const isMachine = parent !== null;
  plant.act(MANAGER, 'assets.create', (tx) => {
    const id = tx.newId();
    createAsset(tx, {
      id,
      tag,
      name,
      parentId: parent === null ? null : known(plant.assets, parent),
      locationId: known(plant.locations, placeOf(tag)),
      assetTypeId: known(plant.assetTypes, type),
      criticality,
      status: ASSET_STATUSES[tag] ?? 'running',
      manufacturer,
      model,
      serialNumber: isMachine ? serialNumber(manufacturer, installedOn, random) : null,
      installedOn,
      purchaseCost: cost === 0 ? null : cost * 100,
      expectedLifetimeMonths: lifetimeYears * 12,
      warrantyUntil: isMachine ? twoYearsAfter(installedOn) : null,
    });
    plant.assets.set(tag, id);
  });
}

function placeOf(tag: string): string {
  const known = Object.keys(ASSET_PLACES).filter((prefix) => tag === prefix || tag.startsWith(`${prefix}-`));
  return ASSET_PLACES[known.sort((a, b) => b.length - a.length)[0]!]!;
}

function serialNumber(manufacturer: string, installedOn: string, random: DemoRandom): string {
  return `${manufacturer.slice(0, 2).toUpperCase()}${installedOn.slice(2, 4)}-${random.int(10_000, 99_999)}`;
}

function twoYearsAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 2}${day.slice(4)}`;
}

/** Suppliers and the stock list of the old system. */
export function setUpParts(plant: DemoPlant): (() => void)[] {
  const { clock } = plant.ports;
  clock.set(plant.calendar.at(plant.now, 1, 8));
  const supplierIds = plant.act('greta.solberg', 'parts.createSupplier', (tx) => {
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
  };
  const supplierSku = `${part.supplier.slice(0, 3).toUpperCase()}-${number.replace(/\W/g, '')}`;
  plant.act('greta.solberg', 'parts.create', (tx) => {
    const id = tx.newId();
    createPart(tx, { id, number, name, category, unit, supplierId, supplierSku });
    receivePart(tx, {
      id: tx.newId(),
      partId: id,
      locationId: known(plant.locations, store),
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
    plant.act('petra.lindqvist', 'workOrders.saveTemplate', (tx) => {
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

/** Sensors and their limits, some days before the first reading. */
export function setUpMetrics(plant: DemoPlant): void {
  for (const metric of METRICS) {
    const { asset, name, unit, decimals, description } = metric;
    plant.ports.clock.set(plant.now + 3 * MINUTE);
    plant.act('petra.lindqvist', 'metrics.create', (tx) => {
      const id = tx.newId();
      createMetric(tx, { id, assetId: known(plant.assets, asset), name, unit, decimals, description });
      plant.metrics.set(metricKey(metric), id);
    });
    plant.ports.clock.set(plant.now + MINUTE);
    plant.act('petra.lindqvist', 'metrics.setThreshold', (tx) => {
      setThreshold(tx, known(plant.metrics, metricKey(metric)), thresholdOf(metric));
    });
  }
}
