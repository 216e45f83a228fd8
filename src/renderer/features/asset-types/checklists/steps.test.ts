import { describe, expect, it } from 'vitest';
import { stepsOf, textOf } from './steps.ts';

describe('the steps of a checklist as a text', () => {
  it('are one per line, required with a mark, and empty lines are none', () => {
    expect(stepsOf('! Lock out\n\n  Grease both ends \n!', [])).toEqual([
      { text: 'Lock out', mandatory: true, metricName: null },
      { text: 'Grease both ends', mandatory: false, metricName: null },
    ]);
  });

  it('read the metric in brackets at their end, where there is one of that name', () => {
    expect(stepsOf('! Read the heat [temperature]\nGrease [both ends]', ['Temperature'])).toEqual([
      { text: 'Read the heat', mandatory: true, metricName: 'Temperature' },
      { text: 'Grease [both ends]', mandatory: false, metricName: null },
    ]);
  });

  it('come back as they were', () => {
    const steps = [
      { text: 'Lock out', mandatory: true, metricName: null },
      { text: 'Read', mandatory: true, metricName: 'Flow' },
      { text: 'Grease', mandatory: false, metricName: null },
    ];
    expect(stepsOf(textOf(steps), ['Flow'])).toEqual(steps);
  });
});
