import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { makeTimeParser, type DateFormatId } from './time.ts';

function parseIn(zone: string, format: DateFormatId, text: string): string | null {
  const instant = makeTimeParser(format, zone)(text);
  return instant === null ? null : new Date(instant).toISOString();
}

describe('a time parser', () => {
  it.each<[DateFormatId, string, string]>([
    ['iso-8601', '2026-03-09 10:14:33', '2026-03-09T10:14:33.000Z'],
    ['iso-8601', '  2026-03-09 10:14:33 ', '2026-03-09T10:14:33.000Z'],
    ['iso-8601', '2026-03-09T10:14', '2026-03-09T10:14:00.000Z'],
    ['iso-8601', '2026-03-09T10:14:33Z', '2026-03-09T10:14:33.000Z'],
    ['iso-8601', '2026-03-09T10:14:33+01:00', '2026-03-09T09:14:33.000Z'],
    ['iso-8601', '2026-03-09 10:14:33.25 -0530', '2026-03-09T15:44:33.250Z'],
    ['iso-8601', '2026-03-09T10:14:33+02', '2026-03-09T08:14:33.000Z'],
    ['iso-8601', '2026-03-09 10:14:33 UTC', '2026-03-09T10:14:33.000Z'],
    ['iso-8601', '2026-03-09T10:14:33.123456789Z', '2026-03-09T10:14:33.123Z'],
    ['iso-8601', '2026-03-09 10:14:33,5', '2026-03-09T10:14:33.500Z'],
    ['iso-8601', '2026/3/9 9:14', '2026-03-09T09:14:00.000Z'],
    ['iso-8601', '2026-03-09', '2026-03-09T00:00:00.000Z'],
    ['iso-8601', '20260309T101433Z', '2026-03-09T10:14:33.000Z'],
    ['iso-8601', '20260309101433', '2026-03-09T10:14:33.000Z'],
    ['iso-8601', '2026-12-31 24:00', '2027-01-01T00:00:00.000Z'],
    ['iso-8601', '2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['day-month-year', '09.03.2026 10:14:33', '2026-03-09T10:14:33.000Z'],
    ['day-month-year', '9.3.26 10:14', '2026-03-09T10:14:00.000Z'],
    ['day-month-year', '9. 3. 2026 10:14', '2026-03-09T10:14:00.000Z'],
    ['day-month-year', '09/03/2026 10:14:33 PM', '2026-03-09T22:14:33.000Z'],
    ['day-month-year', '09-Mar-2026 10:14:33', '2026-03-09T10:14:33.000Z'],
    ['day-month-year', '09 Dez 99 10:14', '1999-12-09T10:14:00.000Z'],
    ['day-month-year', '9. März 2026 10:14', '2026-03-09T10:14:00.000Z'],
    ['month-day-year', '03/09/2026 12:00:00 AM', '2026-03-09T00:00:00.000Z'],
    ['month-day-year', '3/9/2026, 12:30 p.m.', '2026-03-09T12:30:00.000Z'],
    ['month-day-year', '3/9/26 1:05:09.5 PM', '2026-03-09T13:05:09.500Z'],
    ['month-day-year', 'Mar 9, 2026 10:14', '2026-03-09T10:14:00.000Z'],
    ['epoch-seconds', '1583745273', '2020-03-09T09:14:33.000Z'],
    ['epoch-seconds', '1583745273.123', '2020-03-09T09:14:33.123Z'],
    ['epoch-seconds', '1583745273,9999', '2020-03-09T09:14:33.999Z'],
    ['epoch-seconds', '-5', '1969-12-31T23:59:55.000Z'],
    ['epoch-milliseconds', '1583745273123', '2020-03-09T09:14:33.123Z'],
  ])('reads %s "%s"', (format, text, expected) => {
    expect(parseIn('UTC', format, text)).toBe(expected);
  });

  it.each<[DateFormatId, string]>([
    ['iso-8601', ''],
    ['iso-8601', '12:30'],
    ['iso-8601', 'yesterday'],
    ['iso-8601', '2026-02-29'],
    ['iso-8601', '2026-13-01'],
    ['iso-8601', '2026-00-10'],
    ['iso-8601', '2026-03/09'],
    ['iso-8601', '2026-03-0910:14'],
    ['iso-8601', '2026-03-09 24:01'],
    ['iso-8601', '2026-03-09 10:60'],
    ['iso-8601', '2026-03-09 10:14:60'],
    ['iso-8601', '2026-03-09 10:14:33 CEST'],
    ['iso-8601', '2026-03-09T10:14:33+1'],
    ['iso-8601', '2026-03-09T10:14:33+01:'],
    ['iso-8601', '2026-03-09T10:14:33+01:00x'],
    ['iso-8601', '09.03.2026 10:14'],
    ['day-month-year', '31.04.2026'],
    ['day-month-year', '03/25/2026'],
    ['day-month-year', '09.03.202'],
    ['day-month-year', '09 03 2026'],
    ['day-month-year', '09/03/2026 13:00 PM'],
    ['day-month-year', '09/03/2026 0:10 AM'],
    ['month-day-year', '25/03/2026'],
    ['month-day-year', '2026-03-09'],
    ['epoch-seconds', '1.5e9'],
    ['epoch-seconds', '0x10'],
    ['epoch-milliseconds', '2026-03-09'],
  ])('refuses %s "%s"', (format, text) => {
    expect(parseIn('UTC', format, text)).toBeNull();
  });

  it('reads a part of a text without looking at the rest', () => {
    const parse = makeTimeParser('iso-8601', 'UTC');
    expect(parse('5;2026-03-09 10:14:33;7', 2, 21)).toBe(Date.UTC(2026, 2, 9, 10, 14, 33));
    expect(parse('5;2026-03-09 10:14:33;7', 2, 12)).toBe(Date.UTC(2026, 2, 9));
  });

  it('refuses a zone that does not exist', () => {
    expect(() => makeTimeParser('iso-8601', 'Mars/Olympus')).toThrow(RangeError);
  });
});

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/St_Johns',
  'Africa/Casablanca',
  'Africa/Monrovia',
  'Pacific/Apia',
  'America/Noronha',
  'Europe/Dublin',
  'UTC',
];
const zoneArbitrary = fc.oneof(
  fc.constantFrom(...ZONES),
  fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
);

