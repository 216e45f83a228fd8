import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { aLocation, anAsset } from '../../testing/factories.ts';
import { contents } from '../../testing/fingerprint.ts';

const MINUTE = 60_000;
const POSITIONS = 3;

const taken = fc.constantFrom('stored', 'stored', 'stored', 'scrapped');
const step = fc.record({
  what: fc.constantFrom('replace', 'replace', 'remove', 'install', 'scrap', 'store', 'edit'),
  position: fc.nat(POSITIONS - 1),
  /** Index of an item from the shelf, or a new one. */
  item: fc.option(fc.nat(7), { nil: null, freq: 2 }),
  taken,
  /** Minutes before now; what lies before the last change is refused. */
  ago: fc.nat(5),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Table {
  readonly assets: { id: Id; serial_number: string | null }[];
  readonly items: { id: Id; state: string; serial_number: string | null; location_id: Id | null }[];
  readonly installations: {
    item_id: Id;
    asset_id: Id;
    installed_at: number | null;
    removed_at: number | null;
  }[];
}

function overlaps(spans: Table['installations']): boolean {
  const sorted = spans
    .map(({ installed_at, removed_at }) => ({
      from: installed_at ?? Number.NEGATIVE_INFINITY,
      to: removed_at ?? Number.POSITIVE_INFINITY,
    }))
    .sort((one, other) => one.from - other.from || one.to - other.to);
  return sorted.some((span, index) => index > 0 && span.from < sorted[index - 1]!.to);
}

function grouped(spans: Table['installations'], key: 'item_id' | 'asset_id') {
  return Object.values(Object.groupBy(spans, (span) => span[key])) as Table['installations'][];
}

/** What must be true of all positions and items, whatever was done to them. */
function check(table: Table, serials: ReadonlySet<string>): void {
  const plates = [...table.assets, ...table.items].flatMap(({ serial_number: serial }) => serial ?? []);
  expect(plates.toSorted()).toEqual([...serials].toSorted());
  for (const key of ['item_id', 'asset_id'] as const) {
    expect(grouped(table.installations, key).filter(overlaps)).toEqual([]);
  }
  for (const { id, state, serial_number: serial, location_id: location } of table.items) {
    const open = table.installations.filter((stay) => stay.item_id === id && stay.removed_at === null);
    expect([state, open.length]).toEqual([state, state === 'installed' ? 1 : 0]);
    expect([state, location !== null]).toEqual([state, state === 'stored']);
    if (state === 'installed') expect(serial).toBeNull();
  }
}

class Plant {
  readonly serials = new Set<string>();
  readonly assetIds: Id[];
  readonly #planner;
  readonly #shelf: Id;
  readonly #test: TestCore;
  constructor(test: TestCore) {
    this.#test = test;
    this.#planner = test.as('planner');
    this.#shelf = aLocation(test);
    this.assetIds = Array.from({ length: POSITIONS }, (_, index) => {
      this.serials.add(`S-${index}`);
      return anAsset(test, { serialNumber: `S-${index}` });
    });
  }

  table(): Table {
    return contents(this.#test) as unknown as Table;
  }

  /** Whether the command was accepted. */
  async take({ what, position, item, taken: state, ago }: Step, known: Table['items']): Promise<boolean> {
    const test = this.#test;
    test.ports.clock.advance(MINUTE);
    const { items } = this.#planner;
    const at = test.ports.clock.now() - ago * MINUTE;
    const command = { id: test.newId(), assetId: this.assetIds[position]!, at };
    const reason = 'Worn';
    const removed = state === 'stored' ? { state, reason, locationId: this.#shelf } : { state, reason };
    const chosen = item === null || known.length === 0 ? undefined : known[item % known.length];
    const serialNumber = `S-${this.serials.size}`;
    const plate = {
      manufacturer: null,
      model: null,
      serialNumber,
      purchaseCost: null,
      expectedLifetimeMonths: null,
      warrantyUntil: null,
    };
    const installed = chosen === undefined ? { plate } : { itemId: chosen.id };
    const send = () => {
      switch (what) {
        case 'replace':
          return items.replace({ ...command, removed, installed });
        case 'remove':
          return items.remove({ ...command, removed });
        case 'install':
          return items.install({ ...command, installed });
        case 'scrap':
          return items.scrap({ id: chosen?.id ?? command.id });
        case 'store':
          return items.store({ id: chosen?.id ?? command.id, locationId: this.#shelf });
        case 'edit':
          return this.#planner.assets.update({ id: command.assetId, changes: { name: 'Renamed' } });
      }
    };
    const accepted = await send().then(
      () => true,
      () => false,
    );
    const puts = what === 'replace' || what === 'install';
    if (accepted && puts && chosen === undefined) this.serials.add(serialNumber);
    return accepted;
  }
}

describe('whatever is replaced, removed, installed and scrapped in several positions', () => {
  it('each plate exists exactly once, no stays overlap, nothing is lost, and what is refused changes nothing', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30, size: 'max' }), async (steps) => {
        await using test = await createTestCore();
        const plant = new Plant(test);
        let before = plant.table();
        for (const taken of steps) {
          const done = await plant.take(taken, before.items);
          const after = plant.table();
          if (done) accepted += 1;
          else expect(after).toEqual(before);
          check(after, plant.serials);
          expect(after.items.length).toBeGreaterThanOrEqual(before.items.length);
          before = after;
        }
      }),
      { numRuns: 20 },
    );
    expect(accepted).toBeGreaterThan(50);
  }, 60_000);
});
