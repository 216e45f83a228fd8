/** Where the marks of both axes stand. Times are marked at round moments of the plant's own clock. Pure. */
import type { Choice } from '../../../../shared/domain/choices.ts';
import type { ZoneClock } from '../../../ui/zone-clock.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

type Step =
  | { readonly unit: 'clock'; readonly ms: number }
  | { readonly unit: 'day'; readonly days: number }
  | { readonly unit: 'month'; readonly months: number };

const clockSteps = [1, 2, 5, 10, 15, 30].flatMap((count) => [count * second, count * minute]);
const steps: readonly (Step & { readonly about: number })[] = [
  ...[...clockSteps, ...[1, 2, 3, 6, 12].map((count) => count * hour)]
    .sort((a, b) => a - b)
    .map((ms) => ({ unit: 'clock' as const, ms, about: ms })),
  ...[1, 2, 7, 14].map((days) => ({ unit: 'day' as const, days, about: days * day })),
  ...[1, 2, 3, 6, 12, 24, 60, 120].map((months) => ({
    unit: 'month' as const,
    months,
    about: months * 30.4 * day,
  })),
];

/** What a mark is rounded to, which says how it is to be written. */
export type TickUnit = 'second' | 'minute' | 'day' | 'month' | 'year';

export interface TimeTicks {
  readonly unit: TickUnit;
  readonly at: readonly number[];
}

/** At most `most` marks between two instants, at round times of the zone. */
export function timeTicks(from: number, to: number, most: number, clock: ZoneClock): TimeTicks {
  const step = steps.find(({ about }) => (to - from) / about <= most) ?? steps.at(-1)!;
  const at = marks(step, clock.toLocal(from), clock.toLocal(to))
    .map((local) => clock.toInstant(local))
    .filter((instant) => instant >= from && instant <= to);
  return { unit: unitOf(step), at: [...new Set(at)] };
}

function unitOf(step: Step): TickUnit {
  if (step.unit === 'clock') return step.ms < minute ? 'second' : 'minute';
  if (step.unit === 'day') return 'day';
  return step.months < 12 ? 'month' : 'year';
}

/** Round local times from the one at or before `from`, up to `to`. */
function marks(step: Step, from: number, to: number): number[] {
  const found: number[] = [];
  if (step.unit === 'month') {
    const start = new Date(from);
    const months = start.getUTCFullYear() * 12 + start.getUTCMonth();
    for (let month = months - (months % step.months); ; month += step.months) {
      const local = Date.UTC(Math.floor(month / 12), month % 12, 1);
      if (local > to) return found;
      found.push(local);
    }
  }
  // Weeks begin on Monday; 1970-01-01 was a Thursday.
  const width = step.unit === 'clock' ? step.ms : step.days * day;
  const origin = step.unit === 'day' && step.days >= 7 ? 4 * day : 0;
  for (let local = Math.floor((from - origin) / width) * width + origin; local <= to; local += width) {
    found.push(local);
  }
  return found;
}

/** Round values from below `low` to above `high`, about `wanted` steps apart, with the decimals they need. */
export function valueTicks(
  low: number,
  high: number,
  wanted: number,
): { readonly at: readonly number[]; readonly decimals: number } {
  const range = high > low ? high - low : Math.max(Math.abs(high), 1) * 0.2;
  const rough = range / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const at = Array.from({ length: last - first + 1 }, (_unused, index) =>
    Number(((first + index) * step).toFixed(Math.min(decimals, 20))),
  );
  return { at, decimals };
}

/** The codes of states, every so many where there is no room for all. */
export function stateTicks(
  choices: readonly Choice[],
  most: number,
): { readonly at: readonly number[]; readonly decimals: number } {
  const codes = choices.map(({ code }) => code).toSorted((one, other) => one - other);
  const every = Math.ceil(codes.length / most);
  return { at: codes.filter((_code, index) => index % every === 0), decimals: 0 };
}

/** Half a step more than the states themselves, so that none lies on the edge. */
export function stateRange(choices: readonly Choice[]): readonly [number, number] {
  const codes = choices.map(({ code }) => code);
  return [Math.min(...codes) - 0.5, Math.max(...codes) + 0.5];
}