/** Half of the instants lie within two days of a change of the zone's offset. */
const zonedInstant = fc
  .tuple(
    zoneArbitrary,
    fc.integer({ min: Date.UTC(1970, 0, 3), max: Date.UTC(2060, 0) }),
    fc.option(fc.integer({ min: -2 * 86_400, max: 2 * 86_400 })),
  )
  .map(([zone, instant, nearChange]) => {
    const start = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
    const change = nearChange === null ? null : start.getTimeZoneTransition('next');
    return { zone, instant: change ? change.epochMilliseconds + nearChange! * 1000 : instant };
  });

function wallClock(instant: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ fractionalSecondDigits: 3 });
}

function readAll(texts: readonly string[], zone: string): (string | null)[] {
  const parse = makeTimeParser('iso-8601', zone);
  return texts.map((text) => {
    const instant = parse(text);
    return instant === null ? null : new Date(instant).toISOString();
  });
}

describe('local times', () => {
  it('agree with Temporal in every zone, on any day, in gaps and folds too', () => {
    fc.assert(
      fc.property(zonedInstant, ({ zone, instant }) => {
        const text = Temporal.Instant.fromEpochMilliseconds(instant).toString().slice(0, -1);
        const expected = Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
        expect(makeTimeParser('iso-8601', zone)(text)).toBe(expected);
      }),
      { numRuns: 1500 },
    );
  });

  it('of a gap are shifted forward by its length', () => {
    expect(
      readAll(['2026-03-29 01:59:59', '2026-03-29 02:30:00', '2026-03-29 03:30:01'], 'Europe/Berlin'),
    ).toEqual(['2026-03-29T00:59:59.000Z', '2026-03-29T01:30:00.000Z', '2026-03-29T01:30:01.000Z']);
  });

  it('of a fold are the earlier ones when nothing came before', () => {
    expect(readAll(['2026-10-25 02:30:00'], 'Europe/Berlin')).toEqual(['2026-10-25T00:30:00.000Z']);
  });

  it('of a fold are the later ones once the file has started over', () => {
    expect(
      readAll(
        ['2026-10-25 02:40', '2026-10-25 02:55', '2026-10-25 02:10', '2026-10-25 02:40'],
        'Europe/Berlin',
      ),
    ).toEqual([
      '2026-10-25T00:40:00.000Z',
      '2026-10-25T00:55:00.000Z',
      '2026-10-25T01:10:00.000Z',
      '2026-10-25T01:40:00.000Z',
    ]);
  });

  it('of a fold are told apart in hourly files, where the same time comes twice in a row', () => {
    expect(
      readAll(
        ['2026-10-25 01:00', '2026-10-25 02:00', '2026-10-25 02:00', '2026-10-25 03:00'],
        'Europe/Berlin',
      ),
    ).toEqual([
      '2026-10-24T23:00:00.000Z',
      '2026-10-25T00:00:00.000Z',
      '2026-10-25T01:00:00.000Z',
      '2026-10-25T02:00:00.000Z',
    ]);
  });

  it('that repeat all through the file stay repeated inside a fold', () => {
    expect(
      readAll(
        ['2026-10-25 01:59', '2026-10-25 01:59', '2026-10-25 02:00', '2026-10-25 02:00'],
        'Europe/Berlin',
      ),
    ).toEqual([
      '2026-10-24T23:59:00.000Z',
      '2026-10-24T23:59:00.000Z',
      '2026-10-25T00:00:00.000Z',
      '2026-10-25T00:00:00.000Z',
    ]);
  });

  it('of a fold are the earlier ones when the line before is from another season', () => {
    expect(readAll(['2027-01-01 00:00', '2026-10-25 02:30'], 'Europe/Berlin')).toEqual([
      '2026-12-31T23:00:00.000Z',
      '2026-10-25T00:30:00.000Z',
    ]);
  });

  it('of an increasing file become increasing instants, whatever the gaps in it', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 3 * 3_600_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(zonedInstant, steps, ({ zone, instant }, gaps) => {
        const parse = makeTimeParser('iso-8601', zone);
        let at = instant;
        let before = parse(wallClock(at, zone))!;
        for (const gap of gaps) {
          at += gap;
          const read = parse(wallClock(at, zone))!;
          expect(read).toBeGreaterThan(before);
          expect(read).toBeLessThanOrEqual(at);
          before = read;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of a file with steady steps up to half an hour come back exactly, forwards and backwards', () => {
    const stepArbitrary = fc.constantFrom(7000, 60_000, 300_000, 1_800_000);
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), stepArbitrary, fc.boolean(), (zone, step, isBackwards) => {
        const fold = firstFold(zone, '2012-01-01T00:00Z');
        const half = Math.ceil((3 * 3_600_000) / step);
        const instants = Array.from({ length: 2 * half }, (_, index) => fold + (index - half) * step);
        if (isBackwards) instants.reverse();
        const parse = makeTimeParser('iso-8601', zone);
        expect(instants.map((instant) => parse(wallClock(instant, zone)))).toEqual(instants);
      }),
    );
  });
});

/** The first instant from `from` at which clocks of the zone are set back; `from` where they never are. */
function firstFold(zone: string, from: string): number {
  const start = Temporal.Instant.from(from);
  let change = start.toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (change && change.subtract({ seconds: 1 }).offsetNanoseconds < change.offsetNanoseconds) {
    change = change.getTimeZoneTransition('next');
  }
  return (change ?? start).epochMilliseconds;
}
