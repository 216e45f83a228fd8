/** What broke: reported, approved, mended. */
import { DAY, HOUR, MINUTE, type PlantCalendar } from '../calendar.ts';
import { LAST_DRAWS } from '../definition/open-work.ts';
import { LINE_REPAIRS } from '../definition/repairs-lines.ts';
import { UTILITY_REPAIRS } from '../definition/repairs-utilities.ts';
import type { PartNeed, RepairDefinition } from '../definition/types.ts';
import type { Priority } from '../../../shared/domain/vocabulary.ts';
import type { DemoRandom } from '../random.ts';
import { minutesWithin, planJob } from './job.ts';
import { atTheDesk, nextWithin, plannerFor, SHIFT_HOURS, technicianFor } from './people.ts';
import type { PlannedDeed, PlannedWork, PlanTime } from './types.ts';

export const REPAIRS: readonly RepairDefinition[] = [...LINE_REPAIRS, ...UTILITY_REPAIRS];

/** Days until it should be done, and hours until somebody begins. */
const URGENCY: Readonly<
  Record<Priority, { readonly due: number; readonly start: readonly [number, number] }>
> = {
  critical: { due: 0, start: [0.1, 0.5] },
  high: { due: 1, start: [0.5, 7] },
  medium: { due: 7, start: [12, 120] },
  low: { due: 21, start: [40, 380] },
};

/** The same fault does not come back on the same machine within this time. */
const REST = 16 * DAY;
/** Parts that are short now were counted this long ago; since then only the last draws take them. */
export const STOCKTAKE_DAYS_AGO = 45;

/** @param count how many to plan, spread over the whole history */
export function planRepairs(
  count: number,
  time: PlanTime,
  calendar: PlantCalendar,
  random: DemoRandom,
): PlannedWork[] {
  const first = time.began + 4 * DAY;
  const last = time.now - 36 * HOUR;
  const moments = Array.from({ length: count }, () => random.between(first, last)).sort((a, b) => a - b);
  const lastSeen = new Map<string, number>();
  return moments.map((moment) => {
    const own = random.fork(`repair/${Math.round(moment)}`);
    const reportedAt = Math.min(nextWithin(moment, calendar, [6.2, 21], true), last);
    const isKept = reportedAt > time.now - STOCKTAKE_DAYS_AGO * DAY - HOUR;
    const choices = REPAIRS.filter((repair) => !isKept || !takesKeptPart(repair));
    let definition: RepairDefinition;
    let asset: string;
    do {
      definition = own.pick(choices);
      asset = own.pick(definition.assets);
    } while (reportedAt - (lastSeen.get(`${definition.key}/${asset}`) ?? 0) < REST);
    lastSeen.set(`${definition.key}/${asset}`, reportedAt);
    return planRepair(definition, { asset, reportedAt, alarm: null }, time, calendar, own);
  });
}

function takesKeptPart({ parts = [] }: RepairDefinition): boolean {
  return parts.some(({ part }) => LAST_DRAWS.some((draw) => draw.part === part));
}

/** The repairs that took the stock of some parts down to the reorder point. */
export function planLastDraws(time: PlanTime, calendar: PlantCalendar, random: DemoRandom): PlannedWork[] {
  return LAST_DRAWS.map(({ repair, asset, daysAgo }) => {
    const definition = REPAIRS.find(({ key }) => key === repair)!;
    const reportedAt = calendar.at(time.now, -daysAgo - 1, 8.5);
    const urgent: RepairDefinition = { ...definition, priority: 'high', parts: certain(definition.parts) };
    return planRepair(
      urgent,
      { asset, reportedAt, alarm: null },
      time,
      calendar,
      random.fork(`draw/${repair}`),
    );
  });
}

function certain(parts: readonly PartNeed[] = []): PartNeed[] {
  return parts.map(({ part, quantity }) => ({ part, quantity }));
}

