import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterEvent,
  type Foretold,
  isSettled,
  newPrediction,
  type PredictionEvent,
  type PredictionLife,
  scoreBoard,
} from './score-board.ts';

const FORETOLD: Foretold = { madeAt: 100, earliest: 200, latest: 300, dueBy: 350 };

function lived(...events: [PredictionEvent['kind'], number][]): PredictionLife {
  return events.reduce((life, [kind, at]) => afterEvent(FORETOLD, life, { kind, at }), newPrediction());
}

describe('the life of a prediction', () => {
  it.each<[string, [PredictionEvent['kind'], number][], Partial<PredictionLife>]>([
    ['begins open', [], { state: 'open', decision: null }],
    ['is accepted', [['accept', 110]], { state: 'accepted', decision: 'accepted' }],
    [
      'may be rejected after all',
      [
        ['accept', 110],
        ['reject', 120],
      ],
      { state: 'rejected' },
    ],
    ['comes true', [['happen', 250]], { state: 'came-true', happenedAt: 250, settledAt: 250 }],
    ['comes true before its interval', [['happen', 120]], { state: 'came-true', happenedAt: 120 }],
    ['comes true on its last instant', [['happen', 350]], { state: 'came-true' }],
    ['is wrong a moment later', [['happen', 351]], { state: 'did-not', happenedAt: null, settledAt: 350 }],
    ['is wrong when its time has passed', [['time', 351]], { state: 'did-not', settledAt: 350 }],
    ['waits until then', [['time', 350]], { state: 'open', settledAt: null }],
    ['does not speak of what was before', [['happen', 99]], { state: 'open' }],
    [
      'keeps who was wrong',
      [
        ['reject', 110],
        ['happen', 250],
      ],
      { state: 'came-true', decision: 'rejected' },
    ],
    [
      'is not settled where work was done in time',
      [
        ['accept', 110],
        ['prevent', 180],
        ['happen', 250],
        ['time', 400],
      ],
      { state: 'accepted', preventedAt: 180, happenedAt: null, settledAt: null },
    ],
    [
      'ends with its settlement',
      [
        ['happen', 250],
        ['reject', 260],
        ['time', 400],
      ],
      { state: 'came-true', decision: null },
    ],
  ])('%s', (_case, events, expected) => {
    expect(lived(...events)).toMatchObject(expected);
  });

  it('is settled once, whatever comes, and survives JSON', () => {
    const event = fc.record({
      kind: fc.constantFrom<PredictionEvent['kind']>('accept', 'reject', 'prevent', 'happen', 'time'),
      at: fc.integer({ min: 50, max: 400 }),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        let life = newPrediction();
        for (const next of events) {
          const after = afterEvent(FORETOLD, JSON.parse(JSON.stringify(life)) as PredictionLife, next);
          if (isSettled(life)) expect(after).toEqual(life);
          life = after;
          expect(isSettled(life)).toBe(life.settledAt !== null);
          expect(life.state === 'came-true').toBe(life.happenedAt !== null);
        }
      }),
    );
  });
});

describe('the score board', () => {
  it('says nothing while nothing is settled', () => {
    expect(scoreBoard([{ foretold: FORETOLD, life: newPrediction() }])).toEqual({
      counts: { open: 1, accepted: 0, rejected: 0, 'came-true': 0, 'did-not': 0 },
      prevented: 0,
      wronglyRejected: 0,
      hitRate: null,
      medianLeadMs: null,
      coverage: null,
    });
  });

  it('counts hits, how early they were said, and how often the interval held', () => {
    const lives = [
      lived(['accept', 110], ['happen', 220]),
      lived(['reject', 110], ['happen', 300]),
      lived(['happen', 150]),
      lived(['time', 400]),
      lived(['accept', 110], ['prevent', 150], ['time', 400]),
      lived(['reject', 110]),
    ];
    expect(scoreBoard(lives.map((life) => ({ foretold: FORETOLD, life })))).toEqual({
      counts: { open: 0, accepted: 1, rejected: 1, 'came-true': 3, 'did-not': 1 },
      prevented: 1,
      wronglyRejected: 1,
      hitRate: 0.75,
      medianLeadMs: 120,
      coverage: 0.5,
    });
  });

  it('takes an interval without an end to hold for good', () => {
    const foretold = { ...FORETOLD, latest: null, dueBy: 10_000 };
    const life = afterEvent(foretold, newPrediction(), { kind: 'happen', at: 9000 });
    expect(scoreBoard([{ foretold, life }]).coverage).toBe(1);
  });
});
