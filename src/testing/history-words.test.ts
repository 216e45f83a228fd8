import { describe, expect, it } from 'vitest';
import { camelCase, ENTITY_RULES } from '../core/history/fields/index.ts';
import { history as german } from '../renderer/i18n/de/history.ts';
import { history as english } from '../renderer/i18n/en/history.ts';
import { HISTORY_EVENTS } from '../shared/contract/history.ts';

describe('the words of the history', () => {
  it('name every field that the core tells of', () => {
    const told = Object.values(ENTITY_RULES).flatMap(({ fields }) =>
      Object.entries(fields).flatMap(([column, rule]) => (rule === 'untold' ? [] : [camelCase(column)])),
    );
    expect([...new Set(told)].filter((field) => !(field in english.fields))).toEqual([]);
  });

  it('have a sentence for every event and no other', () => {
    expect(Object.keys(english.events).toSorted()).toEqual(Object.keys(HISTORY_EVENTS).toSorted());
  });

  // What a movement cost follows its sentence in brackets, and limits are one list.
  const apart = new Set<string>(['cost']);
  const limits = new Set<string>(HISTORY_EVENTS['limits-set']);

  it.each(Object.entries({ ...english.events }))(
    'tell all facts of %s and nothing else: %s',
    (event, sentence) => {
      const facts: readonly string[] = HISTORY_EVENTS[event as keyof typeof HISTORY_EVENTS];
      const toTell = facts
        .filter((fact) => !apart.has(fact))
        .map((fact) => (limits.has(fact) ? 'limits' : fact));
      for (const text of [sentence, german.events[event as keyof typeof german.events]]) {
        const blanks = [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!.replace(/Old$/, ''));
        const told = new Set(blanks.filter((blank) => blank !== 'actor' && blank !== 'subject'));
        expect(told).toEqual(new Set(toTell));
      }
    },
  );
});