export interface Report {
  readonly asset: string;
  readonly reportedAt: number;
  readonly alarm: PlannedWork['alarm'];
}

export function planRepair(
  definition: RepairDefinition,
  { asset, reportedAt, alarm }: Report,
  { now }: PlanTime,
  calendar: PlantCalendar,
  random: DemoRandom,
): PlannedWork {
  const { trade, priority } = definition;
  const number = definition.vary === undefined ? '' : String(random.int(...definition.vary));
  const tell = (text: string) => text.replaceAll('{n}', number);
  const { due, start } = URGENCY[priority];
  const planner = plannerFor(asset);
  const assignee = technicianFor(trade, asset, random);
  const isPressing = priority === 'critical' || alarm !== null;
  const seenInOffice = atTheDesk(reportedAt, calendar, random);
  const isRequest = random.chance(0.6) || (isPressing && seenInOffice !== reportedAt);
  const createdAt = isRequest ? reportedAt : seenInOffice;
  const seen = createdAt + (isPressing ? random.between(5, 20) * MINUTE : random.between(0.2, 3) * HOUR);
  const approval = isRequest
    ? { at: isPressing ? seen : atTheDesk(seen, calendar, random), by: planner }
    : null;
  const minutes = minutesWithin(definition.minutes, random);
  const [soonest, latestBegin] = alarm === null ? start : ([0.1, 0.6] as const);
  const begins = (approval?.at ?? createdAt) + random.between(soonest, latestBegin) * HOUR;
  const latest = now - minutes * 1.5 * MINUTE - 9 * HOUR;
  const startsAt = Math.min(isPressing ? begins : nextWithin(begins, calendar, SHIFT_HOURS, false), latest);
  const checklist = (definition.checklist ?? []).map((text) => ({ text, mandatory: false }));
  const isDouble = alarm === null && priority !== 'critical' && random.chance(0.05) && isRequest;
  const job = {
    startsAt,
    by: assignee,
    minutes,
    downtime: definition.downtime === undefined ? null : minutesWithin(definition.downtime, random),
    checklist,
    parts: (definition.parts ?? []).map((need) => ({ ...need, part: partFor(need.part, asset) })),
    comments: (definition.comments ?? []).filter(() => alarm !== null || random.chance(0.6)).map(tell),
    result: tell(random.pick(definition.results)),
    patient: priority === 'medium' || priority === 'low',
  };
  return {
    asset,
    title: tell(definition.title),
    description: tell(definition.description),
    type: definition.type ?? 'corrective',
    priority,
    template: null,
    checklist: definition.checklist ?? [],
    alarm,
    createdAt,
    createdBy: isRequest ? reporterOf(definition, asset, random) : planner,
    approval: isDouble ? null : approval,
    assignee: isDouble ? null : assignee,
    dueOn: isDouble ? null : calendar.day(createdAt + due * DAY),
    estimatedMinutes: Math.round((definition.minutes[0] + definition.minutes[1]) / 20) * 10,
    deeds: isDouble ? turnedDown(approval!.at, planner) : planJob(job, calendar, random),
  };
}

/** Some parts depend on the machine. */
export function partFor(part: string, asset: string): string {
  const line = asset.slice(0, 2);
  if (part === '@valve-seals') return line === 'L1' ? 'SEA-FV72' : line === 'L2' ? 'SEA-FV60' : 'SEA-FC60';
  if (part === '@chain') return line === 'L2' ? 'CHN-815' : 'CHN-820';
  return part;
}

function reporterOf({ trade }: RepairDefinition, asset: string, random: DemoRandom): string {
  return technicianFor(random.chance(0.7) ? trade : 'mechanical', asset, random);
}

function turnedDown(at: number, by: string): PlannedDeed[] {
  return [
    { at, by, comment: 'Reported twice, the other work order stands.' },
    { at: at + MINUTE, by, move: 'cancelled' },
  ];
}
