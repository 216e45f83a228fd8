import { describe, expect, it } from 'vitest';
import { openCount, waitingOf } from './waiting.ts';

const unknown = (field: string, value: string, canCreate = false, refersTo: 'units' | null = null) => ({
  field,
  value,
  canCreate,
  rows: 3,
  refersTo,
  alike: [],
});

describe('what waits for answers', () => {
  const problemsByReason = { 'unknown-reference': 900, 'depends-on-bad-row': 40, missing: 1, 'bad-day': 2 };

  it('names what is wrong whatever is answered, and not what an answer settles', () => {
    expect(waitingOf({ unknown: [unknown('type', 'Pump')], problemsByReason })).toEqual({
      isWaiting: true,
      reasons: ['bad-day', 'missing'],
      besides: 3,
    });
  });

  it('is no unit, which may be right all the same', () => {
    const unit = unknown('unit', 'pcz', true, 'units');
    expect(waitingOf({ unknown: [unit], problemsByReason: {} })).toMatchObject({ isWaiting: false });
    expect(openCount([unit], { answers: [], createUnknown: false })).toBe(0);
  });

  it('names everything once nothing can be answered any more', () => {
    expect(waitingOf({ unknown: [], problemsByReason })).toEqual({
      isWaiting: false,
      reasons: ['unknown-reference', 'depends-on-bad-row', 'bad-day', 'missing'],
      besides: 943,
    });
  });
});

it('a value is open until it has an answer or is created with all the others', () => {
  const values = [unknown('type', 'Pump', true), unknown('type', 'Motor', true), unknown('status', 'runing')];
  const answers = [{ field: 'type', value: 'Pump', action: 'create' as const, to: null, toLabel: null }];
  expect(openCount(values, { answers: [], createUnknown: false })).toBe(3);
  expect(openCount(values, { answers, createUnknown: false })).toBe(2);
  expect(openCount(values, { answers, createUnknown: true })).toBe(1);
});
