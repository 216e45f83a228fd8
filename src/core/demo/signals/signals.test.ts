import { describe, expect, it } from 'vitest';
import { DAY, HOUR, plantCalendar } from '../calendar.ts';
import { FAILURES } from '../definition/failures.ts';
import { metricKey, METRICS } from '../definition/metrics.ts';
import { foreseeEpisodes, type MetricEpisodes } from '../plan/alarms.ts';
import { demoRandom } from '../random.ts';
import { allSeries, buildScenario } from './scenario.ts';
import { GRID_LENGTH, STEP } from './world.ts';

const calendar = plantCalendar('Europe/Berlin');

/** A Saturday night in winter, a hot afternoon, and the night of a change of the clocks. */
const PRESENTS = [
  Date.UTC(2026, 0, 17, 22, 41),
  Date.UTC(2026, 6, 22, 13, 3),
  Date.UTC(2026, 2, 29, 1, 30),
].map((now) => [new Date(now).toISOString(), now] as const);

function build(now: number, troubled: boolean) {
  const scenario = buildScenario(now, calendar, demoRandom('a test'), troubled);
  const series = new Map([...allSeries(scenario)].map((own) => [metricKey(own.metric), own.series]));
  const foreseen = METRICS.map((metric) => foreseeEpisodes(metric, series.get(metricKey(metric))!));
  return { scenario, series, foreseen };
}

const allOf = (foreseen: readonly MetricEpisodes[]) =>
  foreseen.flatMap(({ metric, episodes }) => episodes.map((episode) => ({ metric, ...episode })));

describe.each(PRESENTS)('the readings up to %s', (_name, now) => {
  const { scenario, series, foreseen } = build(now, true);

  it('are about a million on a grid of five minutes that ends now', () => {
    const total = [...series.values()].reduce((sum, { ts }) => sum + ts.length, 0);
    expect(total).toBeGreaterThan(980_000);
    expect(total).toBeLessThan(1_037_000);
    for (const { ts, values } of series.values()) {
      expect(values).toHaveLength(ts.length);
      expect(ts.at(-1)).toBeGreaterThan(now - 10 * STEP);
      expect(ts.at(-1)).toBeLessThanOrEqual(now);
      expect(ts.every((at, index) => at % STEP === 0 && (index === 0 || at > ts[index - 1]!))).toBe(true);
      expect(values.every(Number.isFinite)).toBe(true);
    }
  });

  it('have gaps: a network outage in all of them, and longer ones where a sensor was broken', () => {
    const longest = [...series.values()].map(({ ts }) =>
      ts.reduce((gap, at, index) => Math.max(gap, index === 0 ? 0 : at - ts[index - 1]!), 0),
    );
    expect(Math.min(...longest)).toBeGreaterThanOrEqual(0.75 * HOUR);
    expect(Math.max(...longest)).toBeGreaterThanOrEqual(40 * HOUR);
  });

  it('raise no alarm while nothing is wrong', () => {
    expect(allOf(build(now, false).foreseen)).toEqual([]);
  });

  it('raise a few dozen alarms in all', () => {
    const { length } = allOf(foreseen);
    expect(length).toBeGreaterThanOrEqual(28);
    expect(length).toBeLessThanOrEqual(50);
  });

  it.each(FAILURES.map(({ key, metric }) => [key, metric] as const))(
    'show the failure "%s" as a critical alarm on %s',
    (key, metric) => {
      const at = scenario.failedAt.get(key)!;
      const around = allOf(foreseen).filter(
        (episode) =>
          episode.metric === metric &&
          episode.startedAt <= at + 3 * HOUR &&
          (episode.endedAt ?? now) >= at - HOUR,
      );
      expect(around.map(({ severity }) => severity)).toEqual(['critical']);
      expect(at).toBeGreaterThan(now - 60 * DAY);
    },
  );

  it.each(['gearbox-bearing', 'chiller-condenser', 'ro-membranes'])(
    'wear towards the failure "%s" week by week',
    (key) => {
      const { ts, values } = series.get(FAILURES.find((failure) => failure.key === key)!.metric)!;
      const at = scenario.failedAt.get(key)!;
      // Of the upper quarter: machines also stand still.
      const level = (weeksBefore: number) => {
        const to = at - 5 * DAY - weeksBefore * 7 * DAY;
        const week = [...values].filter((_value, index) => ts[index]! >= to - 7 * DAY && ts[index]! < to);
        return week.sort((one, other) => one - other)[Math.floor(week.length * 0.75)]!;
      };
      expect(level(2)).toBeGreaterThan(level(4));
      expect(level(0)).toBeGreaterThan(level(2));
    },
  );

  it('tell of four failures', () => {
    expect(FAILURES).toHaveLength(4);
    expect(scenario.failedAt.size).toBe(4);
  });

  it('show every disturbance as one alarm', () => {
    const seen = scenario.incidents.map(({ definition: { metric }, from, to }) => {
      const own = allOf(foreseen).filter((episode) => episode.metric === metric);
      return [metric, own.filter(({ startedAt }) => startedAt >= from && startedAt <= to).length];
    });
    expect(seen).toEqual(scenario.incidents.map(({ definition: { metric } }) => [metric, 1]));
  });

  it('leave two alarms standing: a critical one, and a warning that has lasted for days', () => {
    const open = allOf(foreseen).filter(({ endedAt }) => endedAt === null);
    const bySeverity = open.map(({ metric, severity }) => `${severity} ${metric}`).sort();
    expect(bySeverity).toEqual([
      'critical CTW-T1-F1 Vibration velocity RMS',
      'warning AIR-C1 Separator differential pressure',
    ]);
    const returned = allOf(foreseen)
      .filter(({ metric }) => metric === 'WTR-RO Permeate flow')
      .at(-1)!;
    expect(returned.severity).toBe('warning');
    expect(returned.startedAt).toBeGreaterThan(now - 6 * HOUR);
  });
});

describe('the lines', () => {
  const { world } = buildScenario(PRESENTS[1]![1], calendar, demoRandom('a test'));
  const loadWithin = (line: 'L1' | 'L2' | 'L3', fromMinute: number, toMinute: number) => {
    let sum = 0;
    let count = 0;
    for (let index = 0; index < GRID_LENGTH; index += 1) {
      const minute = calendar.minuteOfWeek(world.start + index * STEP);
      if (minute < fromMinute || minute >= toMinute) continue;
      sum += world.load[line][index]!;
      count += 1;
    }
    return sum / count;
  };

  it('stand still on Sundays and run in the week, line 3 not at night', () => {
    for (const line of ['L1', 'L2', 'L3'] as const) {
      expect(loadWithin(line, 6 * 1440, 7 * 1440)).toBe(0);
      expect(loadWithin(line, 1440 + 8 * 60, 1440 + 20 * 60)).toBeGreaterThan(0.7);
    }
    expect(loadWithin('L1', 1440, 1440 + 5 * 60)).toBeGreaterThan(0.7);
    expect(loadWithin('L3', 1440, 1440 + 5 * 60)).toBe(0);
  });
});

describe('the generator of signals', () => {
  it('gives the same readings for the same seed, and others for another', () => {
    const metric = METRICS.find((own) => own.asset === 'AIR-DRY')!;
    const read = (seed: string) => buildScenario(PRESENTS[0]![1], calendar, demoRandom(seed)).series(metric);
    expect(read('a')).toEqual(read('a'));
    expect(read('a').values).not.toEqual(read('b').values);
  });
});
