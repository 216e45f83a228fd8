import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf } from './changes.ts';
import { rebase } from './rebase.ts';

/** As the hook stores it. */
function draftOf<Values extends object>(record: Values, typed: Values) {
  const { changes, before } = changesOf(record, typed);
  return { values: changes, base: before };
}

const record = { title: 'Feed pump', priority: 'medium', assignee: { id: 'a', label: 'Ana' } };

describe('the draft of an edit', () => {
  it('holds only the fields that were changed, and what they were', () => {
    expect(draftOf(record, { ...record, priority: 'high', assignee: { id: 'a', label: 'Ana' } })).toEqual({
      values: { priority: 'high' },
      base: { priority: 'medium' },
    });
  });

  it('leaves what somebody else changed meanwhile as they left it', () => {
    const draft = draftOf(record, { ...record, priority: 'high' });
    const now = { ...record, title: 'Booster pump' };
    expect(rebase(draft, now)).toEqual({
      values: { ...now, priority: 'high' },
      aside: { values: {}, base: {} },
    });
  });

  it('puts a change aside where somebody else changed the same field', () => {
    const draft = draftOf(record, { ...record, priority: 'high', title: 'Pump' });
    const now = { ...record, priority: 'low' };
    expect(rebase(draft, now)).toEqual({
      values: { ...now, title: 'Pump' },
      aside: { values: { priority: 'high' }, base: { priority: 'medium' } },
    });
  });

  it('has nothing to put aside where both changed it to the same', () => {
    const draft = draftOf(record, { ...record, priority: 'high' });
    expect(rebase(draft, { ...record, priority: 'high' }).aside.values).toEqual({});
  });

  it('says what the person typed when nobody else changed anything, whatever that is', () => {
    const values = fc.record({ a: fc.jsonValue(), b: fc.jsonValue(), c: fc.jsonValue() });
    fc.assert(
      fc.property(values, values, (before, typed) => {
        const shown = rebase(draftOf(before, typed), before);
        expect(JSON.stringify(shown.values)).toBe(JSON.stringify({ ...before, ...typed }));
        expect(shown.aside.values).toEqual({});
      }),
    );
  });

  it('of something new holds every field, also one that came later', () => {
    expect(rebase({ values: { title: 'Pump' } }, record).values).toEqual({ ...record, title: 'Pump' });
  });
});
