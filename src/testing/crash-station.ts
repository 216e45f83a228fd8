/** What the station that will be killed does. */
import { randomBytes } from 'node:crypto';
import { createRouterClient } from '@orpc/server';
import { join } from 'node:path';
import { type Core, createCore } from '../core/create-core.ts';
import { Database } from '../core/database/database.ts';
import { assets } from '../core/database/schema/index.ts';
import type { Ports } from '../core/ports.ts';
import { createPlant } from '../core/setup/plant.ts';
import type { Client } from '../shared/contract/index.ts';
import { type Id, uuidv7 } from '../shared/ids.ts';
import { anImport } from './change-sets.ts';
import type { CrashPlan, Sent, Told } from './crash-child.ts';
import { testLog, testNetwork, testRandom } from './ports.ts';
import { planFor } from './records.ts';

const COMMANDS = 18;
const FILE_LINES = 400;
/** Two find a file alike, in the third it is gone. */
const FOLDER_LOOKS = 3;
const FOLDER_POLL_MS = 60_000;
const LONG_WORKS = 3;
const LONG_ROWS = 40;
/** More than the search index takes at once: the rest is left for a job behind the import. */
const RECORD_LINES = 2500;

type Proof = Sent['proof'];
interface Step {
  readonly name: string;
  readonly proof: Proof;
  run(): Promise<unknown>;
}

const newId = () => uuidv7(Date.now(), (length) => new Uint8Array(randomBytes(length)));

function rows(table: string, ...ids: Id[]): Proof {
  const marks = ids.map(() => '?').join(', ');
  return { sql: `SELECT count(*) FROM ${table} WHERE id IN (${marks})`, values: ids, rows: ids.length };
}

export async function startStation(plan: CrashPlan, tell: (line: Told) => void): Promise<void> {
  let ahead = 0;
  const ports: Ports = {
    clock: { now: () => Date.now() + ahead },
    timers: { every: () => ({ stop: () => {} }) },
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    log: testLog(),
    network: testNetwork(),
  };
  const { dataFolder, migrationsFolder } = plan;
  const core = await createCore({ dataFolder, migrationsFolder, holder: 'a station to be killed', ports });
  if (['work', 'import', 'attach'].includes(plan.scenario)) await work(core, plan, tell);
  if (plan.scenario === 'demo') {
    const client = clientOf(core, null);
    const { jobId } = await client.setup.demo({ timeZone: 'Europe/Berlin', language: 'en' });
    await end(core, jobId);
  }
  if (plan.scenario === 'replace') await replace(core, plan, ports);
  if (plan.scenario === 'long') await importAndUndo(core, plan, tell);
  if (plan.scenario === 'records') await importFileAndUndo(core, plan, tell);
  if (plan.scenario === 'folder') {
    tell({ sent: 0, name: 'folder', proof: { sql: 'SELECT 1', values: [], rows: 1 } });
    await core.services.sources.settle();
    for (let look = 0; look < FOLDER_LOOKS; look += 1) {
      ahead += FOLDER_POLL_MS;
      await core.services.sources.lookIntoFolders();
    }
  }
  await core.close();
}

async function replace(core: Core, { dataFolder, migrationsFolder }: CrashPlan, ports: Ports): Promise<void> {
  const file = join(dataFolder, 'demo.building.db');
  const other = await Database.open({
    file,
    migrationsFolder,
    backupFolder: join(dataFolder, 'backups'),
    ports,
  });
  other.write({ actorId: null, command: 'test.other' }, (tx) =>
    createPlant(tx, { companyName: 'The other one', timeZone: 'UTC', language: 'en', currency: 'EUR' }),
  );
  other.close();
  await core.services.database.replaceWith(file);
}

