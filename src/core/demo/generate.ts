import type { Database } from '../database/database.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { Ports } from '../ports.ts';
import type { DemoOptions } from './load.ts';

/** Fills an empty database with the demo plant. */
export async function generateDemoPlant(
  _database: Database,
  _ports: Ports,
  _options: DemoOptions,
  _control: JobControl,
): Promise<void> {
  throw new Error('not built yet');
}
