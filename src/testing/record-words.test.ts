import { describe, expect, it } from 'vitest';
import { guessFields, guessKind } from '../core/records/headers.ts';
import { KINDS } from '../core/records/kinds/index.ts';
import { ID_FIELD } from '../core/records/plan.ts';
import { normalised } from '../core/records/similar.ts';
import { wordsOf } from '../core/records/values.ts';
import { status as germanStatus } from '../renderer/i18n/de/status.ts';
import { status as englishStatus } from '../renderer/i18n/en/status.ts';
import { records as german } from '../renderer/i18n/de/records.ts';
import { records as english } from '../renderer/i18n/en/records.ts';

interface Words {
  readonly fields: Readonly<Record<string, string>>;
  readonly fieldsOf: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const all = Object.values(KINDS).map((kind) => [kind, [ID_FIELD, ...kind.fields]] as const);

describe.each([
  ['English', english as Words],
  ['German', german as Words],
])('the %s words for the fields, as an export writes them', (_language, { fields, fieldsOf }) => {
  it.each(all)('are known again in a file of $kind', ({ kind, withoutIds, fields: own }) => {
    const keys = [...(withoutIds === true ? [] : [ID_FIELD]), ...own].map(({ key }) => key);
    const names = keys.map((key) => fieldsOf[kind]?.[key] ?? fields[key] ?? `no word for ${key}`);
    const known = guessFields(names, KINDS[kind].withoutIds === true ? own : [ID_FIELD, ...own], () => []);
    expect(names.map((name, at) => [name, known[at]])).toEqual(names.map((name, at) => [name, keys[at]]));
    expect(guessKind(names, all)).toBe(kind);
  });
});

/** Fields of closed lists, and where the pages have their words. */
const CHOICES = [
  ['assets', 'status', 'asset'],
  ['assets', 'criticality', 'criticality'],
  ['locations', 'kind', 'location'],
  ['asset_types', 'maintenanceUnit', 'calendarUnit'],
  ['work_orders', 'status', 'workOrder'],
  ['work_orders', 'type', 'workOrderType'],
  ['work_orders', 'priority', 'priority'],
] as const;

it.each(CHOICES)('the words of the pages for %s.%s are understood in a file', (kind, key, group) => {
  const words = wordsOf(KINDS[kind].fields.find((field) => field.key === key)!);
  for (const status of [englishStatus, germanStatus]) {
    for (const [choice, word] of Object.entries(status[group])) {
      expect([word, words.get(normalised(word))]).toEqual([word, choice]);
    }
  }
});
