/** Everything that will happen, in one object that depends on the seed, the clock and the calendar only. */
import { DAY, type PlantCalendar } from '../calendar.ts';
import type { DemoRandom } from '../random.ts';
import type { Scenario } from '../signals/scenario.ts';
import { type Acknowledgement, type MetricEpisodes, planAcknowledgements } from './alarms.ts';
import { planOpenWork } from './open-work.ts';
import { planLastDraws, planRepairs } from './repairs.ts';
import { planServices } from './services.ts';
import { type PlannedStock, planStock } from './stock.ts';
import { planAlarmRepairs, planStories } from './stories.ts';
import type { PlannedWork, PlanTime } from './types.ts';

export const PAST_WORK = 400;
/** How long the plant has used the program. */
export const YEARS_OF_USE_DAYS = 548;

export interface Plan {
  readonly time: PlanTime;
  /** Completed or cancelled. */
  readonly past: readonly PlannedWork[];
  readonly open: readonly PlannedWork[];
  readonly stock: readonly PlannedStock[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly foreseen: readonly MetricEpisodes[];
}

export function planTime(now: number, calendar: PlantCalendar): PlanTime {
  return { now, began: calendar.at(now - YEARS_OF_USE_DAYS * DAY, 0, 8) };
}

export function makePlan(
  time: PlanTime,
  scenario: Scenario,
  foreseen: readonly MetricEpisodes[],
  calendar: PlantCalendar,
  random: DemoRandom,
): Plan {
  const told = [
    ...planServices(time, calendar, random.fork('services')),
    ...planStories(scenario, foreseen, calendar),
    ...planAlarmRepairs(scenario, foreseen, time, calendar, random.fork('alarm-repairs')),
    ...planLastDraws(time, calendar, random.fork('last-draws')),
  ];
  const repairs = planRepairs(PAST_WORK - told.length, time, calendar, random.fork('repairs'));
  return {
    time,
    past: [...told, ...repairs],
    open: planOpenWork(foreseen, time, calendar, random.fork('open')),
    stock: planStock(time, calendar, random.fork('stock')),
    acknowledgements: planAcknowledgements(foreseen, scenario, time.now, calendar, random.fork('alarms')),
    foreseen,
  };
}
