/** The results as the Markdown of docs/detection.md. */
import { median } from '../../src/shared/domain/prediction/statistics.ts';
import type { Outcome } from './compare.ts';
import { SECOND } from './detectors.ts';
import { episodeQuality, pointQuality, type Tally } from './score.ts';

const digits = (value: number): string => value.toFixed(2);
const percent = (value: number): string => (100 * value).toFixed(1);

function markdown(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_name, column) => Math.max(3, ...cells.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(cells[0]!), line(widths.map((width) => '-'.repeat(width))), ...cells.slice(1).map(line)].join(
    '\n',
  );
}

/** All detectors, all runs together. */
export function totals(outcomes: readonly Outcome[]): string {
  return markdown(
    [
      'alarms by',
      'normal is',
      'found',
      'false',
      'precision',
      'recall',
      'F1',
      'delay',
      'points: P',
      'R',
      'F1',
      'FAR %',
      'MAR %',
    ],
    outcomes.map(({ detector, regime, total }) => {
      const episodes = episodeQuality(total);
      const points = pointQuality(total);
      return [
        detector,
        regime === 'commissioned' ? 'the start of each run' : 'the anomaly-free run',
        `${total.detected} of ${total.anomalies}`,
        total.falseAlarms,
        ...[episodes.precision, episodes.recall, episodes.f1].map(digits),
        delayText(total),
        ...[points.precision, points.recall, points.f1].map(digits),
        percent(points.far),
        percent(points.mar),
      ];
    }),
  );
}

/** Every labelled anomaly: after how many seconds it was found, and the false alarms of its run. */
export function byRun(outcomes: readonly Outcome[]): string {
  const runs = outcomes[0]!.runs.map(({ name }) => name);
  return markdown(
    ['run', ...outcomes.map(({ detector }) => detector)],
    runs.map((name, at) => [
      name,
      ...outcomes.map((outcome) => {
        const { tally } = outcome.runs[at]!;
        const { precision, recall, f1 } = episodeQuality(tally);
        const found = tally.detected === 0 ? 'not found' : `after ${delayText(tally)}`;
        return `${found}, ${tally.falseAlarms} false; ${[precision, recall, f1].map(digits).join(' / ')}`;
      }),
    ]),
  );
}

/** What was chosen on the anomaly-free run, and what came of it, sensor by sensor. */
export function bySensor({ settings, bySensor: tallies }: Outcome): string {
  return markdown(
    ['sensor', 'band, σ', 'deadband, σ', 'on-delay', 'found', 'false'],
    [...settings].map(([sensor, setting]) => [
      sensor,
      ...(setting === null
        ? ['-', '-', '-']
        : [digits(setting.band), setting.deadband, `${setting.onDelayMs / SECOND} s`]),
      tallies.get(sensor)!.detected,
      tallies.get(sensor)!.falseAlarms,
    ]),
  );
}

function delayText({ delays }: Tally): string {
  return delays.length === 0 ? '-' : `${Math.round(median(delays) / SECOND)} s`;
}
