import { convertUnit } from '../../../../shared/domain/units.ts';
import type { ZoneClock } from '../chart/ticks.ts';

/** The instant of a day (ISO date) and a time of day (`7:05`, `14.30`, `1430`) on the plant's clock; null when it is none. */
export function instantOfReading(day: string | null, time: string, clock: ZoneClock): number | null {
  const match = /^\s*(\d{1,2})[:.h ]?(\d{2})(?:[:.](\d{2}))?\s*$/.exec(time);
  if (day === null || match === null) return null;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return clock.toInstant(Date.parse(`${day}T00:00:00Z`) + ((hours * 60 + minutes) * 60 + seconds) * 1000);
}

/** Now on the plant's clock, as an ISO date and time. */
export function localNow(clock: ZoneClock): string {
  return new Date(clock.toLocal(Date.now())).toISOString();
}

/** What was typed in one unit in that of the metric, to twelve digits; null when there is nothing to convert. */
export function inUnit(value: number | null, unit: string, metricUnit: string): number | null {
  if (value === null || unit === metricUnit) return value;
  const converted = convertUnit(value, unit, metricUnit);
  return converted === null ? null : Number(converted.toPrecision(12));
}
