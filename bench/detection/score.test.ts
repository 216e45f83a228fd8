import { describe, expect, it } from 'vitest';
import { type Alarm, episodeQuality, pointQuality, sum, tally } from './score.ts';

/** One reading a second; what is marked, is marked abnormal. */
function watched(marks: string) {
  return {
    ts: Array.from({ length: marks.length }, (_unused, second) => second * 1000),
    isAnomaly: marks.split('').map((mark) => mark === 'x'),
  };
}

const alarm = (raisedAt: number, endedAt: number | null = null): Alarm => ({
  raisedAt: raisedAt * 1000,
  endedAt: endedAt === null ? null : endedAt * 1000,
});

const RUN = watched('....xxxx....');

describe('the score of alarms beside labels', () => {
  it.each<[string, Alarm[], { detected: number; falseAlarms: number; delays: number[] }]>([
    ['nothing', [], { detected: 0, falseAlarms: 0, delays: [] }],
    ['one in the anomaly', [alarm(6)], { detected: 1, falseAlarms: 0, delays: [2000] }],
    ['several in the anomaly', [alarm(7), alarm(5, 6)], { detected: 1, falseAlarms: 0, delays: [1000] }],
    ['one that stands since before', [alarm(3, 9)], { detected: 0, falseAlarms: 1, delays: [] }],
    ['one on its last reading', [alarm(7)], { detected: 1, falseAlarms: 0, delays: [3000] }],
    ['one just after', [alarm(8)], { detected: 0, falseAlarms: 1, delays: [] }],
    [
      'one in it and two outside',
      [alarm(1, 2), alarm(4, 5), alarm(9)],
      { detected: 1, falseAlarms: 2, delays: [0] },
    ],
  ])('of %s', (_case, alarms, expected) => {
    expect(tally(RUN, alarms)).toMatchObject({ anomalies: 1, ...expected });
  });

  it('tells neighbouring anomalies apart, also at both ends', () => {
    expect(tally(watched('xx.xx'), [alarm(0), alarm(4)])).toMatchObject({ anomalies: 2, detected: 2 });
    expect(tally(watched('....'), [alarm(1)])).toMatchObject({ anomalies: 0, falseAlarms: 1 });
  });

  it('counts readings while an alarm stands, its end not included', () => {
    expect(tally(RUN, [alarm(2, 6), alarm(11)]).points).toEqual({
      truePositive: 2,
      falsePositive: 3,
      falseNegative: 2,
      trueNegative: 5,
    });
  });

  it('adds up to precision, recall and F1', () => {
    const all = sum([tally(RUN, [alarm(5)]), tally(RUN, [alarm(1, 2)]), tally(RUN, [alarm(6), alarm(10)])]);
    expect(all).toMatchObject({ anomalies: 3, detected: 2, falseAlarms: 2, delays: [1000, 2000] });
    expect(episodeQuality(all)).toEqual({ precision: 0.5, recall: 2 / 3, f1: 4 / 7 });
  });

  it('has false and missed alarm rates per reading', () => {
    expect(pointQuality(tally(RUN, [alarm(2, 6)]))).toEqual({
      precision: 0.5,
      recall: 0.5,
      f1: 0.5,
      far: 0.25,
      mar: 0.5,
    });
  });

  it('is 0 where nothing was said', () => {
    expect(episodeQuality(tally(RUN, []))).toEqual({ precision: 0, recall: 0, f1: 0 });
  });
});
