import { describe, expect, it } from 'vitest';
import { camelCase, ENTITY_RULES } from '../core/history/fields.ts';
import { history } from '../renderer/i18n/en/history.ts';

describe('the words of the history', () => {
  it('name every field that the core tells of', () => {
    const told = Object.values(ENTITY_RULES).flatMap(({ fields }) =>
      Object.entries(fields).flatMap(([column, rule]) => (rule === 'untold' ? [] : [camelCase(column)])),
    );
    expect([...new Set(told)].filter((field) => !(field in history.fields))).toEqual([]);
  });

  it('have a sentence for everything that comes and goes', () => {
    expect(Object.keys(ENTITY_RULES).filter((entity) => !(entity in history.done))).toEqual([]);
  });
});
