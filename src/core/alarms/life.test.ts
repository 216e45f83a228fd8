/** Random lives of the alarms of one metric against a list kept by hand. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AssetStatus, Hold } from '../../shared/domain/vocabulary.ts';
import { TAKE_BACK_MS } from '../../shared/contract/alarms.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { aMetric, anAsset, aThreshold } from '../../testing/factories.ts';

const MINUTE = 60_000;
const TICK_MS = 15_000;
const SILENT_MS = 10 * MINUTE;
const REARM_MS = 3 * MINUTE;

type Person = 'tom' | 'ana';

interface Known {
  readonly type: 'level' | 'no-data';
  readonly startedAt: number;
  severity: 'warning' | 'critical';
  endedAt: number | null;
  acknowledged: { readonly at: number; readonly by: Person } | null;
  held: Hold | null;
  /** When people were told last; null: never. */
  toldAt: number | null;
  hasWork: boolean;
}

/** What docs/alarms.md says, without delays, of a limit at 5 and at 8, a deadband of 1 and a re-arm time. */
class Model {
  now: number;
  readonly alarms: Known[] = [];
  status: AssetStatus = 'running';
  shelvedUntil = Number.NEGATIVE_INFINITY;
  lastRead: number;
  awakeSince: number;

  constructor(now: number, awakeSince: number) {
    this.now = now;
    this.lastRead = now;
    this.awakeSince = awakeSince;
  }

  pass(minutes: number): void {
    for (const until = this.now + minutes * MINUTE; this.now < until;) this.tick();
  }

  /** The station looks after what time alone changes. */
  private tick(): void {
    this.now += TICK_MS;
    const isSilent = this.now - Math.max(this.lastRead, this.awakeSince) >= SILENT_MS;
    const silence = this.lasting('no-data');
    if (isSilent && silence === undefined) this.raise('no-data', this.lastRead + SILENT_MS, 'warning');
    this.holdAnew();
    for (const alarm of this.alarms) if (alarm.endedAt === null && alarm.held === null) alarm.hasWork = true;
  }

  read(value: number): void {
    const silence = this.lasting('no-data');
    if (silence !== undefined) silence.endedAt = this.now;
    this.lastRead = this.now;
    const severity = value > 8 ? 'critical' : 'warning';
    const breach = this.lasting('level');
    if (breach !== undefined && value <= 4) breach.endedAt = this.now;
    else if (breach !== undefined && value > 5) this.worsen(breach, severity);
    else if (breach === undefined && value > 5) this.begin(severity);
  }

  acknowledge(alarm: Known, by: Person): void {
    alarm.acknowledged = { at: this.now, by };
  }

  takeBack(alarm: Known): void {
    alarm.acknowledged = null;
    // An acknowledgement must not be why nobody has ever heard of it.
    if (alarm.toldAt === null && alarm.endedAt === null) this.ring(alarm);
  }

  change(what: Partial<Pick<Model, 'status' | 'shelvedUntil'>>): void {
    Object.assign(this, what);
    this.holdAnew();
  }

  stateOf({ held, endedAt, acknowledged }: Known): string {
    if (held !== null && endedAt !== null) return 'closed';
    if (held !== null) return held === 'shelved' ? 'shelved' : 'suppressed';
    if (endedAt === null) return acknowledged === null ? 'unacknowledged' : 'acknowledged';
    return acknowledged === null ? 'returned-unacknowledged' : 'closed';
  }

  private lasting(type: Known['type']): Known | undefined {
    return this.alarms.find((alarm) => alarm.type === type && alarm.endedAt === null);
  }

  private hold(): Hold | null {
    if (this.shelvedUntil > this.now) return 'shelved';
    return this.status === 'maintenance' ? 'maintenance' : this.status === 'down' ? 'asset-down' : null;
  }

  private ring(alarm: Known): void {
    if (alarm.held !== null) return;
    alarm.toldAt = this.now;
    alarm.hasWork = true;
  }

  private raise(type: Known['type'], startedAt: number, severity: Known['severity']): void {
    const fresh = { endedAt: null, acknowledged: null, toldAt: null, hasWork: false, held: this.hold() };
    this.alarms.push({ type, startedAt, severity, ...fresh });
    this.ring(this.alarms.at(-1)!);
  }

  private begin(severity: Known['severity']): void {
    const last = this.alarms.findLast(({ type }) => type === 'level');
    if (last === undefined || this.now - last.endedAt! > REARM_MS) {
      this.raise('level', this.now, severity);
      return;
    }
    const wasHeld = last.held !== null;
    last.endedAt = null;
    last.held = this.hold();
    if (wasHeld && last.acknowledged === null) this.ring(last);
    this.worsen(last, severity);
  }

