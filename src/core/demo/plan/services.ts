/** The recurring services of the past. Those that are open now set the rhythm of the ones before them. */
import { DAY, HOUR, type PlantCalendar } from '../calendar.ts';
import { OPEN_SERVICES } from '../definition/open-work.ts';
import { LINE_SERVICES } from '../definition/services-lines.ts';
import { UTILITY_SERVICES } from '../definition/services-utilities.ts';
import type { ServiceDefinition } from '../definition/types.ts';
import type { DemoRandom } from '../random.ts';
import { minutesWithin, planJob } from './job.ts';
import { atTheDesk, nextWithin, plannerFor, SHIFT_HOURS, technicianFor } from './people.ts';
import { partFor } from './repairs.ts';
import type { PlannedDeed, PlannedWork, PlanTime } from './types.ts';

export const SERVICES: readonly ServiceDefinition[] = [...LINE_SERVICES, ...UTILITY_SERVICES];

/** How long before they are due work orders of a service are opened. */
const LEAD_DAYS = 10;

export function planServices(time: PlanTime, calendar: PlantCalendar, random: DemoRandom): PlannedWork[] {
  return SERVICES.flatMap((service) =>
    service.assets.flatMap((asset) => {
      const own = random.fork(`${service.template}/${asset}`);
      return dueDays(service, asset, time, own).map((due) =>
        planOne(service, asset, due, time, calendar, own),
      );
    }),
  );
}

/** Days before today on which the service was due, newest first; negative numbers. */
function dueDays(service: ServiceDefinition, asset: string, time: PlanTime, random: DemoRandom): number[] {
  const open = OPEN_SERVICES.find((work) => work.template === service.template && work.asset === asset);
  const last =
    open === undefined
      ? -random.int(3, service.everyDays - LEAD_DAYS - 1)
      : (open.dueIn ?? 0) - service.everyDays;
  const days: number[] = [];
  const earliest = (time.began - time.now) / DAY + LEAD_DAYS + 4;
  for (let due = last; due > earliest; due -= service.everyDays) days.push(due);
  return days;
}

function planOne(
  service: ServiceDefinition,
  asset: string,
  due: number,
  { now }: PlanTime,
  calendar: PlantCalendar,
  random: DemoRandom,
): PlannedWork {
  const planner = plannerFor(asset);
  const assignee = technicianFor(service.trade, asset, random);
  const minutes = minutesWithin(service.minutes, random);
  const createdAt = atTheDesk(calendar.at(now, due - LEAD_DAYS, random.between(7.5, 15)), calendar, random);
  const nominal = calendar.at(
    now,
    due + random.pick([-3, -2, -1, -1, 0, 0, 0, 1, 2, 5]),
    random.between(6.3, 16),
  );
  const latest = now - minutes * 1.5 * 60_000 - 30 * HOUR;
  const startsAt = Math.min(nextWithin(nominal, calendar, SHIFT_HOURS, false), latest);
  return {
    asset,
    title: service.title,
    description: null,
    type: service.type,
    priority: 'medium',
    template: service.template,
    checklist: [],
    alarm: null,
    createdAt,
    createdBy: planner,
    approval: null,
    assignee,
    dueOn: calendar.day(calendar.at(now, due, 12)),
    estimatedMinutes: Math.round((service.minutes[0] + service.minutes[1]) / 20) * 10,
    deeds: random.chance(0.03)
      ? leftOut(startsAt, planner)
      : planJob(
          {
            startsAt,
            by: assignee,
            minutes,
            downtime: null,
            checklist: service.checklist,
            parts: (service.parts ?? []).map((need) => ({ ...need, part: partFor(need.part, asset) })),
            comments: [],
            result: random.pick(service.results),
            patient: true,
          },
          calendar,
          random,
        ),
  };
}

function leftOut(at: number, by: string): PlannedDeed[] {
  return [
    { at, by, comment: 'The machine had to run all week. Left out, the next one is due as planned.' },
    { at: at + 60_000, by, move: 'cancelled' },
  ];
}
