import { describe, expect, it } from 'vitest';
import { type KnownAsset, livesOf } from './lives.ts';

const DAY = 86_400_000;

function pump(values: Partial<Record<'installed' | 'until', number>> & Partial<KnownAsset>): KnownAsset {
  const { installed, until = 100, ...others } = values;
  return {
    assetId: 'p',
    failures: [],
    replacements: [],
    inUse: true,
    ...others,
    installedAt: installed === undefined ? null : installed * DAY,
    until: until * DAY,
  };
}
const days = (...of: number[]) => of.map((day) => day * DAY);

describe('the lives of assets', () => {
  it.each<[string, KnownAsset, string[], number | null]>([
    ['one that never failed is still alive', pump({ installed: 40 }), ['60 alive'], 60],
    [
      'one that failed begins anew',
      pump({ installed: 0, failures: days(30, 70) }),
      ['30 failed', '40 failed', '30 alive'],
      30,
    ],
    [
      'without a day of installation the first life has no age',
      pump({ failures: days(30, 70) }),
      ['40 failed', '30 alive'],
      30,
    ],
    ['of one that nobody knows anything of nothing is known', pump({}), [], null],
    [
      'one that was replaced in time was alive until then',
      pump({ installed: 0, replacements: days(50) }),
      ['50 alive', '50 alive'],
      50,
    ],
    [
      'one that was replaced because it failed has failed',
      pump({ installed: 0, failures: days(50), replacements: [50 * DAY + 5] }),
      ['50 failed', '49 alive'],
      49,
    ],
    [
      'a failure that is reported twice is one',
      pump({ installed: 0, failures: [50 * DAY, 50 * DAY + 3_600_000] }),
      ['50 failed', '50 alive'],
      50,
    ],
    [
      'what is out of use is not waited for',
      pump({ installed: 0, until: 80, inUse: false }),
      ['80 alive'],
      null,
    ],
    [
      'what is reported after the end does not count',
      pump({ installed: 0, until: 20, failures: days(30) }),
      ['20 alive'],
      20,
    ],
  ])('%s', (_name, asset, lives, age) => {
    const result = livesOf([asset]);
    expect(result.lives.map(({ age: days, failed }) => `${days} ${failed ? 'failed' : 'alive'}`)).toEqual(
      lives,
    );
    expect(result.running[0]?.ageDays ?? null).toBe(age);
  });
});
