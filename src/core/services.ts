/** The parts of a running core that procedures share. */
import type { FileStore } from './attachments/file-store.ts';
import type { Sources } from './data-sources/sources.ts';
import type { Database } from './database/database.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Ports } from './ports.ts';
import type { SessionCache } from './people/sessions.ts';
import type { Uploads } from './uploads/uploads.ts';

export interface Services {
  readonly database: Database;
  readonly jobs: Jobs;
  readonly uploads: Uploads;
  readonly files: FileStore;
  readonly ports: Ports;
  readonly sessions: SessionCache;
  readonly sources: Sources;
  readonly dataFolder: string;
  readonly migrationsFolder: string;
}
