/** Who does what, and when people are at work. */
import { DAY, HOUR, MINUTE, type PlantCalendar } from '../calendar.ts';
import { PEOPLE } from '../definition/people.ts';
import type { Trade } from '../definition/types.ts';
import type { DemoRandom } from '../random.ts';

/** Filling lines have tags like `L1`; everything else is a utility. */
export function isOnLine(asset: string | null): boolean {
  return asset !== null && /^L\d/.test(asset);
}

export function plannerFor(asset: string | null): string {
  return isOnLine(asset) ? 'petra.lindqvist' : 'oskar.brandt';
}

const LINE_ONE_MECHANIC = 'jonas.weber';
const LINES_MECHANIC = 'amira.haddad';
const AIR_AND_WATER = 'ben.okafor';
const COLD_AND_STEAM = 'sven.hartmann';

/** The technician whose machine it is, or a colleague of the same trade now and then. */
export function technicianFor(trade: Trade, asset: string | null, random: DemoRandom): string {
  const regular = regularTechnician(trade, asset, random);
  if (!random.chance(0.18)) return regular;
  return helperOf(regular);
}

function regularTechnician(trade: Trade, asset: string | null, random: DemoRandom): string {
  if (trade === 'electrical') return random.chance(0.5) ? 'tomasz.nowak' : 'leila.karimi';
  if (trade === 'utilities') return /^(AIR|WTR|CIP|CO2)/.test(asset ?? '') ? AIR_AND_WATER : COLD_AND_STEAM;
  return asset?.startsWith('L1') === true ? LINE_ONE_MECHANIC : LINES_MECHANIC;
}

/** The other one of the same trade. */
export function helperOf(technician: string): string {
  const { trade } = PEOPLE.find(({ username }) => username === technician)!;
  return PEOPLE.find((person) => person.trade === trade && person.username !== technician)!.username;
}

export const STOREKEEPERS = ['greta.solberg', 'luis.moreira'] as const;

/** The next instant at or after this one between two hours of the local day, on a weekday if asked for. */
export function nextWithin(
  instant: number,
  calendar: PlantCalendar,
  [from, to]: readonly [number, number],
  weekdaysOnly: boolean,
): number {
  let moment = instant;
  for (let tries = 0; tries < 8; tries += 1) {
    const opening = calendar.at(moment, 0, from);
    const isOpen = !weekdaysOnly || calendar.minuteOfWeek(moment) < (5 * DAY) / MINUTE;
    if (isOpen && moment < calendar.at(moment, 0, to)) return Math.max(moment, opening);
    moment = calendar.at(moment, 1, from);
  }
  return moment;
}

export const OFFICE_HOURS = [7.25, 15.5] as const;
export const SHIFT_HOURS = [6.1, 20.5] as const;

/** Somebody in an office looks at something: at once if there, else at the start of the next weekday. */
export function atTheDesk(instant: number, calendar: PlantCalendar, random: DemoRandom): number {
  const moment = nextWithin(instant, calendar, OFFICE_HOURS, true);
  return moment === instant ? moment : moment + random.between(2 * MINUTE, HOUR / 2);
}
