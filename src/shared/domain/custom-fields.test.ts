import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customValueProblem, isWebAddress } from './custom-fields.ts';

const field = (kind: Parameters<typeof customValueProblem>[0]['kind'], choices: string[] | null = null) => ({
  kind,
  choices,
});

describe('a value of a custom field', () => {
  it.each([
    ['a text is kept as it is', field('text'), 'SKF', null],
    ['a text says something', field('text'), '  ', 'not-text'],
    ['a text is no number', field('text'), 12, 'not-text'],
    ['a number is a number', field('number'), 12.5, null],
    ['a number is no text', field('number'), '12.5', 'not-number'],
    ['a number has an end', field('number'), Number.POSITIVE_INFINITY, 'not-number'],
    ['a choice is one of those there are', field('choice', ['IE3', 'IE4']), 'IE3', null],
    ['a choice is no other', field('choice', ['IE3', 'IE4']), 'ie3', 'no-choice'],
    ['a day is one of the calendar', field('date'), '2028-02-29', null],
    ['a day is not made up', field('date'), '2027-02-29', 'not-day'],
    ['a day has no other spelling', field('date'), '29.02.2028', 'not-day'],
    ['a link leads to the web', field('link'), 'https://example.com/manual.pdf', null],
    ['a link runs nothing', field('link'), 'javascript:alert(1)', 'not-link'],
    [
      'a link runs nothing that looks like an address',
      field('link'),
      'javascript://x/%0aalert(1)',
      'not-link',
    ],
    ['a link opens no file', field('link'), 'file:///etc/passwd', 'not-link'],
    ['a link is not endless', field('link'), `https://example.com/${'x'.repeat(1981)}`, 'not-text'],
    ['a text is not endless', field('text'), 'x'.repeat(2001), 'not-text'],
    ['a text may be long', field('text'), 'x'.repeat(2000), null],
    ['a link is a whole address', field('link'), 'www.example.com', 'not-link'],
    ['a link has no blanks', field('link'), 'https://example.com/a b', 'not-link'],
  ] as const)('knows that %s', (_rule, rule, value, problem) => {
    expect(customValueProblem(rule, value)).toBe(problem);
  });

  it('is never an address that a browser would take for anything but http or https', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', ' ', 'x', 'http:', 'https://', 'JavaScript:', 'javascript://', 'file:///'),
        fc.string(),
        (head, rest) => {
          const text = head + rest;
          const opens = isWebAddress(text) && URL.canParse(text);
          expect(opens && !['http:', 'https:'].includes(new URL(text).protocol)).toBe(false);
        },
      ),
    );
    expect(isWebAddress(' javascript:https://x')).toBe(false);
    expect(isWebAddress(`https://example.com/${'x'.repeat(1981)}`)).toBe(false);
  });
});
