/**
 * Builds the demo plant in a file of its own and puts it in the place of the empty database when it is
 * complete: a crash or a cancel leaves the empty plant as it was.
 */
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Database, databaseFiles } from '../database/database.ts';
import type { JobControl } from '../jobs/jobs.ts';
import type { Services } from '../services.ts';
import { plantCalendar } from './calendar.ts';
import { generateDemoPlant } from './generate.ts';
import { keepDocuments } from './simulation/documents.ts';
import { demoPorts } from './simulation/ports.ts';

export interface DemoOptions {
  readonly timeZone: string;
  readonly language: 'en' | 'de';
}

/** @throws what the generator throws; the present database is then untouched */
export async function loadDemoPlant(
  services: Services,
  options: DemoOptions,
  control: JobControl,
): Promise<void> {
  const { dataFolder, migrationsFolder, files } = services;
  const file = join(dataFolder, 'demo.building.db');
  const ports = demoPorts(services.ports);
  removeDatabase(file);
  const calendar = plantCalendar(options.timeZone);
  const documents = await keepDocuments(files, dataFolder, ports.until, calendar);
  try {
    const database = await Database.open({
      file,
      migrationsFolder,
      backupFolder: databaseFiles(dataFolder).backupFolder,
      ports,
    });
    try {
      database.relaxDurability();
      await generateDemoPlant(database, ports, options, documents.byName, control);
    } finally {
      database.close();
    }
    control.signal.throwIfAborted();
    makeDurable(file);
    await services.database.replaceWith(file);
    documents.release();
  } catch (error) {
    documents.discard();
    throw error;
  } finally {
    removeDatabase(file);
  }
}

/** Nothing was synced while the file was built; it must be on the disk before it takes the other one's name. */
function makeDurable(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}
