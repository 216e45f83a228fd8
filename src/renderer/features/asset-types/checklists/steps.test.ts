import { describe, expect, it } from 'vitest';
import { stepsOf, textOf } from './steps.ts';

describe('the steps of a checklist as a text', () => {
  it('are one per line, required with a mark, and empty lines are none', () => {
    expect(stepsOf('! Lock out\n\n  Grease both ends \n!')).toEqual([
      { text: 'Lock out', mandatory: true },
      { text: 'Grease both ends', mandatory: false },
    ]);
  });

  it('come back as they were', () => {
    const steps = [
      { text: 'Lock out', mandatory: true },
      { text: 'Grease', mandatory: false },
    ];
    expect(stepsOf(textOf(steps))).toEqual(steps);
  });
});