/** Long units of work: records come in and are taken back, again and again. */
async function importAndUndo(core: Core, plan: CrashPlan, tell: (line: Told) => void): Promise<void> {
  const client = clientOf(core, plan.token);
  for (let number = 0; number < 2 * LONG_WORKS; number += 2) {
    const ids = Array.from({ length: LONG_ROWS }, newId);
    const recorded = (op: string): Proof => ({
      sql: `SELECT count(*) FROM journal WHERE op = ? AND row_id IN (${ids.map(() => '?').join(', ')})`,
      values: [op, ...ids],
      rows: LONG_ROWS,
    });
    tell({ sent: number, name: 'records.start', proof: recorded('insert') });
    const id = await anImport({ core, newId }, null, function* (tx) {
      const stamps = { createdAt: tx.now, updatedAt: tx.now };
      for (const [index, assetId] of ids.entries()) {
        tx.insert(assets)
          .values({ id: assetId, tag: assetId, name: 'New', criticality: 'C', status: 'running', ...stamps })
          .run();
        if (index % 10 === 9) yield;
      }
    });
    tell({ done: number });
    tell({ sent: number + 1, name: 'imports.undo', proof: recorded('delete') });
    const { jobId } = await client.imports.undo({ id });
    await end(core, jobId);
    tell({ done: number + 1 });
  }
}

/** A file of assets, thousands of them, comes in as through the wizard and is undone. */
async function importFileAndUndo(
  core: Core,
  { token }: CrashPlan,
  tell: (line: Told) => void,
): Promise<void> {
  const client = clientOf(core, token);
  const { jobs } = core.services;
  const source = newId();
  const recorded = (op: 'insert' | 'delete', row: 'new' | 'old'): Proof => ({
    sql: `SELECT count(*) FROM journal WHERE entity = 'assets' AND op = ? AND ${row} ->> '$.model' = ?`,
    values: [op, source],
    rows: RECORD_LINES,
  });
  const lines = Array.from({ length: RECORD_LINES }, (_unused, line) => `${source}-${line};Pump;${source}`);
  const bytes = Buffer.from(['Tag;Name;Model', ...lines, ''].join('\n'));
  const [uploadId, importId] = [newId(), newId()];
  await client.uploads.begin({ uploadId, fileName: 'many.csv', size: bytes.length, purpose: 'records' });
  await client.uploads.append({ uploadId, offset: 0, data: bytes.toString('base64') });
  const recordsPlan = await planFor(client, uploadId);
  const { jobId: shown } = await client.records.startDryRun({ uploadId, plan: recordsPlan });
  await end(core, shown);
  tell({ sent: 0, name: 'records.start', proof: recorded('insert', 'new') });
  const started = await client.records.start({ uploadId, importId, plan: recordsPlan, shown });
  await end(core, started.jobId);
  tell({ done: 0 });
  const behind = jobs.running('search-catch-up');
  if (behind !== null) await end(core, behind);
  tell({ sent: 1, name: 'imports.undo', proof: recorded('delete', 'old') });
  const undone = await client.imports.undo({ id: importId });
  await end(core, undone.jobId);
  tell({ done: 1 });
}

async function work(core: Core, plan: CrashPlan, tell: (line: Told) => void): Promise<void> {
  const client = clientOf(core, plan.token);
  const random = testRandom(plan.seed);
  const all = steps(client, core, plan);
  const kinds = { import: [all.at(-1)!], attach: [all.at(-2)!] }[plan.scenario as string] ?? all;
  for (let number = 0; number < COMMANDS; number += 1) {
    const step = kinds[random(1)[0]! % kinds.length]!(number);
    tell({ sent: number, name: step.name, proof: step.proof });
    await step.run();
    tell({ done: number });
  }
}

