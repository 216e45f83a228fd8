/** The stores: parts are drawn where there are some, short ones are ordered and come, stock is moved and counted. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Id } from '../../../shared/ids.ts';
import { reorderAlerts } from '../../database/schema/index.ts';
import { balanceAt } from '../../parts/ledger.ts';
import { countPart, receivePart, transferPart } from '../../parts/service.ts';
import { usePart } from '../../work-orders/parts-used.ts';
import { DAY, HOUR } from '../calendar.ts';
import { AWAITED_PARTS } from '../definition/open-work.ts';
import { PARTS, SECOND_STORES } from '../definition/parts.ts';
import { binOf } from '../definition/places.ts';
import type { PartDefinition } from '../definition/types.ts';
import { atTheDesk, STOREKEEPERS } from '../plan/people.ts';
import { STOCKTAKE_DAYS_AGO } from '../plan/repairs.ts';
import { milli, type PlannedStock } from '../plan/stock.ts';
import type { DemoRandom } from '../random.ts';
import { type DemoPlant, known } from './plant.ts';
import type { Happening } from './timeline.ts';

/** Prices rise by so much a year. */
const INFLATION = 0.035;

export class Stores {
  readonly #plant: DemoPlant;
  readonly #random: DemoRandom;
  readonly #began: number;
  /** Has something happen later. */
  readonly #later: (happening: Happening) => void;
  readonly #ordered = new Set<string>();

  constructor(plant: DemoPlant, later: (happening: Happening) => void) {
    this.#plant = plant;
    this.#random = plant.random.fork('stores');
    this.#began = plant.now;
    this.#later = later;
  }

  /**
   * Draws a part for a work order from where there is enough of it.
   * @returns the movement, or null when no store has enough
   */
  issue(by: string, workOrderId: Id, number: string, quantity: number): Id | null {
    const part = partOf(number);
    const partId = known(this.#plant.parts, number);
    const locationId = this.#storesOf(part).find((store) => this.#stock(partId, store) >= milli(quantity));
    if (locationId === undefined) return null;
    const movement = this.#plant.act(by, 'workOrders.usePart', (tx) => {
      const id = tx.newId();
      usePart(tx, { workOrderId, id, partId, locationId, quantity: milli(quantity) });
      return id;
    });
    this.#orderIfShort(part);
    return movement;
  }

  happenings(planned: readonly PlannedStock[]): Happening[] {
    return planned.map((task) => ({ at: task.at, run: () => this.#do(task) }));
  }

  #do(task: PlannedStock): void {
    if (task.kind === 'transfer') this.#transfer(task);
    else this.#count(task);
    this.#orderIfShort(task.part);
  }

  #transfer({ by, part, quantity }: PlannedStock & { kind: 'transfer' }): void {
    const partId = known(this.#plant.parts, part.number);
    const fromLocationId = known(this.#plant.locations, binOf(part.store, part));
    const toLocationId = known(this.#plant.locations, binOf(SECOND_STORES[part.number]!, part));
    if (this.#stock(partId, fromLocationId) < milli(2 * quantity)) return;
    this.#plant.act(by, 'parts.transfer', (tx) =>
      transferPart(tx, {
        outId: tx.newId(),
        inId: tx.newId(),
        partId,
        fromLocationId,
        toLocationId,
        quantity: milli(quantity),
        note: null,
      }),
    );
  }

  #count(task: Extract<PlannedStock, { kind: 'count' | 'stocktake' }>): void {
    const partId = known(this.#plant.parts, task.part.number);
    const locationId = known(this.#plant.locations, binOf(task.part.store, task.part));
    const books = this.#stock(partId, locationId);
    const counted =
      task.kind === 'stocktake' ? milli(task.counted) : Math.max(0, books + milli(task.difference));
    this.#plant.act(task.by, 'parts.count', (tx) =>
      countPart(tx, { id: tx.newId(), partId, locationId, counted, note: task.note }),
    );
  }

  /** Where a part is kept, the place nearest to the machines first. */
  #storesOf(part: PartDefinition): Id[] {
    const second = SECOND_STORES[part.number];
    const keys = second === 'line-side' ? [second, part.store] : [part.store, ...(second ? [second] : [])];
    return keys.map((key) => known(this.#plant.locations, binOf(key, part)));
  }

  #stock(partId: Id, locationId: Id): number {
    return balanceAt(this.#plant.database, partId, locationId);
  }

  #openAlert(number: string) {
    return this.#plant.database
      .select({ suggested: reorderAlerts.suggested })
      .from(reorderAlerts)
      .where(and(eq(reorderAlerts.partId, known(this.#plant.parts, number)), isNull(reorderAlerts.closedAt)))
      .get();
  }

  #orderIfShort(part: PartDefinition): void {
    if (this.#ordered.has(part.number) || this.#openAlert(part.number) === undefined) return;
    const { calendar, now, ports } = this.#plant;
    const days = part.leadDays * this.#random.between(0.85, 1.3) + 0.5;
    let at = atTheDesk(now + days * DAY, calendar, this.#random);
    // What is not awaited has come: of what a demo shows as short there should be a handful.
    if (!AWAITED_PARTS.includes(part.number)) at = Math.min(at, Math.max(ports.until - 3 * HOUR, now + HOUR));
    if (at >= ports.until) return;
    this.#ordered.add(part.number);
    this.#later({ at, run: () => this.#receive(part) });
  }

  #receive(part: PartDefinition): void {
    this.#ordered.delete(part.number);
    const alert = this.#openAlert(part.number);
    const { now, ports, locations, parts } = this.#plant;
    const isAwaited = AWAITED_PARTS.includes(part.number) && now > ports.until - STOCKTAKE_DAYS_AGO * DAY;
    if (alert === undefined || isAwaited) return;
    const years = (now - this.#began) / (365 * DAY);
    const cost = part.cost * (1 + INFLATION * years) * this.#random.between(0.97, 1.06);
    this.#plant.act(this.#random.pick(STOREKEEPERS), 'parts.receive', (tx) =>
      receivePart(tx, {
        id: tx.newId(),
        partId: known(parts, part.number),
        locationId: known(locations, binOf(part.store, part)),
        quantity: alert.suggested,
        unitCost: Math.round(cost * 100),
        note: `Delivery note ${this.#random.int(40_000, 89_999)}`,
      }),
    );
  }
}

function partOf(number: string): PartDefinition {
  const part = PARTS.find((own) => own.number === number);
  if (part === undefined) throw new Error(`the demo plant has no part ${number}`);
  return part;
}
