/** How long readings and their pyramid are kept, as the plant has set it. */
import { eq } from 'drizzle-orm';
import { type Retention, retentionSchema } from '../../shared/contract/retention.ts';
import { bucketStart, ROLLUP_LEVELS_MS } from '../../shared/domain/rollup.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { settings } from '../database/schema/index.ts';

export const DEFAULT_RETENTION: Retention = { rawMonths: 3, rollupYears: 7 };

const KEY = 'retention';

/** A value that this version cannot read counts as none. */
export function retentionOf(db: Reader): Retention {
  const row = db.select({ value: settings.value }).from(settings).where(eq(settings.id, KEY)).get();
  const parsed = retentionSchema.safeParse(row?.value);
  return parsed.success ? parsed.data : DEFAULT_RETENTION;
}

export function setRetention(tx: WriteTx, value: Retention): void {
  tx.insert(settings)
    .values({ id: KEY, value })
    .onConflictDoUpdate({ target: settings.id, set: { value } })
    .run();
}

/** Instants before which is old: of readings the start of a bucket, of the pyramid the start of a day (UTC). */
export interface Cuts {
  readonly raw: number;
  readonly rollups: number;
}

export function cutsOf({ rawMonths, rollupYears }: Retention, now: number): Cuts {
  return {
    raw: bucketStart(monthsBefore(now, rawMonths), ROLLUP_LEVELS_MS[0]),
    rollups: bucketStart(monthsBefore(now, 12 * rollupYears), ROLLUP_LEVELS_MS[2]),
  };
}

/** The same day and time so many months before, or the last day of that month. */
function monthsBefore(now: number, months: number): number {
  const then = new Date(now);
  const day = then.getUTCDate();
  then.setUTCDate(1);
  then.setUTCMonth(then.getUTCMonth() - months);
  const days = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
  then.setUTCDate(Math.min(day, days));
  return then.getTime();
}