/** Every kind of write: one row, a ledger, several rows at once, readings with pyramid and alarms, a file. */
function steps(client: Client, core: Core, { ids }: CrashPlan): ((number: number) => Step)[] {
  const at = { partId: ids.part, locationId: ids.store };
  const one = (name: string, table: string, run: (id: Id) => Promise<unknown>) => (): Step => {
    const id = newId();
    return { name, proof: rows(table, id), run: () => run(id) };
  };
  return [
    one('assets.create', 'assets', (id) => client.assets.create({ id, tag: id, name: 'New' })),
    one('workOrders.create', 'work_orders', (id) => client.workOrders.create({ id, title: 'New' })),
    one('parts.receive', 'stock_movements', (id) =>
      client.parts.receive({ id, ...at, quantity: 5000, unitCost: 300 }),
    ),
    one('workOrders.usePart', 'stock_movements', (id) =>
      client.workOrders.usePart({ id, workOrderId: ids.workOrder, ...at, quantity: 1000 }),
    ),
    one('parts.count', 'stock_movements', (id) => client.parts.count({ id, ...at, counted: 500_000 })),
    () => {
      const [outId, inId] = [newId(), newId()];
      const way = { fromLocationId: ids.store, toLocationId: ids.otherStore };
      return {
        name: 'parts.transfer',
        proof: rows('stock_movements', outId, inId),
        run: () => client.parts.transfer({ outId, inId, partId: ids.part, ...way, quantity: 1000 }),
      };
    },
    (number) => {
      const ts = Date.UTC(2026, 0, 1) + number * 60_000;
      return {
        name: 'metrics.addReading',
        proof: { sql: 'SELECT count(*) FROM readings WHERE ts = ?', values: [ts], rows: 1 },
        run: () => client.metrics.addReading({ metricId: ids.metric, ts, value: number % 2 === 0 ? 9 : 1 }),
      };
    },
    (number) => {
      const name = `Name ${number} ${newId()}`;
      return {
        name: 'assets.update',
        proof: {
          sql: "SELECT count(*) FROM journal WHERE entity = 'assets' AND new = ?",
          values: [name],
          rows: 1,
        },
        run: () => client.assets.update({ id: ids.asset, changes: { name } }),
      };
    },
    one('attachments.add', 'attachments', (id) => attachFile(client, ids.asset, id)),
    (number) => {
      const importId = newId();
      return {
        name: 'imports.start',
        proof: {
          sql: 'SELECT count(*) FROM readings r JOIN reading_sources s ON s.id = r.source WHERE s.import_id = ?',
          values: [importId],
          rows: FILE_LINES,
        },
        run: () => importFile(client, core, ids.asset, importId, number),
      };
    },
  ];
}

/** A file of its own each time. */
async function attachFile(client: Client, recordId: Id, id: Id): Promise<void> {
  const bytes = Buffer.from(`Note ${id}`.repeat(5000));
  const uploadId = newId();
  await client.uploads.begin({ uploadId, fileName: 'note.txt', size: bytes.length, purpose: 'attachment' });
  await client.uploads.append({ uploadId, offset: 0, data: bytes.toString('base64') });
  await client.attachments.add({ id, entity: 'assets', recordId, uploadId, kind: null, title: null });
}

async function importFile(
  client: Client,
  core: Core,
  assetId: Id,
  importId: Id,
  number: number,
): Promise<void> {
  const begun = Date.UTC(2025, 0, 1 + number);
  const lines = Array.from({ length: FILE_LINES }, (_unused, line) => {
    const time = new Date(begun + line * 60_000).toISOString();
    return `${time};${(line % 17) / 2}`;
  });
  const bytes = Buffer.from(['time;Flow', ...lines, ''].join('\n'));
  const uploadId = newId();
  await client.uploads.begin({ uploadId, fileName: 'flow.csv', size: bytes.length, purpose: 'readings' });
  await client.uploads.append({ uploadId, offset: 0, data: bytes.toString('base64') });
  const { dialect, columns } = await client.imports.inspect({ uploadId, assetId });
  const plan = { dialect, columns: columns.map(({ index, proposal }) => ({ index, target: proposal })) };
  const { jobId } = await client.imports.start({ uploadId, importId, plan });
  await end(core, jobId);
}

async function end({ services: { jobs, database } }: Core, jobId: Id): Promise<void> {
  while (jobs.get(jobId).state === 'running') {
    await new Promise<void>((resolve) => {
      const stop = database.onChange((topics) => {
        if (!topics.includes('jobs')) return;
        stop();
        resolve();
      });
    });
  }
  const { state } = jobs.get(jobId);
  if (state !== 'done') throw new Error(`the job is ${state}`);
}

function clientOf(core: Core, token: string | null): Client {
  return createRouterClient(core.router, {
    context: () => ({
      ...core.connect(),
      reqHeaders: new Headers(token === null ? {} : { authorization: `Bearer ${token}` }),
    }),
  });
}
