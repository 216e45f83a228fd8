/**
 * Builds the demo plant in a file of its own and puts it in the place of the empty database when it is
 * complete: a crash or a cancel leaves the empty plant as it was.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Database, databaseFiles } from '../database/database.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { Services } from '../services.ts';
import { generateDemoPlant } from './generate.ts';

export interface DemoOptions {
  readonly timeZone: string;
  readonly language: 'en' | 'de';
}

/** @throws what the generator throws; the present database is then untouched */
export async function loadDemoPlant(services: Services, options: DemoOptions, control: JobControl): Promise<void> {
  const { ports, dataFolder, migrationsFolder } = services;
  const file = join(dataFolder, 'demo.building.db');
  removeDatabase(file);
  try {
    const database = await Database.open({
      file,
      migrationsFolder,
      backupFolder: databaseFiles(dataFolder).backupFolder,
      ports,
    });
    try {
      database.relaxDurability();
      await generateDemoPlant(database, ports, options, control);
    } finally {
      database.close();
    }
    control.signal.throwIfAborted();
    await services.database.replaceWith(file);
  } finally {
    removeDatabase(file);
  }
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}
