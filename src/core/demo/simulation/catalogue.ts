/** What the plant knows about its machines: types with their fields, spare parts, teams and codes that stood before. */
import { addField } from '../../asset-types/fields.ts';
import { createAssetType } from '../../asset-types/service.ts';
import { addBomLine } from '../../bom/service.ts';
import { linkCode } from '../../codes/service.ts';
import { createTeam } from '../../people/teams.ts';
import { HOUR, MINUTE } from '../calendar.ts';
import { ASSET_TYPES } from '../definition/asset-types.ts';
import { TYPE_FIELDS } from '../definition/custom-fields.ts';
import { OLD_CODES } from '../definition/old-codes.ts';
import { TEAMS } from '../definition/ownership.ts';
import { SPARE_PARTS } from '../definition/spare-parts.ts';
import { TYPE_DEFAULTS } from '../definition/type-defaults.ts';
import type { BomDefinition } from '../definition/types.ts';
import { milli } from '../plan/stock.ts';
import { type DemoPlant, known } from './plant.ts';

export function setUpTeams(plant: DemoPlant, by: string): void {
  plant.ports.clock.set(plant.now + 10 * MINUTE);
  for (const { name, members } of TEAMS) {
    plant.act(by, 'teams.create', (tx) => {
      const id = tx.newId();
      createTeam(tx, { id, name, userIds: members.map((member) => plant.person(member).userId) });
      plant.teams.set(name, id);
    });
  }
}

export function setUpTypes(plant: DemoPlant, by: string): void {
  plant.ports.clock.set(plant.now + HOUR);
  for (const { name, ...type } of ASSET_TYPES) {
    const { lifetimeYears, maintenance } = TYPE_DEFAULTS[name]!;
    plant.act(by, 'assetTypes.create', (tx) => {
      const id = tx.newId();
      createAssetType(tx, { id, name, ...type, expectedLifetimeMonths: lifetimeYears * 12, maintenance });
      plant.assetTypes.set(name, id);
    });
    setUpFields(plant, by, name);
  }
}

function setUpFields(plant: DemoPlant, by: string, type: string): void {
  for (const { name, kind, unit = null, choices = null } of TYPE_FIELDS[type] ?? []) {
    plant.act(by, 'assetTypes.addField', (tx) => {
      const id = tx.newId();
      const assetTypeId = known(plant.assetTypes, type);
      addField(tx, { id, assetTypeId, name, kind, unit, choices: choices === null ? null : [...choices] });
      plant.fields.set(fieldKey(type, name), id);
    });
  }
}

/** What the plant calls a field: type and name. */
export function fieldKey(type: string, name: string): string {
  return `${type} ${name}`;
}

/** Parts lists of the types and machines, once both are there. */
export function setUpSpareParts(plant: DemoPlant): (() => void)[] {
  plant.ports.clock.set(plant.now + HOUR);
  return SPARE_PARTS.map((list) => () => {
    plant.ports.clock.set(plant.now + 5 * MINUTE);
    setUpPartsList(plant, list);
  });
}

function setUpPartsList(plant: DemoPlant, { owner, parts }: BomDefinition): void {
  for (const [part, quantity, note = null] of parts) {
    plant.act('petra.lindqvist', 'bom.add', (tx) =>
      addBomLine(tx, {
        id: tx.newId(),
        owner:
          'type' in owner
            ? { assetTypeId: known(plant.assetTypes, owner.type) }
            : { assetId: known(plant.assets, owner.asset) },
        partId: known(plant.parts, part),
        quantity: milli(quantity),
        note,
      }),
    );
  }
}

export function setUpOldCodes(plant: DemoPlant): void {
  const places = { assets: plant.assets, parts: plant.parts, locations: plant.locations };
  for (const { code, entity, record } of OLD_CODES) {
    plant.ports.clock.set(plant.now + 2 * MINUTE);
    const by = 'petra.lindqvist';
    plant.act(by, 'codes.link', (tx) =>
      linkCode(tx, plant.person(by), {
        id: tx.newId(),
        code,
        entity,
        recordId: known(places[entity], record),
      }),
    );
  }
}
