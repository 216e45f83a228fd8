import { describe, expect, it } from 'vitest';
import { customValueProblem } from '../../../shared/domain/custom-fields.ts';
import { validateThreshold } from '../../../shared/domain/threshold.ts';
import { CUSTOM_FIELD_KINDS } from '../../../shared/domain/vocabulary.ts';
import { mediaTypeOf } from '../../attachments/media-type.ts';
import { thresholdOf } from '../plan/alarms.ts';
import { partFor, REPAIRS } from '../plan/repairs.ts';
import { SERVICES } from '../plan/services.ts';
import { ASSET_TYPES } from './asset-types.ts';
import { ASSET_STATUSES, ASSETS, parentTag } from './assets.ts';
import { FIELD_VALUES, TYPE_FIELDS } from './custom-fields.ts';
import { DOCUMENTS, WORK_DOCUMENTS } from './documents.ts';
import { FAILURES, STANDING } from './failures.ts';
import { INCIDENTS } from './incidents.ts';
import { metricKey, METRICS, TYPE_METRICS } from './metrics.ts';
import { OLD_CODES } from './old-codes.ts';
import { AWAITED_PARTS, LAST_DRAWS, OPEN_REPAIRS, OPEN_SERVICES } from './open-work.ts';
import { KEYWORDS, RESPONSIBLE, TEAMS } from './ownership.ts';
import { PARTS, SECOND_STORES } from './parts.ts';
import { PEOPLE } from './people.ts';
import { ASSET_PLACES, binOf, BINS, LOCATIONS } from './places.ts';
import { ALARM_REPAIRS } from './repairs-utilities.ts';
import { OVERRIDES, REPLACEMENTS } from './replacements.ts';
import { SPARE_PARTS } from './spare-parts.ts';
import { RELATED_NOTES, STORIES } from './stories.ts';
import { SUPPLIERS } from './suppliers.ts';
import { GUIDES } from './troubleshooting.ts';
import { TYPE_DEFAULTS } from './type-defaults.ts';
import type { Deed } from './types.ts';

const tags = new Set(ASSETS.map(([tag]) => tag));
const typeNames = ASSET_TYPES.map(({ name }) => name);
const metricKeys = new Set(METRICS.map(metricKey));
const partNumbers = new Set(PARTS.map(({ number }) => number));
const usernames = new Set(PEOPLE.map(({ username }) => username));
const stores = LOCATIONS.filter(({ kind }) => kind === 'store').map(({ key }) => key);

const repairs = [...REPAIRS, ...ALARM_REPAIRS];
const deeds: readonly Deed[] = [...STORIES, ...OPEN_REPAIRS].flatMap(
  (work): readonly Deed[] => work.deeds ?? [],
);

describe('the people of the demo', () => {
  it('are twelve in five roles', () => {
    const roles = PEOPLE.map(({ role }) => role);
    const count = (role: string) => roles.filter((own) => own === role).length;
    expect(PEOPLE).toHaveLength(12);
    expect(new Set(roles).size).toBe(5);
    expect(['admin', 'manager', 'planner', 'technician', 'storekeeper'].map(count)).toEqual([1, 1, 2, 6, 2]);
    expect(usernames.size).toBe(12);
  });

  it('has two technicians of each trade, so that everybody has somebody to help', () => {
    const trades = Map.groupBy(
      PEOPLE.filter(({ role }) => role === 'technician'),
      ({ trade }) => trade,
    );
    expect([...trades.values()].map((own) => own.length)).toEqual([2, 2, 2]);
  });
});

describe('the machines of the demo', () => {
  it('are about eighty on three lines and the utilities', () => {
    expect(ASSETS.length).toBeGreaterThanOrEqual(75);
    expect(ASSETS.length).toBeLessThanOrEqual(90);
    expect(ASSETS.filter(([, , type]) => type === 'Filling line')).toHaveLength(3);
    expect(tags.size).toBe(ASSETS.length);
  });

  it('form a tree in which every parent comes before its children', () => {
    const seen = new Set<string | null>([null]);
    for (const [tag] of ASSETS) {
      expect(seen).toContain(parentTag(tag));
      seen.add(tag);
    }
  });

  it('have a type that exists, and every type has a machine', () => {
    const used = new Set(ASSETS.map(([, , type]) => type));
    expect([...used].sort()).toEqual(ASSET_TYPES.map(({ name }) => name).sort());
  });

  it('stand somewhere', () => {
    const keys = new Set(LOCATIONS.map(({ key }) => key));
    for (const [prefix, place] of Object.entries(ASSET_PLACES)) {
      expect(tags).toContain(prefix);
      expect(keys).toContain(place);
    }
    for (const [tag] of ASSETS) expect(ASSET_PLACES).toHaveProperty(tag.split('-')[0]!);
    for (const tag of Object.keys(ASSET_STATUSES)) expect(tags).toContain(tag);
  });

  it('were installed on days that exist', () => {
    for (const [, , , , , , installedOn] of ASSETS) {
      expect(new Date(`${installedOn}T00:00:00Z`).toISOString().slice(0, 10)).toBe(installedOn);
    }
  });
});

