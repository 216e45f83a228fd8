/** Puts the core together. Hosts and tests start here. */
import type { Topic } from '../shared/contract/base.ts';
import { RequestHeadersPlugin } from '@orpc/server/plugins';
import { FileStore } from './attachments/file-store.ts';
import { holdsAfter } from './alarms/refresh-holds.ts';
import { startTasks } from './background/background.ts';
import { TASKS } from './background/tasks.ts';
import { Sources } from './data-sources/sources.ts';
import { Database, databaseFiles } from './database/database.ts';
import { lockFolder } from './database/folder-lock.ts';
import { recoverImports } from './imports/take-back.ts';
import { Jobs } from './jobs/jobs.ts';
import type { CoreOptions } from './ports.ts';
import type { CoreContext } from './rpc/base.ts';
import { router } from './rpc/router.ts';
import { startCatchUp } from './search/start.ts';
import type { Services } from './services.ts';
import { Uploads } from './uploads/uploads.ts';

export type { CoreContext } from './rpc/base.ts';

export interface Core {
  readonly router: typeof router;
  /** For the RPC handler of every transport. */
  readonly handlerOptions: { readonly plugins: RequestHeadersPlugin<CoreContext>[] };
  /** The context of one connection. */
  connect(): CoreContext;
  close(): Promise<void>;
  /** For tests and the bench: what the procedures work with. */
  readonly services: Services;
}

/**
 * Opens the data folder and starts the core.
 * @throws StartupError when the folder or its database cannot be used; nothing is changed then
 */
export async function createCore(options: CoreOptions): Promise<Core> {
  const { ports, dataFolder, migrationsFolder } = options;
  const { file, backupFolder } = databaseFiles(dataFolder);
  const lock = lockFolder(dataFolder, options.holder);
  try {
    const database = await Database.open({ file, migrationsFolder, backupFolder, ports });
    database.beforeCommit(holdsAfter);
    const jobs = new Jobs(ports, () => database.announce(['jobs']));
    const uploads = new Uploads(dataFolder, ports.clock);
    const files = new FileStore(dataFolder);
    const services: Services = {
      database,
      jobs,
      uploads,
      files,
      ports,
      sources: new Sources({ database, ports }),
      dataFolder,
      migrationsFolder,
      sessions: new Map(),
    };
    await recoverImports(database, ports.log);
    startCatchUp(services);
    const background = startTasks(services, TASKS);
    database.onChange((topics: readonly Topic[]) => {
      if (topics.includes('people')) services.sessions.clear();
    });
    return {
      router,
      handlerOptions: { plugins: [new RequestHeadersPlugin<CoreContext>()] },
      services,
      connect: () => ({ services }),
      close: async () => {
        background.stop();
        await services.sources.stop();
        await jobs.stop();
        database.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
