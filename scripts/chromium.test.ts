import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findChromium } from './chromium.ts';

const find = (files: readonly string[], env: Record<string, string>) =>
  findChromium({ env, exists: (file) => files.includes(file), playwrightPath: () => '/cache/chrome' });

describe('finding a Chromium', () => {
  const PATH = ['/opt/bin', '/usr/bin'].join(delimiter);
  const system = join('/usr/bin', 'chromium');
  const chrome = join('/opt/bin', 'google-chrome');

  it('takes the one CHROMIUM_PATH names before any other', () => {
    expect(find(['/mine', system], { CHROMIUM_PATH: '/mine', PATH })).toBe('/mine');
  });

  it('says so when CHROMIUM_PATH names nothing, rather than taking another', () => {
    expect(() => find([system], { CHROMIUM_PATH: '/mine', PATH })).toThrow(
      'CHROMIUM_PATH names /mine, and there is no such file.',
    );
  });

  it('prefers Chromium to Chrome, and either to Playwright’s own', () => {
    expect(find([chrome, system, '/cache/chrome'], { PATH })).toBe(system);
    expect(find([chrome, '/cache/chrome'], { PATH })).toBe(chrome);
    expect(find(['/cache/chrome'], { PATH })).toBe('/cache/chrome');
  });

  it('finds none where there is none', () => {
    expect(find([], { PATH })).toBeNull();
    expect(find([], {})).toBeNull();
  });
});