describe('the places of the demo', () => {
  it('lie where they say: each with address and coordinates or none of both', () => {
    for (const { address, coordinates } of LOCATIONS) {
      expect(coordinates === undefined).toBe(address === undefined);
    }
  });

  it('have bins inside of their stores, used by parts that are there', () => {
    for (const [store, bins] of Object.entries(BINS)) {
      expect(stores).toContain(store);
      for (const bin of Object.values(bins)) {
        expect(LOCATIONS).toContainEqual(expect.objectContaining({ key: bin, parent: store, kind: 'bin' }));
      }
      const own = PARTS.filter((part) => part.store === store).map((part) => binOf(store, part));
      expect(own).toEqual(expect.arrayContaining(Object.values(bins)));
    }
  });

  it('form a tree with four stores', () => {
    const seen = new Set<string | null>([null]);
    for (const { key, parent } of LOCATIONS) {
      expect(seen).toContain(parent);
      seen.add(key);
    }
    expect(stores).toHaveLength(4);
  });
});

describe('the asset types of the demo', () => {
  it('say how long they last, and what goes wrong', () => {
    expect(Object.keys(TYPE_DEFAULTS).sort()).toEqual(ASSET_TYPES.map(({ name }) => name).sort());
    for (const { commonIssues, troubleshooting } of ASSET_TYPES) {
      expect(commonIssues).not.toBe('');
      expect(troubleshooting).not.toBe('');
    }
    expect(typeNames).toEqual(expect.arrayContaining(Object.keys(GUIDES)));
  });

  it('have fields of every kind, and their machines values that the fields take', () => {
    expect(typeNames).toEqual(expect.arrayContaining(Object.keys(TYPE_FIELDS)));
    const kinds = Object.values(TYPE_FIELDS).flatMap((fields) => fields.map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(CUSTOM_FIELD_KINDS));
    for (const [tag, values] of Object.entries(FIELD_VALUES)) {
      const [, , type] = ASSETS.find(([own]) => own === tag)!;
      const fields = TYPE_FIELDS[type]!;
      expect(values).toHaveLength(fields.length);
      fields.forEach(({ kind, choices = null }, index) => {
        const value = values[index]!;
        if (value === null) return;
        if (typeof value !== 'object')
          expect([tag, customValueProblem({ kind, choices }, value)]).toEqual([tag, null]);
        else expect([tag, kind]).toEqual([tag, 'from' in value ? 'number' : 'date']);
      });
    }
  });

  it('give their machines metrics that those have which are measured', () => {
    for (const [type, { like, limits }] of Object.entries(TYPE_METRICS)) {
      const metric = METRICS.find((own) => metricKey(own) === like)!;
      const alike = METRICS.filter(
        ({ asset, name }) => name === metric.name && ASSETS.find(([tag]) => tag === asset)![2] === type,
      );
      expect(alike).toContain(metric);
      for (const { unit, decimals } of alike)
        expect([unit, decimals]).toEqual([metric.unit, metric.decimals]);
      // Limits that only one machine has are not those of its type.
      expect(alike.filter((own) => own.highCritical === metric.highCritical).length > 1).toBe(limits);
    }
  });

  it('and their machines list parts that exist, each once', () => {
    const lines = SPARE_PARTS.flatMap(({ owner, parts }) =>
      parts.map(([part]) => `${'type' in owner ? owner.type : owner.asset} ${part}`),
    );
    expect(new Set(lines).size).toBe(lines.length);
    for (const { owner, parts } of SPARE_PARTS) {
      if ('type' in owner) expect(typeNames).toContain(owner.type);
      else expect(tags).toContain(owner.asset);
      for (const [part, quantity] of parts) {
        expect(partNumbers).toContain(part);
        expect(quantity).toBeGreaterThan(0);
      }
    }
  });
});

