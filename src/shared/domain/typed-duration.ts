/** Times worked as people type them: hours with minutes, hours with decimals, or minutes. */
import { readDecimal, type DecimalMark } from './quantity.ts';

const HOURS_UNIT = '(?:h|hr|hrs|hours?|std\\.?|stunden?)';
const MINUTES_UNIT = '(?:m|min|mins|minutes?|minuten?)\\.?';
const CLOCK = new RegExp(`^(\\d{1,5}):([0-5]\\d)\\s*${HOURS_UNIT}?$`);
const HOURS_AND_MINUTES = new RegExp(`^(\\d{1,5})\\s*${HOURS_UNIT}\\s*([0-5]?\\d)\\s*(?:${MINUTES_UNIT})?$`);
const MINUTES = new RegExp(`^(\\d{1,7})\\s*${MINUTES_UNIT}$`);
const HOURS = new RegExp(`^(.*?)\\s*${HOURS_UNIT}?$`);

/**
 * Minutes of a typed time, whole and not negative: `1:30`, `1h30`, `1 h 30 min`, `90 min`, and hours such as `1.5`
 * or `1,5 h`, rounded to the minute; null for anything else.
 */
export function readMinutes(text: string, mark: DecimalMark): number | null {
  const typed = text.trim().toLowerCase();
  const split = CLOCK.exec(typed) ?? HOURS_AND_MINUTES.exec(typed);
  if (split !== null) return Number(split[1]) * 60 + Number(split[2]);
  const minutes = MINUTES.exec(typed);
  if (minutes !== null) return Number(minutes[1]);
  const hours = readDecimal(HOURS.exec(typed)?.[1] ?? '', mark);
  if (hours === null || hours.value < 0) return null;
  return Math.round(hours.value * 60);
}

/** Minutes as `h:mm`, as `readMinutes` reads them. */
export function writeMinutes(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
