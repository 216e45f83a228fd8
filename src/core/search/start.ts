import type { Services } from '../services.ts';
import { catchUp, searchBehind } from './catch-up.ts';

/** Starts indexing what was left for later, unless that is being done. */
export function startCatchUp({ database, jobs }: Pick<Services, 'database' | 'jobs'>): void {
  if (searchBehind(database) === null || jobs.running('search-catch-up') !== null) return;
  jobs.start('search-catch-up', (control) => catchUp(database, control));
}
