import { expect, it } from 'vitest';
import { isStale } from './stale.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

it.each([
  ['a minute', 'a minute', minute, minute, false],
  ['a day', 'a minute', day, minute, false],
  ['a day and a bit', 'a minute', day + 1, minute, true],
  ['ten days', 'a day', 10 * day, day, false],
  ['ten days and a bit', 'a day', 10 * day + 1, day, true],
  ['six years', 'a second', 6 * 365 * day, 1000, true],
  ['six years', 'a year', 6 * 365 * day, 365 * day, false],
  ['two days', 'nothing to go by', 2 * day, null, true],
  ['an hour', 'nothing to go by', hour, null, false],
  ['an hour ahead', 'a minute', -hour, minute, false],
])('of a value %s old, read every %s, says whether it is stale', (_age, _every, age, interval, stale) => {
  const now = Date.UTC(2026, 2, 1);
  expect(isStale(now - age, interval, now)).toBe(stale);
});
