import { describe, expect, it } from 'vitest';
import { realData } from '../../src/testing/real-data.ts';
import { compare, COMMISSIONING, PIECE } from './compare.ts';
import { anomalyScore, choose, type Detector, fixedLimit, rateOfChange, thresholds } from './detectors.ts';
import { loadRig, type Rig, type Run } from './rig.ts';

/** A sensor that swings about 10, the same every time; from second 600 to 799 of a valve run it is lower by `fall`. */
function run(name: string, length: number, fall: number): Run {
  const isAnomaly = Array.from({ length }, (_unused, at) => fall !== 0 && at >= 600 && at < 800);
  const ts = isAnomaly.map((_label, at) => at * 1000);
  const readings = ts.map((instant, at) => ({
    ts: instant,
    value: 10 + Math.sin(at * 2.4) + 0.5 * Math.sin(at * 0.9) - (isAnomaly[at] ? fall : 0),
  }));
  return { name, ts, sensors: new Map([['Flow', readings]]), isAnomaly };
}

const rig = (fall: number): Rig => ({
  clean: run('anomaly-free', 8 * PIECE, 0),
  valve: [run('valve1-0', PIECE, fall), run('valve1-1', PIECE, fall)],
});

describe('the comparison of detectors', () => {
  it.each<[string, Detector]>([
    ['thresholds', thresholds()],
    ['the anomaly score', anomalyScore()],
    ['the rate of change', rateOfChange],
  ])('finds a clear fall with %s, without a false alarm before it', (_name, detector) => {
    const { total, runs } = compare(rig(6), detector, 'commissioned');
    expect(runs.map(({ name }) => name)).toEqual(['valve1-0', 'valve1-1']);
    expect(total).toMatchObject({ anomalies: 2, detected: 2 });
    expect(Math.max(...total.delays)).toBeLessThan(130_000);
  });

  it('chooses and alarms without the labels of the valve runs', () => {
    const seen = rig(6);
    const unlabelled: Rig = {
      ...seen,
      valve: seen.valve.map((one) => ({ ...one, isAnomaly: one.isAnomaly.map(() => false) })),
    };
    const one = compare(seen, thresholds(), 'commissioned');
    const other = compare(unlabelled, thresholds(), 'commissioned');
    expect(other.settings).toEqual(one.settings);
    expect(other.total.falseAlarms).toBe(2);
    const said = ({ points }: typeof one.total) => points.truePositive + points.falsePositive;
    expect(said(other.total)).toBe(said(one.total));
  });

  it('does not know normal running at another level when limits are carried over', () => {
    const data = rig(6);
    const shifted: Rig = {
      ...data,
      valve: data.valve.map((one) => ({
        ...one,
        sensors: new Map(
          [...one.sensors].map(([name, readings]) => [
            name,
            readings.map(({ ts, value }) => ({ ts, value: value + 90 })),
          ]),
        ),
      })),
    };
    expect(compare(shifted, thresholds(), 'carried-over').total).toMatchObject({
      detected: 0,
      falseAlarms: 2,
    });
    expect(compare(shifted, thresholds(), 'commissioned').total).toMatchObject({
      detected: 2,
      falseAlarms: 0,
    });
  });
});

describe('the choice of a setting', () => {
  const flat = (values: number[]) => values.map((value, at) => ({ ts: at * 1000, value }));
  /** Beyond 2 for 8 readings, beyond 4 for one. */
  const signal = flat([0, 3, 3, 3, 5, 3, 3, 3, 3, 0, 0, 0]);

  it('is the narrowest band, and then the shortest delay, that is quiet', () => {
    const chosen = choose(thresholds(10_000), [signal], 0)!;
    expect(chosen).toMatchObject({ band: 1, onDelayMs: 10_000, deadband: 0 });
    const soon = choose(thresholds(0), [signal], 0)!;
    expect(soon.band).toBeGreaterThanOrEqual(5);
    expect(soon.band).toBeLessThan(5.5);
  });

  it('counts episodes of all signals together', () => {
    expect(choose(thresholds(0), [signal, signal], 1)!.band).toBeGreaterThan(5);
    expect(choose(thresholds(0), [signal, signal], 2)!.band).toBe(1);
  });

  it('is none where no band is wide enough, but a fixed limit stays fixed', () => {
    const wild = flat([0, 1e9, 0]);
    expect(choose(thresholds(0), [wild], 0)).toBeNull();
    expect(choose(fixedLimit, [wild], 0)).toBe(fixedLimit.settings[0]);
  });
});

const folder = realData('pump-rig');

describe.runIf(folder !== null)('the pump rig', () => {
  it('has eight sensors and one labelled stretch in each valve run, none of it in the commissioning', async () => {
    const { clean, valve } = await loadRig(folder!);
    expect(clean.ts).toHaveLength(9405);
    expect(clean.isAnomaly.includes(true)).toBe(false);
    expect(valve).toHaveLength(10);
    for (const { sensors, isAnomaly, ts } of valve) {
      expect([...sensors.keys()]).toHaveLength(8);
      for (const readings of sensors.values()) expect(readings).toHaveLength(ts.length);
      const starts = isAnomaly.filter((label, at) => label && !isAnomaly[at - 1]);
      expect(starts).toHaveLength(1);
      expect(isAnomaly.indexOf(true)).toBeGreaterThan(COMMISSIONING);
    }
  });
});
