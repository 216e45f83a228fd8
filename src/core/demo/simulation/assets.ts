/** The machines: entered one after the other, later with new values in their fields, other items, and judged. */
import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { createAsset } from '../../assets/service.ts';
import { installations } from '../../database/schema/index.ts';
import { overrideHealth } from '../../health/service.ts';
import { NO_PLATE } from '../../items/position.ts';
import { replaceItem } from '../../items/service.ts';
import { plantOf } from '../../setup/plant.ts';
import { HOUR, MINUTE } from '../calendar.ts';
import { ASSET_STATUSES, ASSETS, LATE_ASSETS, parentTag } from '../definition/assets.ts';
import { KEYWORDS, RESPONSIBLE } from '../definition/ownership.ts';
import { ASSET_PLACES } from '../definition/places.ts';
import { ITEM_WARRANTY_YEARS, OVERRIDES, REPLACEMENTS } from '../definition/replacements.ts';
import { TYPE_DEFAULTS } from '../definition/type-defaults.ts';
import type { AssetRow, OverrideDefinition, ReplacementDefinition } from '../definition/types.ts';
import type { Scenario } from '../signals/scenario.ts';
import type { DemoRandom } from '../random.ts';
import { firstValues } from './field-values.ts';
import { type DemoPlant, known } from './plant.ts';
import type { Happening } from './timeline.ts';

/** One machine after the other, parents first. */
export function setUpAssets(plant: DemoPlant, by: string): (() => void)[] {
  const random = plant.random.fork('assets');
  return ASSETS.map((row) => () => {
    plant.ports.clock.set(plant.now + MINUTE);
    setUpAsset(plant, row, by, random.fork(row[0]));
  });
}

function setUpAsset(plant: DemoPlant, row: AssetRow, by: string, random: DemoRandom): void {
  const [tag, name, type, criticality, manufacturer, model, installedOn, cost, lifetimeYears] = row;
  const parent = parentTag(tag);
  const isMachine = parent !== null;
  const { team, person } = longestMatch(RESPONSIBLE, tag);
  plant.act(by, 'assets.create', (tx) => {
    const id = tx.newId();
    createAsset(tx, {
      id,
      tag,
      name,
      parentId: parent === null ? null : known(plant.assets, parent),
      locationId: known(plant.locations, longestMatch(ASSET_PLACES, tag)),
      assetTypeId: known(plant.assetTypes, type),
      criticality,
      status: ASSET_STATUSES[tag] ?? 'running',
      manufacturer,
      model,
      serialNumber: isMachine ? serialNumber(manufacturer, installedOn, random) : null,
      installedOn,
      purchaseCost: cost === 0 ? null : cost * 100,
      // What its type says already is not said again.
      expectedLifetimeMonths:
        TYPE_DEFAULTS[type]!.lifetimeYears === lifetimeYears ? null : lifetimeYears * 12,
      warrantyUntil: isMachine ? yearsAfter(installedOn, 2) : null,
      responsibleTeamId: known(plant.teams, team),
      responsibleUserId: person === undefined ? null : plant.person(person).userId,
      keywords: Object.keys(KEYWORDS).filter((keyword) => KEYWORDS[keyword]!.includes(tag)),
      customValues: firstValues(plant, tag, type),
    });
    plant.assets.set(tag, id);
  });
}

/** What stands under the longest beginning of a tag. */
function longestMatch<T>(table: Readonly<Record<string, T>>, tag: string): T {
  const fitting = Object.keys(table).filter((prefix) => tag === prefix || tag.startsWith(`${prefix}-`));
  return table[fitting.sort((a, b) => b.length - a.length)[0]!]!;
}

function serialNumber(manufacturer: string, installedOn: string, random: DemoRandom): string {
  return `${manufacturer.slice(0, 2).toUpperCase()}${installedOn.slice(2, 4)}-${random.int(10_000, 99_999)}`;
}

function yearsAfter(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}

export function lateAssetsAreEntered(plant: DemoPlant): Happening[] {
  const random = plant.random.fork('late-assets');
  return LATE_ASSETS.map(({ row, by, daysAgo }) => ({
    at: plant.calendar.at(plant.ports.until, -daysAgo, 10.2),
    run: () => setUpAsset(plant, row, by, random.fork(row[0])),
  }));
}

export function itemsAreReplaced(plant: DemoPlant, { failedAt }: Scenario): Happening[] {
  return REPLACEMENTS.map((replacement) => {
    const { when } = replacement;
    const at =
      'daysAgo' in when
        ? plant.calendar.at(plant.ports.until, -when.daysAgo, 11.4)
        : known(failedAt, when.failure) + when.hours * HOUR;
    return { at, run: () => replace(plant, replacement) };
  });
}

function replace(plant: DemoPlant, { asset, by, reason, keptIn, comes }: ReplacementDefinition): void {
  const assetId = known(plant.assets, asset);
  const warrantyUntil = yearsAfter(plant.calendar.day(plant.now), ITEM_WARRANTY_YEARS);
  const { timeZone } = plantOf(plant.database);
  plant.act(by, 'items.replace', (tx) =>
    replaceItem(
      tx,
      {
        id: tx.newId(),
        assetId,
        at: tx.now,
        removed:
          keptIn === null
            ? { state: 'scrapped', reason }
            : { state: 'stored', locationId: known(plant.locations, keptIn), reason },
        installed:
          'itemOf' in comes
            ? { itemId: lastItemOf(plant, comes.itemOf) }
            : { plate: { ...NO_PLATE, warrantyUntil, ...comes } },
      },
      timeZone,
    ),
  );
}

/** What was taken out of a position last. */
function lastItemOf(plant: DemoPlant, tag: string) {
  return plant.database
    .select({ id: installations.itemId })
    .from(installations)
    .where(and(eq(installations.assetId, known(plant.assets, tag)), isNotNull(installations.removedAt)))
    .orderBy(desc(installations.removedAt))
    .get()!.id;
}

export function healthIsOverridden(plant: DemoPlant): Happening[] {
  return OVERRIDES.map((override) => ({
    at: plant.calendar.at(plant.ports.until, -override.daysAgo, 14.3),
    run: () => overrideOne(plant, override),
  }));
}

function overrideOne(plant: DemoPlant, { asset, by, score, reason, lastsDays }: OverrideDefinition): void {
  const { calendar, ports, now } = plant;
  const until = calendar.day(calendar.at(ports.until, lastsDays, 12));
  plant.act(by, 'health.override', (tx) =>
    overrideHealth(tx, { assetId: known(plant.assets, asset), score, reason, until }, calendar.day(now)),
  );
}
