import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeFix, type ProofEpisode, type ProofFacts, type ProofOutcome } from './verification.ts';

const FIX = { completedAt: 1000, holdMs: 100 };
const episode = (startedAt: number, endedAt: number | null, raisedAt = startedAt): ProofEpisode => ({
  startedAt,
  raisedAt,
  endedAt,
  insideSince: null,
});
/** Lasts, but has been back inside since an instant. */
const inside = (startedAt: number, insideSince: number): ProofEpisode => ({
  ...episode(startedAt, null),
  insideSince,
});
/** Read at these instants alone. */
const readAt = (...instants: readonly number[]): Partial<ProofFacts> => ({
  readIn: (from, until) => {
    const read = instants.filter((at) => at > from && at <= until);
    const gaps = read.slice(1).map((at, index) => at - read[index]!);
    return read.length === 0
      ? null
      : { first: read[0]!, last: read.at(-1)!, longestGap: Math.max(0, ...gaps) };
  },
});
const EVERY_TEN = readAt(...Array.from({ length: 401 }, (_, index) => 1000 + 10 * index));

/** A metric that is read every ten, unless said otherwise. */
function facts(some: Partial<ProofFacts> = {}): ProofFacts {
  return {
    episodes: [],
    pendingSince: null,
    stops: [],
    isWatched: true,
    offDelayMs: 0,
    allowedSilenceMs: 20,
    ...(EVERY_TEN as Pick<ProofFacts, 'readIn'>),
    ...some,
  };
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
    'is not broken by an alarm that begins later',
    { episodes: [episode(1101, null, 1105)] },
    1200,
    { state: 'verified', reason: null, from: 1000, until: 1100 },
  ],
  ['is not proved by silence', readAt(1020, 1041, 1060, 1080), 1100, not('no-data', 1000, 1100)],
  [
    'is not proved without any reading',
    { ...readAt(1000, 1101), allowedSilenceMs: null },
    1100,
    not('no-data', 1000, 1100),
  ],
  [
    'needs one reading where silence is not watched',
    { ...readAt(1099), allowedSilenceMs: null },
    1100,
    { state: 'verified', reason: null, from: 1000, until: 1100 },
  ],
  // An alarm that only its off-delay keeps open.
  ...[50, 100, 150].map(
    (offDelayMs) =>
      [
        `waits for an off-delay of ${offDelayMs}, and does not say that the value is not back`,
        { episodes: [inside(900, 1060)], offDelayMs },
        1105,
        verifying(1060, Math.max(1160, 1060 + offDelayMs)),
      ] as const,
  ),
  [
    'is verified by the return itself once a long off-delay is over',
    { episodes: [episode(900, 1060)], offDelayMs: 150 },
    1210,
    { state: 'verified', reason: null, from: 1060, until: 1160 },
  ],
  [
    'does not take a value within the deadband for back',
    { episodes: [episode(900, null)], offDelayMs: 150 },
    1100,
    not('not-back', null, 1100),
  ],
  [
    'is not back when the value goes out again before the off-delay is over',
    { episodes: [inside(900, 1120)], offDelayMs: 150 },
    1130,
    not('not-back', null, 1100),
  ],
  [
    'is not proved by silence in the off-delay',
    { episodes: [inside(900, 1060)], offDelayMs: 150, ...readAt(1070, 1080, 1090) },
    1160,
    not('no-data', 1060, 1160),
  ],
  [
    'is not proved by an alarm that lasts because nothing is read any more',
    { episodes: [inside(900, 1060)], offDelayMs: 150, ...readAt(1070, 1090, 1110, 1130, 1150, 1165) },
    1210,
    not('no-data', 1060, 1210),
  ],
  [
    'waits for the next reading where silence is not watched',
    { episodes: [inside(900, 1060)], offDelayMs: 150, allowedSilenceMs: null },
    2000,
    verifying(1060, 1210),
  ],
  // A machine that stands.
  [
    'does not run while the machine stands',
    { stops: [{ from: 1040, to: null }] },
    9000,
    verifying(1000, 1100),
  ],
  [
    'does not begin before the machine runs',
    { stops: [{ from: 500, to: null }] },
    9000,
    verifying(null, 1100),
  ],
  ['begins when the machine does', { stops: [{ from: 500, to: 1300 }] }, 1399, verifying(1300, 1400)],
  [
    'goes on when the machine does, however often it stops',
    {
      stops: [
        { from: 1060, to: 1070 },
        { from: 1020, to: 1050 },
        { from: 1040, to: 1060 },
        { from: 1100, to: 1150 },
      ],
    },
    1200,
    { state: 'verified', reason: null, from: 1000, until: 1200 },
  ],
  [
    'gives a value as long to come back as the machine runs',
    { episodes: [episode(900, null)], stops: [{ from: 900, to: 1300 }] },
    1399,
    verifying(null, 1400),
  ],
  [
    'is not back when the machine has run for so long',
    { episodes: [episode(900, null)], stops: [{ from: 900, to: 1300 }] },
    1400,
    not('not-back', null, 1400),
  ],
  [
    'does not mind what is out of band while the machine stands',
    { episodes: [episode(1030, 1040)], stops: [{ from: 1020, to: 1050 }] },
    1130,
    { state: 'verified', reason: null, from: 1000, until: 1130 },
  ],
  [
    'waits for a value that left the band while the machine stood',
    { episodes: [episode(1030, 1060)], stops: [{ from: 1020, to: 1050 }] },
    1140,
    { state: 'verified', reason: null, from: 1000, until: 1140 },
  ],
  [
    'does not wait for it for ever',
    { episodes: [episode(1030, null)], stops: [{ from: 1020, to: 1050 }] },
    1150,
    not('not-back', null, 1150),
  ],
  [
    'is broken by an alarm of the machine that runs, also before a stop',
    { episodes: [episode(1010, 1015)], stops: [{ from: 1020, to: null }] },
    1030,
    not('out-of-band', 1000, 1100),
  ],
  [
    'is not broken by what an operator saw when the machine ran down',
    { episodes: [episode(1018, 1045, 1025)], stops: [{ from: 1020, to: 1050 }] },
    1132,
    { state: 'verified', reason: null, from: 1000, until: 1132 },
  ],
  [
    'is not proved by readings of the machine that stands',
    { stops: [{ from: 1000, to: 1500 }], ...readAt(1100, 1200, 1300, 1400), allowedSilenceMs: null },
    1600,
    not('no-data', 1500, 1600),
  ],
  [
    'counts silence across stops',
    { stops: [{ from: 1010, to: 1050 }], ...readAt(1005, 1060, 1080, 1100, 1120, 1140) },
    1140,
    { state: 'verified', reason: null, from: 1000, until: 1140 },
  ],
  [
    'does not forget silence by stopping',
    {
      stops: [
        { from: 1010, to: 1020 },
        { from: 1030, to: 1040 },
      ],
      ...readAt(1041, 1060, 1080, 1100, 1120),
    },
    1120,
    not('no-data', 1000, 1120),
  ],
  [
    'is not decided while the newest readings are beyond a limit, though not long enough for an alarm',
    { pendingSince: 1095, allowedSilenceMs: null },
    1500,
    { state: 'verifying', reason: null, from: 1000, until: 1100 },
  ],
  [
    'is proved by what was beyond a limit only afterwards',
    { pendingSince: 1101 },
    1500,
    { state: 'verified', reason: null, from: 1000, until: 1100 },
  ],
  [
    'is broken by an alarm that began in time and was raised after it',
    { episodes: [episode(1095, null, 1105)] },
    1500,
    not('out-of-band', 1000, 1100),
  ],
  [
    'is not waited for beyond a limit for longer than the metric may be silent',
    { pendingSince: 1095, ...readAt(1010, 1020, 1030, 1040, 1050, 1060, 1070, 1080, 1090, 1095) },
    1500,
    not('no-data', 1000, 1100),
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

  it('has run for as long as the machine did, whatever stops there were', () => {
    const stops = fc.array(
      fc.record({ at: fc.integer({ min: 950, max: 1300 }), lasts: fc.integer({ min: 1, max: 60 }) }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(stops, (drawn) => {
        const of = drawn.map(({ at, lasts }) => ({ from: at, to: at + lasts }));
        let [at, ran] = [FIX.completedAt, 0];
        for (; ran < FIX.holdMs; at += 1) if (!of.some(({ from, to }) => from <= at && at < to)) ran += 1;
        // Read at every instant, lest what is read falls into the stops alone.
        const readIn = (from: number, until: number) => ({ first: from + 1, last: until, longestGap: 1 });
        const known = facts({ stops: of, readIn });
        expect(judgeFix(FIX, known, at).state).toBe('verified');
        expect(judgeFix(FIX, known, at - 1)).toMatchObject({ state: 'verifying', until: at });
      }),
      { numRuns: 50 },
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
