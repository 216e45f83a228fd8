import { describe, expect, it } from 'vitest';
import { createTestCore } from '../../testing/core.ts';
import { checkFile } from '../../testing/records.ts';
import { otherCurrency } from './currency.ts';

describe('the currency of an amount', () => {
  it.each([
    ['12 USD', 'EUR', 'USD'],
    ['USD 12.50', 'EUR', 'USD'],
    ['$12.50', 'EUR', '$'],
    ['US$ 12', 'EUR', '$'],
    ['12 €', 'USD', '€'],
    ['12 € or 13 USD', 'EUR', 'USD'],
    ['12 EUR', 'EUR', null],
    ['12,50 €', 'EUR', null],
    ['$12', 'CAD', null],
    ['CHF 12', 'CHF', null],
    ['12,--', 'EUR', null],
    ['12 KGM', 'EUR', null],
    ['5 TEUR', 'EUR', null],
    ['twelve', 'EUR', null],
    [`${'$'.repeat(1000)}1`, 'EUR', null],
  ])('in %j of a plant in %s', (cell, own, other) => {
    expect(otherCurrency(cell, own)).toBe(other);
  });
});

it('an amount of another currency is no amount, and nothing is proposed for it', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner');
  const file = 'Tag;Purchase cost\nA-1;12 USD\nA-2;12 EUR\nA-3;12 KGM\n';
  const { jobId } = await checkFile(test, planner, file);
  const { rows } = await planner.records.dryRunProblems({ jobId });
  expect(rows.map(({ line, reason, fix, detail }) => [line, reason, fix, detail])).toEqual([
    [2, 'other-currency', null, 'USD ≠ EUR'],
    [3, 'bad-number', '12', null],
    [4, 'bad-number', null, null],
  ]);
});
