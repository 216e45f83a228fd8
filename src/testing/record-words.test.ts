import { describe, expect, it } from 'vitest';
import { guessFields, guessKind } from '../core/records/headers.ts';
import { KINDS } from '../core/records/kinds/index.ts';
import { ID_FIELD } from '../core/records/plan.ts';
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
