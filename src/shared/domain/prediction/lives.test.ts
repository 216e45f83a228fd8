import { describe, expect, it } from 'vitest';
import { type KnownAsset, livesOf } from './lives.ts';

const DAY = 86_400_000;

function pump(
  values: Partial<Record<'installed' | 'until' | 'recorded', number>> & Partial<KnownAsset>,
): KnownAsset {
  const { installed, until = 100, recorded = -1000, ...others } = values;
  return {
    assetId: 'p',
    failures: [],
    replacements: [],
    inUse: true,
    ...others,
    installedAt: installed === undefined ? null : installed * DAY,
    until: until * DAY,
    recordedSince: recorded * DAY,
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
    [
      'one that was there before the records enters at the age it had then, later ones when they begin',
      pump({ installed: 0, recorded: 40, failures: days(70) }),
      ['70 failed from 40', '30 alive'],
      30,
    ],
    [
      'a life that ended before the records is in none of them',
      pump({ installed: 0, recorded: 60, replacements: days(50) }),
      ['50 alive from 10'],
      50,
    ],
    [
      'the failure that is the first record of all tells only what begins with it',
      pump({ installed: 0, recorded: 70, failures: days(70) }),
      ['30 alive'],
      30,
    ],
  ])('%s', (_name, asset, lives, age) => {
    const result = livesOf([asset]);
    const told = result.lives.map(({ age: days, failed, entry = 0 }) =>
      [`${days} ${failed ? 'failed' : 'alive'}`, ...(entry > 0 ? [`from ${entry}`] : [])].join(' '),
    );
    expect(told).toEqual(lives);
    expect(result.running[0]?.ageDays ?? null).toBe(age);
  });
});
