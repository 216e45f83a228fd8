/**
 * Makes the demo plant: works out what will happen, then lets it happen event by event on a simulated clock,
 * through the services of the product, so that its history is in the journal as if people had made it.
 * The same seed, clock and time zone give the same plant.
 */
import { isNull } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { notifications } from '../database/schema/index.ts';
import { breathe, type JobControl } from '../jobs/jobs.ts';
import { DAY, plantCalendar } from './calendar.ts';
import { METRICS } from './definition/metrics.ts';
import type { DemoOptions } from './load.ts';
import { foreseeEpisodes } from './plan/alarms.ts';
import { makePlan, type Plan, planTime } from './plan/plan.ts';
import { demoRandom } from './random.ts';
import { allSeries, buildScenario, type Scenario } from './signals/scenario.ts';
import { HISTORY_DAYS } from './signals/world.ts';
import {
  healthIsOverridden,
  itemsAreReplaced,
  lateAssetsAreEntered,
  setUpAssets,
} from './simulation/assets.ts';
import { setUpOldCodes, setUpSpareParts, setUpTeams, setUpTypes } from './simulation/catalogue.ts';
import { documentsAreAttached, type StoredDocument } from './simulation/documents.ts';
import { valuesAreEntered } from './simulation/field-values.ts';
import { DemoPlant } from './simulation/plant.ts';
import type { DemoPorts } from './simulation/ports.ts';
import { alarmsAreAcknowledged, readingsArrive, type Recorded } from './simulation/readings.ts';
import {
  ADMIN,
  MANAGER,
  setUpMetrics,
  setUpParts,
  setUpPeople,
  setUpPlaces,
  setUpTemplates,
} from './simulation/set-up.ts';
import { Stores } from './simulation/stores.ts';
import { type Happening, Timeline } from './simulation/timeline.ts';
import { workHappens } from './simulation/work.ts';

const SEED = 'ellerbrook';
/** Events between two breaths: some milliseconds of work. */
const EVENTS_AT_ONCE = 12;
/** Up to so many days ago people have read what the bell told them; short parts stay on the list longer. */
const BELL_READ_DAYS = { reorder: 5, others: 0.8 } as const;

/**
 * Fills an empty database with the demo plant.
 * @param ports those the database was opened with
 * @param documents its files by name, kept already
 * @throws what the signal of `control` was aborted with; the database is then half full
 */
export async function generateDemoPlant(
  database: Database,
  ports: DemoPorts,
  options: DemoOptions,
  documents: ReadonlyMap<string, StoredDocument>,
  control: JobControl,
): Promise<void> {
  ports.repeatIds(SEED);
  const random = demoRandom(SEED);
  const calendar = plantCalendar(options.timeZone);
  const plant = new DemoPlant(database, ports, calendar, random, documents);
  const time = planTime(ports.until, calendar);

  control.report('people', 0);
  ports.clock.set(time.began);
  await setUpPeople(plant, options);
  setUpTeams(plant, ADMIN);
  control.report('assets', 0.02);
  setUpPlaces(plant);
  setUpTypes(plant, MANAGER);
  await inSlices(setUpAssets(plant, MANAGER), control);
  control.report('parts', 0.04);
  await inSlices(setUpParts(plant), control);
  setUpTemplates(plant);
  await inSlices(setUpSpareParts(plant), control);
  setUpOldCodes(plant);

  control.report('readings', 0.07);
  const scenario = buildScenario(time.now, calendar, random.fork('scenario'));
  const recorded: Recorded[] = [];
  for (const { metric, series } of allSeries(scenario)) {
    recorded.push({ series, foreseen: foreseeEpisodes(metric, series) });
    control.report('readings', 0.07 + (0.05 * recorded.length) / METRICS.length);
    await breathe(control.signal);
  }
  const foreseen = recorded.map((own) => own.foreseen);
  const plan = makePlan(time, scenario, foreseen, calendar, random.fork('plan'));
  await letItHappen(plant, plan, scenario, recorded, control);

  control.report('finishing', 0.99);
  ports.clock.set(time.now);
  readTheBell(plant);
}

async function letItHappen(
  plant: DemoPlant,
  plan: Plan,
  scenario: Scenario,
  recorded: readonly Recorded[],
  control: JobControl,
): Promise<void> {
  const { began, now: until } = plan.time;
  const connectedAt = plant.calendar.at(until, -HISTORY_DAYS - 2, 8);
  const stores: Stores = new Stores(plant, (happening) => timeline.add(happening));
  const connect: Happening = {
    at: connectedAt,
    run: () => {
      setUpMetrics(plant);
      for (const arrival of readingsArrive(plant, recorded)) timeline.add(arrival);
    },
  };
  const timeline: Timeline = new Timeline([
    connect,
    ...stores.happenings(plan.stock),
    ...workHappens(plant, stores, [...plan.past, ...plan.open]),
    ...alarmsAreAcknowledged(plant, plan.acknowledgements),
    ...valuesAreEntered(plant, scenario),
    ...lateAssetsAreEntered(plant),
    ...itemsAreReplaced(plant, scenario),
    ...healthIsOverridden(plant),
    ...documentsAreAttached(plant),
  ]);
  let done = 0;
  for (let event = timeline.take(); event !== undefined; event = timeline.take()) {
    plant.ports.clock.set(Math.max(plant.now, event.at));
    event.run();
    done += 1;
    if (event.isLong !== true && done % EVENTS_AT_ONCE > 0) continue;
    if (event.at < connectedAt) control.report('work', share(0.12, 0.37, began, connectedAt, event.at));
    else control.report('readings', share(0.37, 0.99, connectedAt, until, event.at));
    await breathe(control.signal);
  }
}

/** How far an instant is on its way, as a part of the way from one fraction to another. */
function share(low: number, high: number, from: number, to: number, instant: number): number {
  return low + ((high - low) * (instant - from)) / (to - from);
}

async function inSlices(steps: readonly (() => void)[], control: JobControl): Promise<void> {
  let done = 0;
  for (const step of steps) {
    step();
    done += 1;
    if (done % EVENTS_AT_ONCE === 0) await breathe(control.signal);
  }
}

function readTheBell(plant: DemoPlant): void {
  const { until } = plant.ports;
  plant.act(null, 'notifications.markRead', (tx) => {
    const unread = tx
      .select({ id: notifications.id, kind: notifications.kind, createdAt: notifications.createdAt })
      .from(notifications)
      .where(isNull(notifications.readAt))
      .all();
    const mark = tx.sql('UPDATE notifications SET read_at = ? WHERE id = ?');
    for (const { id, kind, createdAt } of unread) {
      const before = until - BELL_READ_DAYS[kind === 'reorder' ? kind : 'others'] * DAY;
      if (createdAt < before) mark.run(Math.min(createdAt + DAY / 3, before), id);
    }
    tx.touch('notifications');
  });
}
