import { init } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogues } from '../../../i18n/index.ts';
import { wordsIn } from './words.ts';

beforeAll(async () => {
  await init({
    lng: 'de',
    resources: { de: { records: catalogues.records.de, status: catalogues.status.de } },
  });
});

describe('what a value is called', () => {
  it.each([
    ['a status', 'assets', 'status', 'down', 'Ausgefallen'],
    ['a priority', 'work_orders', 'priority', 'high', 'Hoch'],
    ['a unit of the calendar', 'asset_types', 'maintenanceUnit', 'week', 'Wochen'],
    ['a status nobody knows', 'assets', 'status', 'gone', 'gone'],
    ['a status that looks like a path of words', 'assets', 'status', 'in use: now', 'in use: now'],
    ['a time', 'work_orders', 'reportedAt', '2020-01-01 14:30:15', '2020-01-01 14:30:15'],
    ['a title with a colon', 'work_orders', 'title', 'Fix: pump', 'Fix: pump'],
    ['a serial number with points', 'assets', 'serialNumber', 'KSB.12.7', 'KSB.12.7'],
    ['an address', 'suppliers', 'website', 'https://ksb.example/de.html', 'https://ksb.example/de.html'],
    ['a choice of the plant', 'assets', 'custom:7', 'Oil: ISO VG 46', 'Oil: ISO VG 46'],
  ] as const)('%s', (_what, kind, field, value, told) => {
    expect(wordsIn('de').choice(kind, field, value)).toBe(told);
  });
});
