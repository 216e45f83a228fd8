import { describe, expect, it } from 'vitest';
import { webAddress } from './web-address.ts';

describe('the website of a supplier', () => {
  it.each([
    ['https://www.skf.com/de', 'https://www.skf.com/de'],
    ['http://skf.com', 'http://skf.com'],
    ['www.skf.com', 'https://www.skf.com'],
    ['müller-hydraulik.de/shop', 'https://müller-hydraulik.de/shop'],
    ['ask for Ms Berg', null],
    ['skf', null],
    ['sales@skf.com', null],
    ['javascript:alert(1)', null],
    ['skf.com" onclick=', null],
    ['', null],
  ])('%j leads to %j', (text, address) => {
    expect(webAddress(text)).toBe(address);
  });
});