  private worsen(alarm: Known, severity: Known['severity']): void {
    if (alarm.severity === 'critical' || severity === 'warning') return;
    alarm.severity = severity;
    this.ring(alarm);
  }

  private holdAnew(): void {
    for (const alarm of this.alarms.filter(({ endedAt }) => endedAt === null)) {
      const before = alarm.held;
      alarm.held = this.hold();
      if (before !== null && alarm.acknowledged === null) this.ring(alarm);
    }
  }
}

/** People of a real core; Tina hears of alarms and does nothing. */
async function aStation(test: TestCore) {
  await test.as('admin').alarmFloods.changeSettings({ alarms: 1000 });
  const people = { tom: test.as('technician', 'Tom'), ana: test.as('technician', 'Ana') };
  return { test, people, tina: test.as('technician', 'Tina'), planner: test.as('planner') };
}

/** A metric that is watched as the model says. */
async function aWatched({ test, planner }: Awaited<ReturnType<typeof aStation>>) {
  const assetId = anAsset(test);
  const metricId = aMetric(test, { assetId, noDataMs: SILENT_MS });
  const threshold = aThreshold({ highWarning: 5, highCritical: 8, deadband: 1, rearmMs: REARM_MS });
  await planner.metrics.setThreshold({ metricId, threshold });
  const nothing = { workTitle: null, workPriority: null, assigneeId: null, checklistTemplateId: null };
  const rule = { notify: null, workSeverity: 'warning', workAfterMs: 0, ...nothing } as const;
  await planner.alarmRules.save({ metricId, rule });
  const idOf = ({ type, startedAt }: Known) =>
    test.core.services.database
      .sql('SELECT id FROM alarms WHERE metric_id = ? AND type = ? AND started_at = ?')
      .pluck()
      .get(metricId, type, startedAt) as string;
  return { assetId, metricId, idOf };
}

type Station = Awaited<ReturnType<typeof aStation>> & Awaited<ReturnType<typeof aWatched>>;

/** All that can be seen of the alarms, as it is and as it should be. */
async function seen({ test, planner, tina, assetId }: Station) {
  const { database } = test.core.services;
  const { rows } = await planner.alarms.list({ view: 'all', assetId, limit: 100 });
  const told = database
    .sql('SELECT created_at FROM notifications WHERE user_id = ? AND entity_id = ?')
    .pluck();
  return {
    alarms: rows
      .map(({ id, type, startedAt, endedAt, severity, state, workOrder }) => {
        const toldAt = told.get(tina.userId, id) ?? null;
        return { type, startedAt, endedAt, severity, state, toldAt, hasWork: workOrder !== null };
      })
      .toSorted(inOrder),
    work: database.sql('SELECT count(*) FROM work_orders WHERE asset_id = ?').pluck().get(assetId),
  };
}

function expected(model: Model) {
  return {
    alarms: model.alarms
      .map(({ acknowledged: _acknowledged, held: _held, ...rest }, index) => {
        return { ...rest, state: model.stateOf(model.alarms[index]!) };
      })
      .toSorted(inOrder),
    work: model.alarms.filter(({ hasWork }) => hasWork).length,
  };
}

interface Placed {
  readonly type: string;
  readonly startedAt: number;
}

function inOrder(one: Placed, other: Placed): number {
  return one.startedAt - other.startedAt || one.type.localeCompare(other.type);
}

type Step =
  | { readonly does: 'read'; readonly value: number }
  | { readonly does: 'acknowledge' | 'takeBack'; readonly nth: number; readonly by: Person }
  | { readonly does: 'shelve' | 'pass' | 'restart'; readonly minutes: number }
  | { readonly does: 'unshelve' }
  | { readonly does: 'status'; readonly status: AssetStatus };

function weighted<Does extends Step['does'], Rest>(weight: number, does: Does, rest: fc.Arbitrary<Rest>) {
  return { weight, arbitrary: rest.map((chosen) => ({ does, ...chosen })) };
}

const minutes = (...choices: number[]) => fc.record({ minutes: fc.constantFrom(...choices) });
/** Mostly the newest alarm, by the same person. */
const who = fc.record({
  nth: fc.constantFrom(0, 0, 0, 1),
  by: fc.constantFrom<Person>('tom', 'tom', 'tom', 'ana'),
});
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  weighted(5, 'read', fc.record({ value: fc.constantFrom(3, 4.5, 6, 9) })),
  weighted(4, 'acknowledge', who),
  weighted(2, 'takeBack', who),
  weighted(2, 'shelve', minutes(1, 4, 20)),
  weighted(2, 'unshelve', fc.constant({})),
  weighted(1, 'status', fc.record({ status: fc.constantFrom<AssetStatus>('down', 'maintenance') })),
  weighted(2, 'status', fc.constant({ status: 'running' as const })),
  weighted(1, 'pass', minutes(2, 12)),
  weighted(1, 'restart', minutes(0, 5)),
);
/** Begins with a breach, without which little can happen. */
const life = fc
  .tuple(fc.constantFrom(6, 9), fc.array(anyStep, { minLength: 4, maxLength: 12, size: 'max' }))
  .map(([value, rest]): Step[] => [{ does: 'read', value }, ...rest]);

