/**
 * Which alarms the readings will raise, found with the product's own state machine, and what people say to
 * them. The product finds the same ones again when the readings arrive.
 */
import {
  type Episode,
  initialState,
  NO_LIMITS,
  openEpisode,
  step,
  type Threshold,
} from '../../../shared/domain/threshold.ts';
import { HOUR, MINUTE, type PlantCalendar } from '../calendar.ts';
import { FAILURES } from '../definition/failures.ts';
import { metricKey } from '../definition/metrics.ts';
import { RELATED_NOTES, STORIES } from '../definition/stories.ts';
import type { MetricDefinition, StoryDefinition } from '../definition/types.ts';
import type { DemoRandom } from '../random.ts';
import type { Scenario } from '../signals/scenario.ts';
import type { Series } from '../signals/series.ts';
import { isOnLine, technicianFor } from './people.ts';

export interface MetricEpisodes {
  readonly metric: string;
  readonly asset: string;
  readonly episodes: readonly Episode[];
  /** Time stamps of the readings that raise, worsen or end an alarm. */
  readonly turns: readonly number[];
}

export interface Acknowledgement {
  readonly metric: string;
  readonly startedAt: number;
  readonly at: number;
  readonly by: string;
  readonly note: string;
}

export function thresholdOf(metric: MetricDefinition): Threshold {
  const { lowCritical = null, lowWarning = null, highWarning = null, highCritical = null, deadband } = metric;
  return {
    ...NO_LIMITS,
    lowCritical,
    lowWarning,
    highWarning,
    highCritical,
    deadband,
    onDelayMs: metric.onDelay * MINUTE,
    offDelayMs: metric.offDelay * MINUTE,
  };
}

export function foreseeEpisodes(metric: MetricDefinition, { ts, values }: Series): MetricEpisodes {
  const threshold = thresholdOf(metric);
  const episodes: Episode[] = [];
  const turns: number[] = [];
  let state = initialState();
  for (let index = 0; index < ts.length; index += 1) {
    const result = step(threshold, state, { ts: ts[index]!, value: values[index]! });
    state = result.state;
    for (const { kind, at, episode } of result.events) {
      if (turns.at(-1) !== at) turns.push(at);
      if (kind === 'ended') episodes.push(episode);
    }
  }
  const open = openEpisode(state);
  if (open !== null) episodes.push(open);
  return { metric: metricKey(metric), asset: metric.asset, episodes, turns };
}

/** The episode of a failure: the one around it, else the one nearest to it. */
export function episodeOfStory(
  story: StoryDefinition,
  scenario: Scenario,
  foreseen: readonly MetricEpisodes[],
): { readonly metric: string; readonly asset: string; readonly episode: Episode } {
  const { metric } = FAILURES.find(({ key }) => key === story.failure)!;
  const failedAt = scenario.failedAt.get(story.failure)!;
  const { episodes, asset } = foreseen.find((own) => own.metric === metric)!;
  const distance = ({ startedAt, endedAt }: Episode) =>
    Math.max(0, startedAt - failedAt, failedAt - (endedAt ?? Number.POSITIVE_INFINITY));
  const episode = episodes.reduce((best, next) => (distance(next) < distance(best) ? next : best));
  return { metric, asset, episode };
}

/** Nobody has seen to the last alarm of these yet. */
const UNACKNOWLEDGED = ['CTW-T1-F1 Vibration velocity RMS', 'WTR-RO Permeate flow'];

export function planAcknowledgements(
  foreseen: readonly MetricEpisodes[],
  scenario: Scenario,
  now: number,
  calendar: PlantCalendar,
  random: DemoRandom,
): Acknowledgement[] {
  const told = new Map(
    STORIES.map((story) => {
      const { metric, episode } = episodeOfStory(story, scenario, foreseen);
      return [`${metric}/${episode.startedAt}`, story.acknowledge] as const;
    }),
  );
  return foreseen.flatMap(({ metric, asset, episodes }) =>
    episodes.flatMap((episode): Acknowledgement[] => {
      const { startedAt, raisedAt } = episode;
      if (UNACKNOWLEDGED.includes(metric) && episode === episodes.at(-1)) return [];
      const own = random.fork(`${metric}/${startedAt}`);
      const story = told.get(`${metric}/${startedAt}`);
      const delay = story?.minutes ?? delayWithin(isNight(raisedAt, calendar), own);
      return [
        {
          metric,
          startedAt,
          at: Math.min(raisedAt + delay * MINUTE, now - 2 * MINUTE),
          by: story?.by ?? technicianFor(isOnLine(asset) ? 'mechanical' : 'utilities', asset, own),
          note: story?.note ?? noteOn(metric, episode, scenario),
        },
      ];
    }),
  );
}

function noteOn(metric: string, { startedAt }: Episode, { incidents }: Scenario): string {
  const incident = incidents.find(
    ({ definition, from, to }) =>
      definition.metric === metric && startedAt >= from - HOUR && startedAt <= to + HOUR,
  );
  return incident?.definition.note ?? RELATED_NOTES[metric] ?? 'Checked on site.';
}

/** Minutes until somebody stands before the machine. */
function delayWithin(night: boolean, random: DemoRandom): number {
  return night ? random.between(25, 110) : random.between(4, 26);
}

function isNight(instant: number, calendar: PlantCalendar): boolean {
  const hour = new Date(calendar.local(instant)).getUTCHours();
  return hour < 6 || hour >= 22;
}
