import { expect, it } from 'vitest';
import type { Answer } from '../plan.ts';
import { unknownByField } from './unknown.ts';

const unknown = (field: string, value: string, canCreate = false) => ({
  field,
  value,
  canCreate,
  rows: 3,
  refersTo: null,
  alike: [],
});
const NOTHING = { unknown: [], answered: [], answers: [], remembered: [], fields: [] };
const answer: Answer = { field: 'type', value: 'Gone', action: 'create', to: null, toLabel: null };

it('values that were answered before stay, so that the answer can be changed', () => {
  const [group] = unknownByField({ ...NOTHING, unknown: [unknown('type', 'New', true)], answers: [answer] });
  expect(group?.values.map(({ value, rows, answer: given }) => [value, rows, given?.action])).toEqual([
    ['New', 3, undefined],
    ['Gone', null, 'create'],
  ]);
});

it('a value that is found again keeps its answer and stands once', () => {
  const [group] = unknownByField({ ...NOTHING, unknown: [unknown('type', 'Gone')], answers: [answer] });
  expect(group?.values).toHaveLength(1);
  expect(group?.values[0]).toMatchObject({ rows: 3, answer: { action: 'create' } });
  expect(group?.canCreate).toBe(false);
});

it('a remembered answer is shown where the file has the value, and stays to be changed once taken back', () => {
  const told = { ...NOTHING, answered: [{ field: 'type', value: 'Gone' }], remembered: [answer] };
  expect(unknownByField({ ...NOTHING, answers: [answer], remembered: [answer] })).toEqual([]);
  const shown = (answers: readonly Answer[]) =>
    unknownByField({ ...told, answers })
      .flatMap(({ values }) => values)
      .map(({ value, answer: given, isRemembered }) => [value, given?.action, isRemembered]);
  expect(shown([answer])).toEqual([['Gone', 'create', true]]);
  expect(shown([{ ...answer, action: 'empty' }])).toEqual([['Gone', 'empty', false]]);
  expect(shown([])).toEqual([['Gone', undefined, false]]);
});
