import { describe, expect, it } from 'vitest';
import { plantHours } from './hours.ts';

const HOUR = 3_600_000;
const QUARTER = HOUR / 4;

describe('the hours of a plant', () => {
  it.each([
    'UTC',
    'Europe/Berlin',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  ])('are those of the calendar all year, also when the clocks change: %s', (timeZone) => {
    const hours = plantHours(timeZone);
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      hourCycle: 'h23',
    });
    const wrong: string[] = [];
    // Apia skipped a day at the end of 2011.
    for (const year of [2011, 2026]) {
      for (let ts = Date.UTC(year, 0, 1); ts < Date.UTC(year + 1, 0, 1); ts += 7 * QUARTER) {
        const [weekday, hour] = format.format(ts).split(' ');
        const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekday!.replace(',', ''));
        if (hours.ofWeek(ts) !== day * 24 + Number(hour) || hours.ofDay(ts) !== Number(hour)) {
          wrong.push(new Date(ts).toISOString());
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
