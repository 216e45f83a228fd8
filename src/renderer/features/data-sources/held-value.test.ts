import { describe, expect, it } from 'vitest';
import { createFormat } from '../../ui/format.ts';
import { heldValue } from './held-value.ts';

const german = createFormat('de-DE', { timeZone: 'Europe/Berlin', currency: 'EUR' });

describe('a value that is held back', () => {
  it('is written as people write numbers, with every decimal that was sent', () => {
    expect(heldValue('4.10', german)).toBe('4,10');
    expect(heldValue('-12345.678901', german)).toBe('-12.345,678901');
    expect(heldValue('3', german)).toBe('3');
  });

  it('stays as it was sent where it is no plain number', () => {
    expect(heldValue('1.2.3', german)).toBe('1.2.3');
    expect(heldValue('abc', german)).toBe('abc');
    expect(heldValue('', german)).toBe('');
    expect(heldValue('1e400', german)).toBe('1e400');
    expect(heldValue('12345678901234567890', german)).toBe('12345678901234567890');
  });
});
