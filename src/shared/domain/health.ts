/**
 * The health score of an asset: 100 minus the points of four causes, each with a most it may take, so that one
 * cause alone never says that a machine is finished and the four together end at exactly 0.
 *
 * | cause    | at most | counts                                                                               |
 * | -------- | ------- | ------------------------------------------------------------------------------------ |
 * | alarms   | 40      | each standing alarm, by severity and state (`ALARM_POINTS`)                          |
 * | overdue  | 25      | each open work order past its day, by priority, and 1 for every full week, at most   |
 * |          |         | doubling it (`OVERDUE_POINTS`)                                                       |
 * | age      | 15      | nothing up to 3/4 of the expected lifetime, then evenly up to 15 at 5/4              |
 * | failures | 20      | corrective and emergency work and critical alarms of 12 months; full for 3 months,   |
 * |          |         | half up to 6, a quarter up to 12 (`FAILURE_POINTS`)                                  |
 *
 * What is wrong now weighs most, then work that is put off, then what has failed, then age, which only foretells.
 * A work order that was opened from an alarm and the alarm are one failure: the heavier of the two counts. A
 * critical alarm that stands counts among the alarms and among the failures, or closing it could lower the score.
 * Only the asset's own records count; what stands below it has scores of its own.
 */
import { addMonths, daysBetween } from './calendar-day.ts';
import type { Priority, Severity } from './vocabulary.ts';

export const HEALTH_CAUSES = ['alarms', 'overdue', 'age', 'failures'] as const;
export type HealthCause = (typeof HEALTH_CAUSES)[number];

/** The most points that each cause takes. */
export const HEALTH_CAPS: Readonly<Record<HealthCause, number>> = {
  alarms: 40,
  overdue: 25,
  age: 15,
  failures: 20,
};

/** Where a standing alarm stands; `returned` is within its limits again, and nobody has looked at it yet. */
export const STANDING_STATES = ['unacknowledged', 'acknowledged', 'returned'] as const;
export type StandingState = (typeof STANDING_STATES)[number];

const ALARM_POINTS: Readonly<Record<Severity, Readonly<Record<StandingState, number>>>> = {
  critical: { unacknowledged: 25, acknowledged: 20, returned: 12 },
  warning: { unacknowledged: 10, acknowledged: 8, returned: 5 },
};

/** On the first day after the due day; every full week more adds 1, until it is twice as much. */
const OVERDUE_POINTS: Readonly<Record<Priority, number>> = {
  low: 2,
  medium: 4,
  high: 7,
  critical: 10,
};

export const FAILURE_KINDS = ['corrective', 'emergency', 'alarm'] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** In the last 3 months; half of it up to 6, a quarter up to 12. */
const FAILURE_POINTS: Readonly<Record<FailureKind, number>> = {
  corrective: 4,
  emergency: 8,
  alarm: 4,
};

/** Failures further back are forgotten. */
export const FAILURE_MONTHS = 12;

export interface StandingAlarm {
  readonly id: string;
  readonly severity: Severity;
  readonly state: StandingState;
}

/** An open work order whose due day is over, or not yet: the rule looks. */
export interface DueWork {
  readonly id: string;
  readonly priority: Priority;
  readonly dueOn: string;
}

export interface Failure {
  readonly id: string;
  readonly kind: FailureKind;
  /** The plant's day on which the work order was opened or the alarm began. */
  readonly day: string;
  /** Of a work order that was opened from an alarm. */
  readonly alarmId: string | null;
}

export interface Service {
  /** Null: nobody has written down when the item was installed. */
  readonly installedOn: string | null;
  /** The asset's own, else that of its type; null: not known. */
  readonly lifetimeMonths: number | null;
  /** Days that the item had served in other positions before. */
  readonly earlierDays: number;
}

export interface HealthFacts {
  readonly alarms: readonly StandingAlarm[];
  readonly work: readonly DueWork[];
  readonly service: Service;
  readonly failures: readonly Failure[];
}

/** A record and the points it would take if there were no most. */
export interface HealthItem {
  readonly id: string;
  readonly points: number;
}

export interface HealthLine {
  readonly cause: HealthCause;
  /** What is taken off the 100. */
  readonly points: number;
  /** Heaviest first; their sum may be more than `points`. None of age, which is of no record. */
  readonly items: readonly HealthItem[];
}

