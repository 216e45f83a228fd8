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
const answer: Answer = { field: 'type', value: 'Gone', action: 'create', to: null, toLabel: null };

it('values that were answered before stay, so that the answer can be changed', () => {
  const [group] = unknownByField([unknown('type', 'New', true)], [answer], []);
  expect(group?.values.map(({ value, rows, answer: given }) => [value, rows, given?.action])).toEqual([
    ['New', 3, undefined],
    ['Gone', null, 'create'],
  ]);
});

it('a value that is found again keeps its answer and stands once', () => {
  const [group] = unknownByField([unknown('type', 'Gone')], [answer], []);
  expect(group?.values).toHaveLength(1);
  expect(group?.values[0]).toMatchObject({ rows: 3, answer: { action: 'create' } });
  expect(group?.canCreate).toBe(false);
});
