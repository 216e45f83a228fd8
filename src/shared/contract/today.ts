import { z } from 'zod';
import { query } from './base.ts';
import { alarmSchema } from './alarms.ts';
import { heldGroupSchema } from './data-sources.ts';
import { partRowSchema } from './parts.ts';
import { workOrderRowSchema } from './work-orders.ts';

/** Rows of each section. */
export const TODAY_ROWS = 5;

const section = <T extends z.ZodType>(row: T) => z.object({ total: z.int(), rows: z.array(row) });

/** The landing page: each number opens the list behind it; the rows are the first few of that list. */
export const todaySchema = z.object({
  /** No asset has ever been entered. */
  isNewPlant: z.boolean(),
  myWork: section(workOrderRowSchema),
  standingAlarms: section(alarmSchema),
  overdue: section(workOrderRowSchema),
  dueToday: section(workOrderRowSchema),
  reorder: section(partRowSchema),
  requests: section(workOrderRowSchema),
  /** Completed work whose fix has not proved itself, for those who plan. */
  notVerified: section(workOrderRowSchema),
  /** Readings that are held back, by source and reason, for those who decide. */
  heldBack: section(heldGroupSchema),
});
export type Today = z.infer<typeof todaySchema>;

export const today = {
  overview: query('signed-in', [
    'work',
    'alarms',
    'metrics',
    'readings',
    'parts',
    'stock',
    'assets',
    'people',
  ]).output(todaySchema),
};
