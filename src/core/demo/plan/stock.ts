/** What the storekeepers do by themselves: moving stock to where it is needed, and counting. */
import { DAY, type PlantCalendar } from '../calendar.ts';
import { LAST_DRAWS } from '../definition/open-work.ts';
import { PARTS, SECOND_STORES } from '../definition/parts.ts';
import type { PartDefinition } from '../definition/types.ts';
import type { DemoRandom } from '../random.ts';
import { atTheDesk, STOREKEEPERS } from './people.ts';
import { STOCKTAKE_DAYS_AGO } from './repairs.ts';
import type { PlanTime } from './types.ts';

export type PlannedStock = {
  readonly at: number;
  readonly by: string;
  readonly part: PartDefinition;
} & (
  | { readonly kind: 'transfer'; readonly quantity: number }
  /** Counted minus what the books say. */
  | { readonly kind: 'count'; readonly difference: number; readonly note: string | null }
  /** Counted, whatever the books say. */
  | { readonly kind: 'stocktake'; readonly counted: number; readonly note: string }
);

const TRANSFER_EVERY_DAYS = 24;
const COUNT_EVERY_DAYS = 61;
const COUNTED_EACH_TIME = 16;

const CAUSES = [
  'Two lay in the tool trolley.',
  'Taken without booking.',
  'Found behind the box.',
  'Mixed up with the next size.',
];

export function planStock(time: PlanTime, calendar: PlantCalendar, random: DemoRandom): PlannedStock[] {
  return [
    ...transfers(time, calendar, random.fork('transfers')),
    ...cycleCounts(time, calendar, random.fork('counts')),
    ...stocktake(time, calendar),
  ];
}

function transfers(time: PlanTime, calendar: PlantCalendar, random: DemoRandom): PlannedStock[] {
  const planned: PlannedStock[] = [];
  for (const part of PARTS.filter(({ number }) => number in SECOND_STORES)) {
    const quantity = Math.max(1, Math.round(part.opening * 0.2));
    let at = time.began + 2 * DAY;
    while (at < time.now - 2 * DAY) {
      const moment = atTheDesk(calendar.at(at, 0, random.between(8, 15)), calendar, random);
      planned.push({ kind: 'transfer', at: moment, by: random.pick(STOREKEEPERS), part, quantity });
      at += TRANSFER_EVERY_DAYS * random.between(1.6, 3.4) * DAY;
    }
  }
  return planned;
}

function cycleCounts(time: PlanTime, calendar: PlantCalendar, random: DemoRandom): PlannedStock[] {
  const planned: PlannedStock[] = [];
  for (let day = time.began + 50 * DAY; day < time.now - 5 * DAY; day += COUNT_EVERY_DAYS * DAY) {
    let at = atTheDesk(calendar.at(day, 0, 8), calendar, random);
    const by = random.pick(STOREKEEPERS);
    for (let counted = 0; counted < COUNTED_EACH_TIME; counted += 1) {
      const part = random.pick(PARTS);
      const difference = random.chance(0.15) ? random.pick([-2, -1, -1, 1]) : 0;
      const note = difference === 0 ? null : random.pick(CAUSES);
      planned.push({ kind: 'count', at, by, part, difference, note });
      at += random.between(3, 12) * 60_000;
    }
  }
  return planned;
}

/** Leaves of the parts that are short now just what the last draws took and the reorder point. */
function stocktake({ now }: PlanTime, calendar: PlantCalendar): PlannedStock[] {
  return LAST_DRAWS.map(({ part: number, quantity }, index) => {
    const part = PARTS.find((own) => own.number === number)!;
    const at = calendar.at(now, -STOCKTAKE_DAYS_AGO, 9 + index / 4);
    const counted = part.reorderPoint + quantity;
    return { kind: 'stocktake', at, by: STOREKEEPERS[0], part, counted, note: 'Stocktaking of fast movers.' };
  });
}

/** Quantities are written as whole thousandths of a unit. */
export const milli = (quantity: number) => Math.round(quantity * 1000);
