/** How a job goes: started, parts drawn, list ticked, perhaps put on hold, written up. */
import { HOUR, MINUTE, type PlantCalendar } from '../calendar.ts';
import type { ChecklistLine, PartNeed } from '../definition/types.ts';
import type { DemoRandom } from '../random.ts';
import { helperOf, nextWithin, SHIFT_HOURS } from './people.ts';
import type { PlannedDeed } from './types.ts';

export interface Job {
  readonly startsAt: number;
  readonly by: string;
  readonly minutes: number;
  readonly downtime: number | null;
  readonly checklist: readonly ChecklistLine[];
  readonly parts: readonly PartNeed[];
  readonly comments: readonly string[];
  readonly result: string;
  /** Whether it may be interrupted. */
  readonly patient: boolean;
}

const REASONS_TO_WAIT = [
  'Line has to run until the evening, going on tomorrow.',
  'Waiting for the hoist, workshop needs it today.',
  'Called to line 1. Going on with the early shift.',
  'Needs a second pair of hands, tomorrow morning.',
];

/** What is done on a work order from its start to its completion. */
export function planJob(job: Job, calendar: PlantCalendar, random: DemoRandom): PlannedDeed[] {
  const { startsAt, by, minutes } = job;
  const deeds: PlannedDeed[] = [{ at: startsAt, by, move: 'in-progress' }];
  const elapsed = minutes * MINUTE * random.between(1.02, 1.35);
  let resumed = startsAt;
  let from = 0;
  if (job.patient && random.chance(0.14)) {
    const held = startsAt + elapsed * 0.25;
    deeds.push(
      { at: held - MINUTE, by, comment: random.pick(REASONS_TO_WAIT) },
      { at: held, by, move: 'on-hold' },
    );
    from = 0.25;
    resumed = nextWithin(held + 8 * HOUR, calendar, SHIFT_HOURS, true);
    deeds.push({ at: resumed, by, move: 'in-progress' });
  }
  const moment = (share: number) => Math.round(resumed + elapsed * share * (1 - from));

  job.parts
    .filter(({ chance = 1 }) => random.chance(chance))
    .forEach(({ part, quantity }, index) => {
      const spare = quantity >= 2 && quantity <= 8 && random.chance(0.08) ? 1 : 0;
      deeds.push({ at: moment(0.12 + index * 0.04), by, use: part, quantity: quantity + spare });
      if (spare > 0) deeds.push({ at: moment(0.95), by, putBack: part, quantity: spare });
    });
  job.checklist.forEach(({ mandatory, notes = [] }, index) => {
    if (mandatory !== true && random.chance(0.1)) return;
    const note = notes.length > 0 && random.chance(0.45) ? random.pick(notes) : undefined;
    const at = moment(0.25 + (0.65 * (index + random.between(0.2, 0.8))) / job.checklist.length);
    deeds.push({ at, by, tick: index, note });
  });
  job.comments.forEach((comment, index) => deeds.push({ at: moment(0.3 + index * 0.1), by, comment }));
  if (minutes > 110 && random.chance(0.35)) {
    deeds.push({ at: moment(0.93), by: helperOf(by), labour: Math.round((minutes * 0.4) / 5) * 5 });
  }
  const { result, downtime } = job;
  deeds.push({ at: moment(1), by, complete: result, minutes, downtime });
  return deeds.sort((a, b) => a.at - b.at);
}

/** Whole five minutes, as people book them. */
export function minutesWithin([low, high]: readonly [number, number], random: DemoRandom): number {
  return Math.round(random.between(low, high) / 5) * 5;
}
