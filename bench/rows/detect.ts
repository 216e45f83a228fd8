/**
 * Detection of the labelled anomalies of a real pump rig, by thresholds as a person finds them with *try before you
 * save* and by the anomaly score, beside a plain fixed limit; docs/detection.md has the method.
 *
 * A row is a ratio that should be small: ours is the share missing from a perfect F1, and so is the yardstick.
 */
import { compare } from '../detection/compare.ts';
import {
  anomalyScore,
  type Detector,
  fixedLimit,
  rateOfChange,
  SECOND,
  thresholds,
} from '../detection/detectors.ts';
import { byRun, bySensor, totals } from '../detection/report.ts';
import { loadRig, type Rig } from '../detection/rig.ts';
import { episodeQuality } from '../detection/score.ts';
import type { BenchRow } from '../row.ts';
import { realData } from '../../src/testing/real-data.ts';

let rig: Promise<Rig> | null = null;

/** Null, which is said, where the data is not on this machine. */
function theRig(): Promise<Rig> | null {
  const folder = realData('pump-rig');
  if (folder === null) return null;
  rig ??= loadRig(folder);
  return rig;
}

function row(
  size: string,
  detector: Detector,
  budget: number,
  also: (rig: Rig) => void = () => undefined,
): BenchRow {
  return {
    id: 'detect',
    size,
    unit: '1 - F1',
    budget,
    async run() {
      const data = await theRig();
      if (data === null) return null;
      also(data);
      const missing = (one: Detector) => 1 - episodeQuality(compare(data, one, 'commissioned').total).f1;
      return { ours: missing(detector), yardstick: missing(fixedLimit) };
    },
  };
}

/** The tables of docs/detection.md. */
function print(data: Rig): void {
  const ours = [fixedLimit, thresholds(), anomalyScore(), rateOfChange].map((one) =>
    compare(data, one, 'commissioned'),
  );
  const carriedOver = [fixedLimit, thresholds(), anomalyScore()].map((one) =>
    compare(data, one, 'carried-over'),
  );
  const others = [
    ...[10, 30, 120].map((seconds) => ({
      ...thresholds(seconds * SECOND),
      name: `threshold, on-delay up to ${seconds} s`,
    })),
    ...[0.2, 0.1, 0.02].map((lambda) => ({
      ...anomalyScore(lambda),
      name: `anomaly score, lambda ${lambda}`,
    })),
  ].map((one) => compare(data, one, 'commissioned'));
  const part = (title: string, text: string) => console.log(`\n### ${title}\n\n${text}`);
  part('All runs together', totals([...carriedOver, ...ours]));
  part('Run by run', byRun(ours));
  part('Thresholds found on the anomaly-free run', bySensor(ours[1]!));
  part('Anomaly scores: limits found on the anomaly-free run', bySensor(ours[2]!));
  part('Other settings that were tried', totals(others));
  console.log();
}

const rows: BenchRow[] = [
  row('10 valve runs: thresholds', thresholds(), 0.7, print),
  row('10 valve runs: anomaly score', anomalyScore(), 0.5),
];
export default rows;
