import { describe, expect, it } from 'vitest';
import { customChanges, filledIn } from './custom.ts';

const field = (id: string) => ({ id, name: id, kind: 'text' as const, unit: null, choices: null });
const fields = ['a', 'b', 'c'].map(field);

describe('the custom values of the asset form', () => {
  it('are sent where they differ, with what they were', () => {
    expect(customChanges({ a: 'x', b: 5 }, { a: 'x ', b: null, c: 'new' }, fields)).toEqual({
      changes: [
        { fieldId: 'b', value: null },
        { fieldId: 'c', value: 'new' },
      ],
      before: [
        { fieldId: 'b', value: 5 },
        { fieldId: 'c', value: null },
      ],
    });
  });

  it('are those of the type, and none where nothing stands', () => {
    expect(filledIn({ a: 0, b: ' ', other: 'x' }, fields)).toEqual([{ fieldId: 'a', value: 0 }]);
  });
});
