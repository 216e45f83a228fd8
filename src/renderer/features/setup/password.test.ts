import { describe, expect, it } from 'vitest';
import { proposePassword } from './password.ts';

describe('the proposed password', () => {
  it('is four groups of five characters that are not mistaken for one another', () => {
    expect(proposePassword()).toMatch(/^(?:[a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/);
  });

  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 50 }, () => proposePassword())).size).toBe(50);
  });

  it('throws away bytes that would make some letters likelier', () => {
    let calls = 0;
    const text = proposePassword((bytes) => {
      bytes.fill(calls === 0 ? 255 : 0);
      calls += 1;
    });
    expect(text).toBe('aaaaa-aaaaa-aaaaa-aaaaa');
    expect(calls).toBe(2);
  });
});
