import { describe, expect, it } from 'vitest';
import type { RecordField } from '../../../../shared/contract/records.ts';
import { fixWordsOf } from './fix-words.ts';

const field = (key: string, choices: string[]): RecordField => ({
  key,
  name: null,
  type: choices.length > 0 ? 'choice' : 'text',
  required: false,
  isKey: false,
  choices,
  refersTo: null,
  canCreate: false,
});
const column = (index: number, name: string) => ({
  index,
  name,
  samples: [],
  field: null,
  remembered: false,
});

const inspection = {
  fields: [field('status', ['running', 'down']), field('criticality', ['A', 'B']), field('name', [])],
  columns: [column(0, 'Zustand'), column(1, 'Name'), column(2, 'Remark')],
};
const plan = {
  columns: [
    { index: 0, field: 'status' },
    { index: 1, field: 'name' },
    { index: 2, field: null },
  ],
  constants: [{ field: 'criticality', value: 'c' }],
};
const words = { choice: (kind: string, key: string, value: string) => `${kind}/${key}/${value}` };
const fixWord = fixWordsOf('assets', plan, inspection, words);

describe('what was probably meant by a bad cell', () => {
  it.each([
    ['a choice of a column', 'Zustand', 'running', 'assets/status/running'],
    ['a choice for all rows', 'criticality', 'B', 'assets/criticality/B'],
    ['free text', 'Name', 'running', 'running'],
    ['a column that is left out', 'Remark', 'running', 'running'],
    ['a row as a whole', null, 'running', 'running'],
    ['nothing that anybody knows', 'Zustand', null, null],
  ] as const)('%s', (_what, name, fix, told) => {
    expect(fixWord({ column: name, reason: 'bad-choice', fix })).toBe(told);
  });
});
