import { useFormat } from '../../ui/format.ts';
import { DateTime, Day } from '../../ui/values.tsx';
import { zoneClock } from '../../ui/zone-clock.ts';

const DAY_MS = 86_400_000;

/** When an item came or went; midnight on the plant's clock stands for a day of which nobody noted the hour. */
export function Moment({ at }: { at: number }) {
  const format = useFormat();
  const isDay = zoneClock(format.timeZone).toLocal(at) % DAY_MS === 0;
  return isDay ? <Day date={format.dayOf(at)} /> : <DateTime at={at} />;
}