describe('who answers for the machines of the demo', () => {
  it('is a team and a person of it', () => {
    for (const { members } of TEAMS) for (const member of members) expect(usernames).toContain(member);
    for (const { team, person } of Object.values(RESPONSIBLE)) {
      const members = TEAMS.find(({ name }) => name === team)!.members;
      if (person !== undefined) expect(members).toContain(person);
    }
    const prefixes = Object.keys(RESPONSIBLE);
    for (const tag of tags) {
      expect(prefixes.some((prefix) => tag === prefix || tag.startsWith(`${prefix}-`))).toBe(true);
    }
  });

  it('has keywords, old codes, replacements and words about health only for what is there', () => {
    for (const tag of Object.values(KEYWORDS).flat()) expect(tags).toContain(tag);
    const keys = { assets: tags, parts: partNumbers, locations: new Set(LOCATIONS.map(({ key }) => key)) };
    for (const { entity, record } of OLD_CODES) expect(keys[entity]).toContain(record);
    expect(new Set(OLD_CODES.map(({ code }) => code.toLowerCase())).size).toBe(OLD_CODES.length);
    for (const { asset, keptIn, comes } of REPLACEMENTS) {
      expect(tags).toContain(asset);
      if (keptIn !== null) expect(stores).toContain(keptIn);
      if ('itemOf' in comes)
        expect(REPLACEMENTS.find((own) => own.asset === comes.itemOf)!.keptIn).not.toBeNull();
    }
    for (const { asset, daysAgo, lastsDays } of OVERRIDES) {
      expect(tags).toContain(asset);
      expect(daysAgo + lastsDays).toBeLessThan(365);
    }
  });
});

describe('the documents of the demo', () => {
  it.each([...DOCUMENTS, ...WORK_DOCUMENTS].map((document) => [document.fileName, document] as const))(
    '%s is what its name says',
    async (fileName, { content }) => {
      const bytes = content('2026-05-04');
      const type = await mediaTypeOf(bytes, true);
      expect({ pdf: 'application/pdf', png: 'image/png', txt: 'text/plain' }[fileName.split('.')[1]!]).toBe(
        type,
      );
      expect(bytes).toEqual(content('2026-05-04'));
    },
  );

  it('are on records that exist, or come with work', () => {
    const keys = new Set(LOCATIONS.map(({ key }) => key));
    for (const { on, by } of DOCUMENTS) {
      expect(usernames).toContain(by);
      if ('type' in on) expect(typeNames).toContain(on.type);
      else if ('asset' in on) expect(tags).toContain(on.asset);
      else if ('part' in on) expect(partNumbers).toContain(on.part);
      else expect(keys).toContain(on.location);
    }
    const attached = deeds.flatMap((deed) => ('attach' in deed ? [deed.attach] : []));
    expect(attached.sort()).toEqual(WORK_DOCUMENTS.map(({ fileName }) => fileName).sort());
  });
});

describe('the metrics of the demo', () => {
  it('are forty, each once, on machines that exist', () => {
    expect(METRICS).toHaveLength(40);
    expect(metricKeys.size).toBe(40);
    for (const { asset } of METRICS) expect(tags).toContain(asset);
  });

  it.each(METRICS.map((metric) => [metricKey(metric), metric] as const))(
    '%s has limits that may be saved, outside of its normal values',
    (_key, metric) => {
      expect(validateThreshold(thresholdOf(metric))).toEqual([]);
      const { idle, run } = metric.signal;
      const low = metric.lowWarning ?? metric.lowCritical ?? Number.NEGATIVE_INFINITY;
      const high = metric.highWarning ?? metric.highCritical ?? Number.POSITIVE_INFINITY;
      expect(Math.min(idle, run)).toBeGreaterThan(low);
      expect(Math.max(idle, run)).toBeLessThan(high);
    },
  );

  it('exist where failures, disturbances and notes name them', () => {
    const named = [
      ...FAILURES.flatMap(({ metric, effects, silent }) => [
        metric,
        ...effects.map((effect) => effect.metric),
        ...(silent?.metrics ?? []),
      ]),
      ...STANDING.map(({ metric }) => metric),
      ...INCIDENTS.map(({ metric }) => metric),
      ...OPEN_REPAIRS.flatMap(({ alarm }) => alarm ?? []),
      ...Object.keys(RELATED_NOTES),
    ];
    for (const metric of named) expect(metricKeys).toContain(metric);
  });
});

