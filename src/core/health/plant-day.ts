import type { CallContext } from '../rpc/base.ts';
import { dayIn, plantOf } from '../setup/plant.ts';
import type { PlantDay } from './facts.ts';

/** The plant's day and zone, as scores are reckoned by. */
export function plantDay({ db, services }: CallContext): PlantDay {
  const { timeZone } = plantOf(db);
  return { today: dayIn(timeZone, services.ports.clock.now()), timeZone };
}