const by = 'tom';
const MEMORABLE: [Step[]][] = [
  // Acknowledged before it is held back: not told anew.
  [
    [
      { does: 'read', value: 6 },
      { does: 'acknowledge', nth: 0, by },
      { does: 'shelve', minutes: 4 },
      { does: 'unshelve' },
    ],
  ],
  // Never told, because it was acknowledged while it was held back; and that is taken back.
  [
    [
      { does: 'status', status: 'down' },
      { does: 'read', value: 9 },
      { does: 'acknowledge', nth: 0, by },
      { does: 'status', status: 'running' },
      { does: 'takeBack', nth: 0, by },
    ],
  ],
  // A reading of the instant at which silence began.
  [
    [
      { does: 'read', value: 3 },
      { does: 'pass', minutes: 9 },
      { does: 'read', value: 3 },
      { does: 'pass', minutes: 12 },
    ],
  ],
];

async function run(station: Station, model: Model, step: Step): Promise<void> {
  const { test, planner, people, metricId, assetId, idOf } = station;
  switch (step.does) {
    case 'read':
      await planner.metrics.addReading({ metricId, ts: model.now, value: step.value });
      return model.read(step.value);
    case 'shelve': {
      const until = model.now + step.minutes * MINUTE;
      await people.tom.alarms.shelve({ id: test.newId(), metricId, until, reason: 'Sensor is loose' });
      return model.change({ shelvedUntil: until });
    }
    case 'unshelve':
      await people.ana.alarms.unshelve({ metricId });
      return model.change({ shelvedUntil: model.now });
    case 'status':
      await planner.assets.update({ id: assetId, changes: { status: step.status } });
      return model.change({ status: step.status });
    case 'pass':
      await test.ports.timers.pass(step.minutes * MINUTE);
      return model.pass(step.minutes);
    case 'restart':
      test.ports.clock.advance(step.minutes * MINUTE);
      await test.restart();
      model.now += step.minutes * MINUTE;
      model.awakeSince = model.now;
      return undefined;
    case 'acknowledge':
    case 'takeBack': {
      const alarm = model.alarms.at(-1 - step.nth);
      if (alarm === undefined) return undefined;
      return step.does === 'acknowledge'
        ? acknowledge(people[step.by].alarms, model, { id: idOf(alarm), alarm, by: step.by })
        : takeBack(people[step.by].alarms, model, { id: idOf(alarm), alarm, by: step.by });
    }
  }
}

type Alarms = Station['planner']['alarms'];

interface Named {
  readonly id: string;
  readonly alarm: Known;
  readonly by: Person;
}

async function acknowledge(client: Alarms, model: Model, { id, alarm, by: who }: Named): Promise<void> {
  const call = client.acknowledge({ id });
  if (alarm.acknowledged !== null) {
    expect((await refusal(call)).code).toBe('ALARM_ALREADY_ACKNOWLEDGED');
    return;
  }
  await call;
  model.acknowledge(alarm, who);
}

async function takeBack(client: Alarms, model: Model, { id, alarm, by: who }: Named): Promise<void> {
  const call = client.unacknowledge({ ids: [id] });
  const { acknowledged } = alarm;
  if (acknowledged !== null && (acknowledged.by !== who || model.now - acknowledged.at > TAKE_BACK_MS)) {
    expect((await refusal(call)).code).toBe('ACKNOWLEDGEMENT_STANDS');
    return;
  }
  await call;
  if (acknowledged !== null) model.takeBack(alarm);
}

it('whatever happens in whatever order, an alarm is in the state that its life gives it, told when it may ring and worked on once', async () => {
  await using test = await createTestCore();
  const people = await aStation(test);
  let awakeSince = test.ports.clock.now();
  await fc.assert(
    fc.asyncProperty(life, async (steps) => {
      const station = { ...people, ...(await aWatched(people)) };
      const model = new Model(test.ports.clock.now(), awakeSince);
      for (const step of steps) {
        await test.ports.timers.pass(MINUTE);
        model.pass(1);
        await run(station, model, step);
        awakeSince = model.awakeSince;
        expect(await seen(station)).toEqual(expected(model));
      }
      // Nobody waits for the next reading of it any more.
      await people.planner.metrics.archive({ id: station.metricId });
    }),
    { numRuns: 10, examples: MEMORABLE },
  );
});
