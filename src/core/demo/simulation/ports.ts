/** The ports of a plant whose history is being made: a clock that is moved, and ids that repeat from a seed. */
import type { Clock, Ports } from '../../ports.ts';
import { DAY } from '../calendar.ts';
import { YEARS_OF_USE_DAYS } from '../plan/plan.ts';
import { demoRandom } from '../random.ts';

export interface DemoPorts extends Ports {
  readonly clock: Clock & { set(instant: number): void };
  /** The real present, at which the history ends. */
  readonly until: number;
  /** From here on ids depend on the seed; the station's own has to be different on every station. */
  repeatIds(seed: string): void;
}

/** The clock stands some days before the plant begins to use the program. */
export function demoPorts(ports: Ports): DemoPorts {
  const until = ports.clock.now();
  let now = until - (YEARS_OF_USE_DAYS + 2) * DAY;
  let { randomBytes } = ports;
  return {
    log: ports.log,
    timers: ports.timers,
    network: ports.network,
    until,
    clock: {
      now: () => now,
      set: (instant) => {
        now = Math.round(instant);
      },
    },
    randomBytes: (length) => randomBytes(length),
    repeatIds: (seed) => {
      randomBytes = demoRandom(seed).bytes;
    },
  };
}