export interface Health {
  /** 0 to 100. */
  readonly score: number;
  /** One for each cause, in the order of `HEALTH_CAUSES`; their points and the score add up to 100. */
  readonly lines: readonly HealthLine[];
}

/** @param today the plant's day */
export function healthOf({ alarms, work, service, failures }: HealthFacts, today: string): Health {
  const lines: HealthLine[] = [
    line(
      'alarms',
      alarms.map(({ id, severity, state }) => ({ id, points: ALARM_POINTS[severity][state] })),
    ),
    line(
      'overdue',
      work.map((order) => ({ id: order.id, points: overduePoints(order, today) })),
    ),
    { cause: 'age', points: agePoints(service, today), items: [] },
    line('failures', failureItems(failures, today)),
  ];
  return { score: 100 - lines.reduce((sum, { points }) => sum + points, 0), lines };
}

function line(cause: HealthCause, all: readonly HealthItem[]): HealthLine {
  const items = all
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points || (one.id < other.id ? -1 : 1));
  const sum = items.reduce((total, { points }) => total + points, 0);
  return { cause, points: Math.min(HEALTH_CAPS[cause], sum), items };
}

function overduePoints({ priority, dueOn }: DueWork, today: string): number {
  const days = daysBetween(dueOn, today);
  if (days <= 0) return 0;
  const first = OVERDUE_POINTS[priority];
  return first + Math.min(first, Math.floor(days / 7));
}

/** How much of the expected lifetime is over, 1 being all of it; null when that is not known. */
export function lifetimeUsed(
  { installedOn, lifetimeMonths, earlierDays }: Service,
  today: string,
): number | null {
  if (installedOn === null || lifetimeMonths === null) return null;
  const served = Math.max(0, daysBetween(installedOn, today)) + earlierDays;
  return served / daysBetween(installedOn, addMonths(installedOn, lifetimeMonths));
}

function agePoints(service: Service, today: string): number {
  const used = lifetimeUsed(service, today);
  if (used === null) return 0;
  return Math.min(HEALTH_CAPS.age, Math.max(0, Math.floor((used - 0.75) * 2 * HEALTH_CAPS.age)));
}

function failureItems(failures: readonly Failure[], today: string): HealthItem[] {
  const points = new Map(failures.map((failure) => [failure.id, failurePoints(failure, today)]));
  const heaviestOf = new Map<string, number>();
  for (const { id, alarmId } of failures) {
    if (alarmId !== null) heaviestOf.set(alarmId, Math.max(heaviestOf.get(alarmId) ?? 0, points.get(id)!));
  }
  return failures.map(({ id, kind }) => ({
    id,
    points: points.get(id)! - (kind === 'alarm' ? Math.min(points.get(id)!, heaviestOf.get(id) ?? 0) : 0),
  }));
}

function failurePoints({ kind, day }: Failure, today: string): number {
  const full = FAILURE_POINTS[kind];
  if (day >= addMonths(today, -3)) return full;
  if (day >= addMonths(today, -6)) return full / 2;
  return day >= addMonths(today, -FAILURE_MONTHS) ? full / 4 : 0;
}

export const HEALTH_BANDS = ['good', 'fair', 'poor', 'bad'] as const;
export type HealthBand = (typeof HEALTH_BANDS)[number];

/** The word for a score: good from 80, fair from 60, poor from 40, else bad. */
export function healthBand(score: number): HealthBand {
  if (score >= 80) return 'good';
  if (score >= 60) return 'fair';
  return score >= 40 ? 'poor' : 'bad';
}

/** How long somebody's word may stand in for the computed score. */
export const OVERRIDE_MONTHS = 12;

export interface HealthOverride {
  readonly score: number;
  /** The last of the plant's days on which it counts. */
  readonly until: string;
}

/** The override that counts today; after its last day the computed score counts again. */
export function overrideInForce<T extends HealthOverride>(override: T | null, today: string): T | null {
  return override !== null && override.until >= today ? override : null;
}

/** Whether an override may end on a day: today at the earliest, in a year at the latest. */
export function mayEndOn(until: string, today: string): boolean {
  return until >= today && until <= addMonths(today, OVERRIDE_MONTHS);
}
