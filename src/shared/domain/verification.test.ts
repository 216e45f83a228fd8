import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeFix, type ProofEpisode, type ProofFacts, type ProofOutcome } from './verification.ts';

const FIX = { completedAt: 1000, holdMs: 100 };
const episode = (startedAt: number, endedAt: number | null, raisedAt = startedAt): ProofEpisode => ({
  startedAt,
  raisedAt,
  endedAt,
});

/** A metric that is read every ten, unless said otherwise. */
function facts(some: Partial<ProofFacts> = {}): ProofFacts {
  return { episodes: [], isWatched: true, allowedSilenceMs: 20, longestSilence: () => 10, ...some };
}

const verifying = (from: number | null, until: number) => ({ state: 'verifying', reason: null, from, until });
const not = (reason: string, from: number | null, until: number) => ({
  state: 'not-verified',
  reason,
  from,
  until,
});

const TABLE: readonly (readonly [string, Partial<ProofFacts>, number, unknown])[] = [
  ['waits until the time in band is over', {}, 1099, verifying(1000, 1100)],
  ['is verified once it is', {}, 1100, { state: 'verified', reason: null, from: 1000, until: 1100 }],
  [
    'forgets what was over before the completion',
    { episodes: [episode(900, 1000)] },
    1099,
    verifying(1000, 1100),
  ],
  ['waits for a value that is not back yet', { episodes: [episode(900, null)] }, 1050, verifying(null, 1100)],
  ['does not wait for it for ever', { episodes: [episode(900, null)] }, 1100, not('not-back', null, 1100)],
  [
    'takes a return that came too late for none',
    { episodes: [episode(900, 1101)] },
    1300,
    not('not-back', null, 1100),
  ],
  ['begins with the return', { episodes: [episode(900, 1040)] }, 1139, verifying(1040, 1140)],
  [
    'is verified that long after the return',
    { episodes: [episode(900, 1040)] },
    1140,
    { state: 'verified', reason: null, from: 1040, until: 1140 },
  ],
  [
    'is broken by an alarm at once',
    { episodes: [episode(1010, null)] },
    1010,
    not('out-of-band', 1000, 1100),
  ],
  [
    'is broken by one that is over',
    { episodes: [episode(1010, 1020)] },
    1500,
    not('out-of-band', 1000, 1100),
  ],
  [
    'is broken by an alarm after the return',
    { episodes: [episode(900, 1040), episode(1120, 1130)] },
    1500,
    not('out-of-band', 1040, 1140),
  ],
  [
    'is not broken by an alarm that is raised later',
    { episodes: [episode(1095, null, 1101)] },
    1200,
    { state: 'verified', reason: null, from: 1000, until: 1100 },
  ],
  ['is not proved by silence', { longestSilence: () => 21 }, 1100, not('no-data', 1000, 1100)],
  [
    'is not proved without any reading',
    { longestSilence: () => null, allowedSilenceMs: null },
    1100,
    not('no-data', 1000, 1100),
  ],
  [
    'needs one reading where silence is not watched',
    { longestSilence: () => 99, allowedSilenceMs: null },
    1100,
    { state: 'verified', reason: null, from: 1000, until: 1100 },
  ],
  ['is not proved without limits', { isWatched: false }, 1100, not('not-watched', 1000, 1100)],
];

describe('a fix', () => {
  it.each(TABLE)('%s', (_name, some, now, expected) => {
    expect(judgeFix(FIX, facts(some), now)).toEqual(expected);
  });

  const episodes = fc
    .array(
      fc.record({
        at: fc.integer({ min: 1, max: 60 }),
        lasts: fc.integer({ min: 1, max: 80 }),
        gap: fc.nat(60),
      }),
      {
        maxLength: 5,
      },
    )
    .map((lengths) => {
      let clock = 900;
      return lengths.map(({ at, lasts, gap }) => {
        const startedAt = clock + at;
        clock = startedAt + lasts + gap;
        return episode(startedAt, startedAt + lasts);
      });
    });

  /** Looks at every instant: in band when no episode covers it. */
  function naive(of: readonly ProofEpisode[]): ProofOutcome['state'] {
    const isOut = (at: number) => of.some(({ startedAt, endedAt }) => startedAt <= at && at < endedAt!);
    let from = FIX.completedAt;
    while (isOut(from)) from += 1;
    if (from > FIX.completedAt + FIX.holdMs) return 'not-verified';
    const begins = (at: number) => of.some(({ startedAt }) => startedAt === at && at > FIX.completedAt);
    for (let at = from; at <= from + FIX.holdMs; at += 1) if (begins(at)) return 'not-verified';
    return 'verified';
  }

  it('is judged as if every instant had been looked at', () => {
    fc.assert(
      fc.property(episodes, (of) => {
        expect(judgeFix(FIX, facts({ episodes: of }), 5000).state).toBe(naive(of));
      }),
      { numRuns: 100 },
    );
  });

  it('that is decided stays so while nothing new becomes known', () => {
    fc.assert(
      fc.property(episodes, fc.integer({ min: 1000, max: 1500 }), fc.nat(500), (of, now, more) => {
        const known = facts({ episodes: of.filter(({ startedAt }) => startedAt <= now) });
        const outcome = judgeFix(FIX, known, now);
        if (outcome.state !== 'verifying') expect(judgeFix(FIX, known, now + more)).toEqual(outcome);
      }),
      { numRuns: 100 },
    );
  });
});
