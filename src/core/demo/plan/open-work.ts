/** The work that is not done yet. */
import { DAY, HOUR, MINUTE, type PlantCalendar } from '../calendar.ts';
import { OPEN_REPAIRS, OPEN_SERVICES } from '../definition/open-work.ts';
import type { OpenWorkDefinition } from '../definition/types.ts';
import type { DemoRandom } from '../random.ts';
import type { MetricEpisodes } from './alarms.ts';
import { OFFICE_HOURS } from './people.ts';
import { SERVICES } from './services.ts';
import type { PlannedWork, PlanTime } from './types.ts';

export function planOpenWork(
  foreseen: readonly MetricEpisodes[],
  { now }: PlanTime,
  calendar: PlantCalendar,
  random: DemoRandom,
): PlannedWork[] {
  const services = OPEN_SERVICES.map((work): OpenWorkDefinition => {
    const { title, type } = SERVICES.find(({ template }) => template === work.template)!;
    return { ...work, title, type };
  });
  return [...services, ...OPEN_REPAIRS].map((work) => planOne(work, foreseen, now, calendar, random));
}

function planOne(
  work: OpenWorkDefinition,
  foreseen: readonly MetricEpisodes[],
  now: number,
  calendar: PlantCalendar,
  random: DemoRandom,
): PlannedWork {
  const { createdDaysAgo, dueIn, alarm: metric, deeds = [] } = work;
  const episode = foreseen.find((own) => own.metric === metric)?.episodes.at(-1);
  const createdAt =
    createdDaysAgo < 1 ? now - createdDaysAgo * DAY : dayBefore(createdDaysAgo, now, calendar, random);
  const opened = Math.min(Math.max(createdAt, (episode?.raisedAt ?? 0) + HOUR), now - 20 * MINUTE);
  let earliest = opened + 5 * MINUTE;
  return {
    asset: work.asset,
    title: work.title,
    description: work.description,
    type: work.type,
    priority: work.priority,
    template: work.template ?? null,
    checklist: work.checklist ?? [],
    alarm: metric === undefined || episode === undefined ? null : { metric, startedAt: episode.startedAt },
    createdAt: opened,
    createdBy: work.createdBy,
    approval: null,
    assignee: work.assignee,
    dueOn: dueIn === null ? null : calendar.day(calendar.at(now, dueIn, 12)),
    estimatedMinutes: work.estimatedMinutes,
    deeds: deeds.map(({ hoursAgo, ...deed }) => {
      const at = Math.max(now - hoursAgo * HOUR, earliest);
      earliest = at + 2 * MINUTE;
      return { ...deed, at };
    }),
  };
}

/** Office hours of a day some days ago, always more than half a day before now. */
function dayBefore(days: number, now: number, calendar: PlantCalendar, random: DemoRandom): number {
  const moment = calendar.at(now, -days, random.between(...OFFICE_HOURS));
  return Math.min(moment, now - 12 * HOUR);
}
