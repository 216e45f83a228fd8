import { describe, expect, it } from 'vitest';
import { DAY, plantCalendar } from '../calendar.ts';
import { PEOPLE } from '../definition/people.ts';
import { ALARM_REPAIRS } from '../definition/repairs-utilities.ts';
import { STORIES } from '../definition/stories.ts';
import { demoRandom } from '../random.ts';
import { allSeries, buildScenario } from '../signals/scenario.ts';
import { foreseeEpisodes } from './alarms.ts';
import { makePlan, PAST_WORK, planTime } from './plan.ts';
import type { PlannedWork } from './types.ts';

const PRESENTS = [
  ['Europe/Berlin', Date.UTC(2026, 10, 2, 6)],
  ['America/Los_Angeles', Date.UTC(2026, 2, 8, 9, 30)],
] as const;

function plan(timeZone: string, now: number) {
  const calendar = plantCalendar(timeZone);
  const random = demoRandom('a test');
  const scenario = buildScenario(now, calendar, random.fork('scenario'));
  const foreseen = [...allSeries(scenario)].map(({ metric, series }) => foreseeEpisodes(metric, series));
  return makePlan(planTime(now, calendar), scenario, foreseen, calendar, random.fork('plan'));
}

const endOf = ({ deeds }: PlannedWork) =>
  deeds.some((deed) => 'complete' in deed)
    ? 'completed'
    : (deeds.flatMap((deed) => ('move' in deed ? deed.move : [])).at(-1) ?? 'open');

describe.each(PRESENTS)('the plan of the demo in %s at %d', (timeZone, now) => {
  const { past, open, stock, acknowledgements, foreseen } = plan(timeZone, now);
  const all = [...past, ...open];

  it('has 400 past and 26 open work orders', () => {
    expect(past).toHaveLength(PAST_WORK);
    expect(new Set(past.map(endOf))).toEqual(new Set(['completed', 'cancelled']));
    expect(past.filter((work) => endOf(work) === 'cancelled').length).toBeLessThan(30);
    expect(open).toHaveLength(26);
    expect(open.map(endOf)).not.toContain('completed');
  });

  it('mixes preventive work, inspections and repairs', () => {
    const share = (type: string) => past.filter((work) => work.type === type).length / past.length;
    expect(share('preventive')).toBeGreaterThan(0.25);
    expect(share('inspection')).toBeGreaterThan(0.15);
    expect(share('corrective')).toBeGreaterThan(0.25);
  });

  it('spreads over a year and a half and everybody who works', () => {
    const first = Math.min(...past.map(({ createdAt }) => createdAt));
    expect(first).toBeLessThan(now - 500 * DAY);
    const technicians = PEOPLE.filter(({ role }) => role === 'technician').map(({ username }) => username);
    expect([...new Set(past.flatMap(({ assignee }) => assignee ?? []))].sort()).toEqual(technicians.sort());
  });

  it('puts everything into its order, and nothing into the future', () => {
    const wrong = all.filter(({ createdAt, approval, deeds }) => {
      const instants = [
        createdAt,
        ...(approval === null ? [] : [approval.at]),
        ...deeds.map(({ at }) => at),
        now,
      ];
      return instants.some((at, index) => index > 0 && at < instants[index - 1]!);
    });
    expect(wrong).toEqual([]);
    expect(stock.every(({ at }) => at < now)).toBe(true);
  });

  it('opens one work order for each failure, and acknowledges all alarms but two', () => {
    expect(past.filter(({ alarm }) => alarm !== null)).toHaveLength(STORIES.length + ALARM_REPAIRS.length);
    const alarms = foreseen.reduce((sum, { episodes }) => sum + episodes.length, 0);
    expect(acknowledgements).toHaveLength(alarms - 2);
    const tooLate = acknowledgements.filter(({ at }) => at >= now);
    expect(tooLate).toEqual([]);
  });

  it('opens work from an alarm after the alarm was raised', () => {
    for (const { alarm, createdAt } of all) {
      if (alarm === null) continue;
      const { episodes } = foreseen.find(({ metric }) => metric === alarm.metric)!;
      const episode = episodes.find(({ startedAt }) => startedAt === alarm.startedAt)!;
      expect(createdAt).toBeGreaterThan(episode.raisedAt);
    }
  });
});
