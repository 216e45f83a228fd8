/** The readings of one sensor: its normal behaviour, what went wrong, and what got lost on the way. */
import { DAY, HOUR, MINUTE } from '../calendar.ts';
import { metricKey } from '../definition/metrics.ts';
import { LOST_READINGS } from '../definition/outages.ts';
import type { MetricDefinition, Signal } from '../definition/types.ts';
import type { DemoRandom } from '../random.ts';
import { type Effect, shapeAt } from './effects.ts';
import { GRID_LENGTH, type Span, STEP, type World } from './world.ts';

/** Time stamps (ms UTC) and values side by side, in increasing order of time. */
export interface Series {
  readonly ts: Float64Array;
  readonly values: Float64Array;
}

const WANDER_TIME = 6 * HOUR;
const NOMINAL_OUTDOOR = 12;
const STANDSTILL = 0.02;

/**
 * @param effects of this metric
 * @param outages spans without readings
 */
export function generateSeries(
  metric: MetricDefinition,
  world: World,
  effects: readonly Effect[],
  outages: readonly Span[],
  random: DemoRandom,
): Series {
  const { signal, decimals } = metric;
  const own = random.fork(metricKey(metric));
  const lost = own.fork('lost');
  const normal = normalSignal(signal, world, own);
  const scale = 10 ** decimals;
  const ts = new Float64Array(GRID_LENGTH);
  const values = new Float64Array(GRID_LENGTH);
  const limit = highestValue(metric);
  let count = 0;
  let held = Number.NaN;
  for (let index = 0; index < GRID_LENGTH; index += 1) {
    const at = world.start + index * STEP;
    const load = world.load[signal.driver][index]!;
    const added = sumOfEffects(effects, at) * effectScale(signal, load);
    const value = Math.min(limit, Math.max(lowestValue(signal), normal[index]! + added));
    const stands = signal.hold === true && load < STANDSTILL && !Number.isNaN(held);
    if (!stands) held = Math.round(value * scale) / scale;
    if (lost.chance(LOST_READINGS) || outages.some(({ from, to }) => at >= from && at < to)) continue;
    ts[count] = at;
    values[count] = held;
    count += 1;
  }
  return { ts: ts.slice(0, count), values: values.slice(0, count) };
}

function normalSignal(signal: Signal, world: World, random: DemoRandom): Float64Array {
  const { driver, idle, run, lag, noise, wander, ambient = 0, wear } = signal;
  const loads = world.load[driver];
  const values = new Float64Array(GRID_LENGTH);
  const follow = lag === 0 ? 1 : 1 - Math.exp(-STEP / (lag * MINUTE));
  const keep = Math.exp(-STEP / WANDER_TIME);
  const kick = wander * Math.sqrt(1 - keep * keep);
  const wearPhase = wear === undefined ? 0 : random.between(0, wear.everyDays * 0.3);
  let level = idle + (run - idle) * loads[0]!;
  let drift = 0;
  for (let index = 0; index < GRID_LENGTH; index += 1) {
    const load = loads[index]!;
    const weather = ambient * (world.outdoor[index]! - NOMINAL_OUTDOOR);
    level += (idle + (run - idle) * load + weather - level) * follow;
    drift = drift * keep + kick * random.normal();
    const worn = wear === undefined ? 0 : wear.perDay * (((index * STEP) / DAY + wearPhase) % wear.everyDays);
    const liveliness = run === idle ? 1 : 0.1 + 0.9 * load;
    values[index] = level + (drift + worn + noise * random.normal()) * liveliness;
  }
  return values;
}

function sumOfEffects(effects: readonly Effect[], at: number): number {
  let sum = 0;
  for (const { from, to, amount, shape } of effects) {
    if (at >= from && at < to) sum += amount * shapeAt(shape, (at - from) / (to - from));
  }
  return sum;
}

/** What a machine does to its sensor needs the machine to run; what comes from outside does not. */
function effectScale({ driver, hold }: Signal, load: number): number {
  return hold === true || driver === 'always' || driver === 'plant' ? 1 : load;
}

function lowestValue({ idle, run }: Signal): number {
  return Math.min(idle, run) >= 0 ? 0 : Number.NEGATIVE_INFINITY;
}

function highestValue({ unit }: MetricDefinition): number {
  return unit.startsWith('%') ? 100 : Number.POSITIVE_INFINITY;
}
