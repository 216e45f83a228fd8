/** The work orders that were opened from alarms: of the four failures, of disturbances, and of one that stands. */
import { DAY, HOUR, MINUTE, type PlantCalendar } from '../calendar.ts';
import { ALARM_REPAIRS } from '../definition/repairs-utilities.ts';
import { STORIES } from '../definition/stories.ts';
import type { StoryDefinition } from '../definition/types.ts';
import type { DemoRandom } from '../random.ts';
import type { Scenario } from '../signals/scenario.ts';
import { episodeOfStory, type MetricEpisodes } from './alarms.ts';
import { isOnLine } from './people.ts';
import { planRepair } from './repairs.ts';
import type { PlannedDeed, PlannedWork, PlanTime } from './types.ts';

export function planStories(
  scenario: Scenario,
  foreseen: readonly MetricEpisodes[],
  calendar: PlantCalendar,
): PlannedWork[] {
  return STORIES.map((story) => planStory(story, scenario, foreseen, calendar));
}

function planStory(
  story: StoryDefinition,
  scenario: Scenario,
  foreseen: readonly MetricEpisodes[],
  calendar: PlantCalendar,
): PlannedWork {
  const { metric, asset, episode } = episodeOfStory(story, scenario, foreseen);
  const failedAt = scenario.failedAt.get(story.failure)!;
  const createdAt = episode.raisedAt + story.opened.hours * HOUR;
  const isRequest = story.opened.by === story.assignee;
  const planner = isOnLine(asset) ? 'petra.lindqvist' : 'oskar.brandt';
  const approval = isRequest ? { at: failedAt + 4.2 * HOUR, by: planner } : null;
  let earliest = (approval?.at ?? createdAt) + 10 * MINUTE;
  const deeds = story.deeds.map(({ hours, ...deed }): PlannedDeed => {
    const at = Math.max(failedAt + hours * HOUR, earliest);
    earliest = at + 2 * MINUTE;
    return { ...deed, at };
  });
  return {
    asset,
    title: story.title,
    description: story.description,
    type: story.type,
    priority: story.priority,
    template: null,
    checklist: story.checklist,
    alarm: { metric, startedAt: episode.startedAt },
    createdAt,
    createdBy: story.opened.by,
    approval,
    assignee: story.assignee,
    dueOn: calendar.day(createdAt + story.dueDays * DAY),
    estimatedMinutes: story.estimatedMinutes,
    deeds,
  };
}

/** Repairs after disturbances; a disturbance that raised no alarm has none. */
export function planAlarmRepairs(
  scenario: Scenario,
  foreseen: readonly MetricEpisodes[],
  time: PlanTime,
  calendar: PlantCalendar,
  random: DemoRandom,
): PlannedWork[] {
  return scenario.incidents.flatMap(({ definition: { metric, repair }, from, to }) => {
    const definition = ALARM_REPAIRS.find(({ key }) => key === repair);
    const own = foreseen.find((episodes) => episodes.metric === metric)!;
    const episode = own.episodes.find(({ startedAt }) => startedAt >= from - HOUR && startedAt <= to + HOUR);
    if (definition === undefined || episode === undefined) return [];
    const report = {
      asset: definition.assets[0]!,
      reportedAt: episode.raisedAt + random.between(30, 60) * MINUTE,
      alarm: { metric, startedAt: episode.startedAt },
    };
    return [planRepair(definition, report, time, calendar, random.fork(definition.key))];
  });
}
