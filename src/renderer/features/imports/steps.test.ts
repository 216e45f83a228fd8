import { expect, it } from 'vitest';
import { stepsOf } from './steps.ts';

it.each([
  [null, true, ['file', 'kind', 'columns', 'dryRun', 'run']],
  ['parts', true, ['file', 'kind', 'columns', 'dryRun', 'run']],
  ['readings', true, ['file', 'kind', 'format', 'columns', 'check', 'run']],
  ['readings', false, ['file', 'format', 'columns', 'check', 'run']],
] as const)('a file of %s whose kind is asked for (%s) goes %j', (kind, asks, steps) => {
  expect(stepsOf(kind, asks)).toEqual(steps);
});
