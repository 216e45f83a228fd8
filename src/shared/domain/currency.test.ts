import { describe, expect, it } from 'vitest';
import { isCurrency } from './currency.ts';

describe('a currency', () => {
  it.each(['EUR', 'USD', 'CHF', 'JPY', 'KWD'])('%s is one', (code) => {
    expect(isCurrency(code)).toBe(true);
  });

  it.each(['', 'eur', 'ABC', 'EURO', '€'])('%j is none', (code) => {
    expect(isCurrency(code)).toBe(false);
  });
});