describe('the parts of the demo', () => {
  it('are 120, each once, from suppliers and in stores that exist', () => {
    expect(PARTS).toHaveLength(120);
    expect(partNumbers.size).toBe(120);
    const suppliers = new Set(SUPPLIERS.map(({ key }) => key));
    for (const { supplier, store } of PARTS) {
      expect(suppliers).toContain(supplier);
      expect(stores).toContain(store);
    }
    expect(new Set(PARTS.map(({ store }) => store)).size).toBe(4);
  });

  it('begin above their reorder point and have every number filled in', () => {
    for (const part of PARTS) {
      expect(part.opening).toBeGreaterThan(part.reorderPoint);
      expect(part.reorderQuantity).toBeGreaterThan(0);
      expect(part.cost).toBeGreaterThan(0);
      expect(part.leadDays).toBeGreaterThan(0);
      expect(part.unit).not.toBe('');
    }
  });

  it('exist where work names them', () => {
    const needs = [...SERVICES, ...repairs].flatMap(({ parts = [], assets }) =>
      parts.flatMap(({ part }) => assets.map((asset) => partFor(part, asset))),
    );
    const used = deeds.flatMap((deed) => ('use' in deed ? [deed.use] : []));
    for (const part of [...needs, ...used, ...AWAITED_PARTS, ...Object.keys(SECOND_STORES)]) {
      expect(partNumbers).toContain(part);
    }
  });

  it('of the last draws are what those repairs take', () => {
    for (const { repair, asset, part, quantity } of LAST_DRAWS) {
      const definition = REPAIRS.find(({ key }) => key === repair)!;
      expect(definition.assets).toContain(asset);
      expect(definition.parts).toContainEqual({ part, quantity });
      expect(SECOND_STORES).not.toHaveProperty(part);
    }
  });
});

describe('the work of the demo', () => {
  it('is on machines that exist', () => {
    for (const { assets } of [...SERVICES, ...repairs])
      for (const asset of assets) expect(tags).toContain(asset);
    const touched = deeds.flatMap((deed) => ('asset' in deed ? [deed.asset] : []));
    for (const asset of [...touched, ...OPEN_REPAIRS.flatMap((work) => work.asset ?? [])]) {
      expect(tags).toContain(asset);
    }
  });

  it('is done by people who exist', () => {
    const named = [
      ...deeds.map(({ by }) => by),
      ...STORIES.flatMap(({ acknowledge, opened, assignee }) => [acknowledge.by, opened.by, assignee]),
      ...[...OPEN_SERVICES, ...OPEN_REPAIRS].flatMap(({ createdBy, assignee }) =>
        assignee === null ? [createdBy] : [createdBy, assignee],
      ),
    ];
    for (const username of named) expect(usernames).toContain(username);
  });

  it('has 26 open work orders, some overdue, due today, on hold and requested', () => {
    const open = [...OPEN_SERVICES, ...OPEN_REPAIRS];
    const withStatus = (status: string) => open.filter((work) => work.status === status).length;
    expect(open).toHaveLength(26);
    expect(open.filter(({ dueIn }) => dueIn !== null && dueIn < 0).length).toBeGreaterThanOrEqual(3);
    expect(open.filter(({ dueIn }) => dueIn === 0).length).toBeGreaterThanOrEqual(3);
    expect(['in-progress', 'on-hold', 'requested'].map(withStatus)).toEqual([4, 3, 4]);
  });

  it('takes every template of an open service, and every repair of a disturbance, from the definition', () => {
    for (const { template, asset } of OPEN_SERVICES) {
      expect(SERVICES.find((service) => service.template === template)?.assets).toContain(asset);
    }
    const keys = ALARM_REPAIRS.map(({ key }) => key).sort();
    expect(INCIDENTS.flatMap(({ repair }) => repair ?? []).sort()).toEqual(keys);
    expect(new Set(SERVICES.map(({ template }) => template)).size).toBe(SERVICES.length);
  });

  it('ticks only items that are there', () => {
    const ticked = [...STORIES, ...OPEN_REPAIRS].flatMap(({ checklist = [], deeds: own = [] }) =>
      own.flatMap((deed) => ('tick' in deed ? [checklist[deed.tick]] : [])),
    );
    expect(ticked.length).toBeGreaterThan(15);
    expect(ticked).not.toContain(undefined);
  });

  it('tells the story of each failure', () => {
    expect(STORIES.map(({ failure }) => failure).sort()).toEqual(FAILURES.map(({ key }) => key).sort());
    for (const { deeds: own } of STORIES) expect(own.some((deed) => 'complete' in deed)).toBe(true);
  });

  it('fills every blank of a text that has one', () => {
    for (const { title, description, results, vary } of repairs) {
      const hasBlank = [title, description, ...results].some((text) => text.includes('{n}'));
      expect(hasBlank).toBe(vary !== undefined);
    }
  });
});
