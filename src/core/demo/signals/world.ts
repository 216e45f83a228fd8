/**
 * What all sensors of the plant share: the grid of times, the load of the lines with their shifts, changeovers
 * and stops, and the weather.
 */
import { DAY, MINUTE, type PlantCalendar } from '../calendar.ts';
import type { Driver } from '../definition/types.ts';
import type { DemoRandom } from '../random.ts';

/** Readings stand on a grid of five minutes. */
export const STEP = 5 * MINUTE;
export const HISTORY_DAYS = 90;
export const GRID_LENGTH = (HISTORY_DAYS * DAY) / STEP;

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A line that stands still because something on it has failed. */
export interface Stop extends Span {
  readonly line: Line;
}

export interface World {
  /** Instant of the first point of the grid. */
  readonly start: number;
  /** 0 (stands still) to 1 (full speed), per point of the grid. */
  readonly load: Readonly<Record<Driver, Float32Array>>;
  /** Outdoor temperature in °C. */
  readonly outdoor: Float32Array;
}

export const LINES = ['L1', 'L2', 'L3'] as const;
export type Line = (typeof LINES)[number];

const HOURS_OF_DAY = 24 * 60;

/** Minutes since Monday 00:00 local between which a line is manned: three shifts, and how the week ends. */
const MANNED: Readonly<Record<Line, readonly (readonly [from: number, to: number])[]>> = {
  L1: [[6 * 60, 5 * HOURS_OF_DAY + 14 * 60]],
  L2: [[6 * 60, 4 * HOURS_OF_DAY + 22 * 60]],
  L3: [0, 1, 2, 3, 4].map((day) => [day * HOURS_OF_DAY + 6 * 60, day * HOURS_OF_DAY + 22 * 60] as const),
};

const SHARE_OF_PLANT: Readonly<Record<Line, number>> = { L1: 0.45, L2: 0.3, L3: 0.25 };

/** Time in which nothing else may disturb a line, so that what is shown then is seen. */
export interface Steady extends Span {
  readonly driver: Driver;
}

/** @param now the end of the history; the last point lies at most one step before it */
export function buildWorld(
  now: number,
  calendar: PlantCalendar,
  stops: readonly Stop[],
  steady: readonly Steady[],
  random: DemoRandom,
): World {
  const start = Math.floor(now / STEP) * STEP - (GRID_LENGTH - 1) * STEP;
  const lines = Object.fromEntries(
    LINES.map((line) => {
      const conditions = {
        manned: MANNED[line],
        stops: stops.filter((stop) => stop.line === line),
        steady: steady.filter(({ driver }) => driver === line || driver === 'plant'),
      };
      return [line, lineLoad(start, conditions, calendar, random.fork(line))];
    }),
  ) as Record<Line, Float32Array>;
  const plant = new Float32Array(GRID_LENGTH);
  for (const line of LINES) {
    for (let index = 0; index < GRID_LENGTH; index += 1) {
      plant[index]! += lines[line][index]! * SHARE_OF_PLANT[line];
    }
  }
  return {
    start,
    load: { ...lines, plant, always: new Float32Array(GRID_LENGTH).fill(1) },
    outdoor: weather(start, calendar, random.fork('weather')),
  };
}

interface LineConditions {
  readonly manned: readonly (readonly [number, number])[];
  readonly stops: readonly Span[];
  readonly steady: readonly Span[];
}

function lineLoad(
  start: number,
  { manned, stops, steady }: LineConditions,
  calendar: PlantCalendar,
  random: DemoRandom,
): Float32Array {
  const load = new Float32Array(GRID_LENGTH);
  /** Points left until the next changeover, and of the stop that is going on. */
  let untilChangeover = random.int(40, 100);
  let standing = 0;
  let speed = random.between(0.92, 1);
  let wasManned = true;
  for (let index = 0; index < GRID_LENGTH; index += 1) {
    const ts = start + index * STEP;
    const minute = calendar.minuteOfWeek(ts);
    const isManned = manned.some(([from, to]) => minute >= from && minute < to);
    const isDown = stops.some(({ from, to }) => ts >= from && ts < to);
    const isSteady = steady.some(({ from, to }) => ts >= from && ts < to);
    if (isManned && !wasManned) standing = random.int(2, 5);
    wasManned = isManned;
    if (!isManned || isDown) continue;
    if (isSteady) {
      load[index] = speed * random.between(0.97, 1);
      continue;
    }
    if (standing > 0) {
      standing -= 1;
      continue;
    }
    untilChangeover -= 1;
    if (untilChangeover <= 0) {
      standing = random.int(6, 12);
      untilChangeover = random.int(70, 190);
      speed = random.between(0.9, 1);
    } else if (random.chance(0.002)) {
      standing = random.int(2, 7);
    }
    const shortStop = random.chance(0.05) ? random.between(0.35, 0.85) : 1;
    load[index] = speed * shortStop;
  }
  return load;
}

/** Yearly and daily course of a temperate climate with weather that lasts a few days. */
function weather(start: number, calendar: PlantCalendar, random: DemoRandom): Float32Array {
  const outdoor = new Float32Array(GRID_LENGTH);
  const keep = Math.exp(-STEP / (3 * DAY));
  const kick = 2.8 * Math.sqrt(1 - keep * keep);
  let spell = 0;
  for (let index = 0; index < GRID_LENGTH; index += 1) {
    const local = calendar.local(start + index * STEP) / DAY;
    const season = 9.5 * Math.cos((2 * Math.PI * (local - 201)) / 365.25);
    const hours = 4 * Math.cos(2 * Math.PI * (local - 15 / 24));
    spell = spell * keep + kick * random.normal();
    outdoor[index] = 10.5 + season + hours + spell;
  }
  return outdoor;
}
