import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../../ui/format.ts';
import { shownValue } from './shown-value.ts';

const format = createFormat('de-DE', { currency: 'EUR', timeZone: 'America/New_York' });
const choice = (value: string) => `<${value}>`;

describe('a value of a dry run', () => {
  it.each([
    ['a day', 'day', '2026-03-31', '31.03.2026'],
    ['a time on the clock of the plant', 'instant', '2026-03-08 02:30:15', '08.03.2026, 02:30:15'],
    ['a time that is a midnight in a workbook', 'instant', '2026-03-31', '31.03.2026'],
    ['a text that looks like a day', 'text', '2026-03-31', '2026-03-31'],
    ['a choice', 'choice', 'down', '<down>'],
    ['nothing', 'day', null, '–'],
    ['an emptied text', 'text', '', '–'],
    ['a field that the page does not know', undefined, 'x: y.z', 'x: y.z'],
  ] as const)('%s', (_what, type, value, shown) => {
    expect(shownValue(type, value, format, choice)).toBe(shown);
  });
});
