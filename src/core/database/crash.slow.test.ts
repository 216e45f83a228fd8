/**
 * Promise: whatever moment a station is killed at, what it acknowledged is there, what it was doing is there
 * whole or not at all, and the file is sound. More random kills: CRASH_KILLS=200; others: CRASH_SEED=7.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCore, MIGRATIONS_FOLDER } from '../../testing/core.ts';
import type { CrashPlan, Sent, Told } from '../../testing/crash-child.ts';
import { violations } from '../../testing/invariants.ts';
import { testPorts, testRandom } from '../../testing/ports.ts';
import { aScene } from '../../testing/scene.ts';
import { type Core, createCore } from '../create-core.ts';
import { openSession } from '../people/sessions.ts';

const KILLS = Number(process.env['CRASH_KILLS'] ?? 4);
const SEED = Number(process.env['CRASH_SEED'] ?? 20_261);

let root: string;
/** A folder with a plant in it, a session and what the commands name. */
let template: Pick<CrashPlan, 'token' | 'ids' | 'dataFolder'>;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'millwright-crash-'));
  await using test = await createTestCore();
  const scene = await aScene(test);
  // The children live in the real present.
  test.ports.clock.set(Date.now());
  const token = test.core.services.database.write({ actorId: null, command: 'test.session' }, (tx) =>
    openSession(tx, scene.admin.userId, test.ports.randomBytes),
  );
  await test.core.close();
  const dataFolder = join(root, 'template');
  cpSync(test.dataFolder, dataFolder, { recursive: true });
  template = {
    dataFolder,
    token,
    ids: {
      part: scene.partId,
      store: scene.storeId,
      otherStore: scene.otherStoreId,
      metric: scene.metricId,
      asset: scene.assetId,
      workOrder: scene.workOrderId,
    },
  };
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Life extends Omit<CrashPlan, 'kill' | 'seed' | 'migrationsFolder' | 'scenario'> {
  readonly killed: boolean;
  readonly told: readonly Told[];
}

/** Lets a station live in a folder of its own, begun as a copy of `from`, until it is done or dies. */
async function live(
  plan: Partial<CrashPlan> & Pick<CrashPlan, 'scenario' | 'kill'>,
  from = template.dataFolder,
): Promise<Life> {
  const dataFolder = mkdtempSync(join(root, 'station-'));
  if (plan.scenario !== 'demo') cpSync(from, dataFolder, { recursive: true });
  const full = { ...template, migrationsFolder: MIGRATIONS_FOLDER, seed: SEED, ...plan, dataFolder };
  const script = join(import.meta.dirname, '../../testing/crash-child.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(full)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaint += chunk));
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.on('close', (...ended) => resolve(ended)),
  );
  if (code !== null && code !== 0) throw new Error(complaint);
  const told = output.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Told]));
  return { ...template, dataFolder, told, killed: signal === 'SIGKILL' };
}

function reopen(
  { dataFolder }: Pick<Life, 'dataFolder'>,
  migrationsFolder = MIGRATIONS_FOLDER,
): Promise<Core> {
  return createCore({ dataFolder, migrationsFolder, holder: 'the next one', ports: testPorts() });
}

/** Opens what a life left behind and holds it against what it told. */
async function expectNothingLost(life: Life): Promise<void> {
  const core = await reopen(life);
  try {
    const { database } = core.services;
    expect(violations(database)).toEqual([]);
    expect(await filesLost(core)).toEqual([]);
    const done = new Set(life.told.flatMap((line) => ('done' in line ? [line.done] : [])));
    for (const { sent, name, proof } of life.told.filter((line): line is Sent => 'sent' in line)) {
      const found = database
        .sql(proof.sql)
        .pluck()
        .get(...proof.values) as number;
      const allowed = done.has(sent) ? [proof.rows] : [0, proof.rows];
      expect([name, sent, allowed.includes(found), found]).toEqual([name, sent, true, found]);
    }
  } finally {
    await core.close();
  }
}

/** How its imports of thousands of records stand, oldest first. */
async function importsOf(life: Life): Promise<string[]> {
  const core = await reopen(life);
  try {
    const { database } = core.services;
    return database
      .sql("SELECT state FROM imports WHERE file_name = 'many.csv' ORDER BY created_at")
      .pluck()
      .all() as string[];
  } finally {
    await core.close();
  }
}

/** Files that a record refers to and that are not there as they were. */
async function filesLost({ services: { database, files } }: Core): Promise<string[]> {
  const lost: string[] = [];
  for (const hash of database.sql('SELECT DISTINCT hash FROM attachments').pluck().all() as string[]) {
    if (!(await files.isSound(hash))) lost.push(hash);
  }
  return lost;
}

describe('a station that is killed', () => {
  it.concurrent.each([
    ['transaction begun', 9],
    ['row written', 40],
    ['before commit', 7],
    ['after commit', 7],
  ] as const)('loses nothing it acknowledged: %s, the %dth time', async (point, times) => {
    const life = await live({ scenario: 'work', kill: { point, times } });
    expect(life.killed).toBe(true);
    await expectNothingLost(life);
  });

  it.concurrent.each(['work', 'long', 'records'] as const)(
    'loses nothing at moments that nobody chose: %s',
    async (scenario) => {
      const whole = await live({ scenario, kill: null });
      expect(whole.killed).toBe(false);
      await expectNothingLost(whole);
      const { points } = whole.told.at(-1) as { points: number };
      const random = testRandom(SEED);
      const moments = Array.from({ length: KILLS }, () => {
        const [high = 0, low = 0] = random(2);
        return 1 + ((high * 256 + low) % points);
      });
      const next = moments.values();
      const lane = async () => {
        for (const times of next) {
          const life = await live({ scenario, kill: { point: 'any', times } });
          expect([times, life.killed]).toEqual([times, true]);
          await expectNothingLost(life);
        }
      };
      await Promise.all([lane(), lane()]);
    },
  );

  it.concurrent.each([
    ['records.start', 'row written', 20],
    ['records.start', 'before commit', 1],
    ['imports.undo', 'row written', 90],
    ['imports.undo', 'before commit', 3],
    ['imports.undo', 'after commit', 3],
  ] as const)('has a long unit of work whole or not at all: %s, %s', async (name, point, times) => {
    const life = await live({ scenario: 'long', kill: { point, times } });
    expect(life.killed).toBe(true);
    expect(life.told.filter((line): line is Sent => 'sent' in line).at(-1)).toMatchObject({ name });
    await expectNothingLost(life);
  });

  it.concurrent.each([
    ['records.start', 'transaction begun', 2, 'broken-off'],
    ['records.start', 'row written', 2000, 'broken-off'],
    ['records.start', 'before commit', 2, 'broken-off'],
    ['records.start', 'after commit', 2, 'done'],
    ['imports.undo', 'transaction begun', 2, 'undo-broken-off'],
    ['imports.undo', 'row written', 60, 'undo-broken-off'],
    ['imports.undo', 'before commit', 2, 'undo-broken-off'],
    ['imports.undo', 'after commit', 2, 'undone'],
  ] as const)(
    'has a file of thousands of records whole or not at all, and says so: %s, %s, the %dth time',
    async (during, point, times, state) => {
      const life = await live({ scenario: 'records', kill: { during, point, times } });
      expect(life.killed).toBe(true);
      await expectNothingLost(life);
      expect(await importsOf(life)).toEqual([state]);
    },
  );

  it.concurrent.each(['records.start', 'imports.undo'])(
    'imports and undoes as ever after it was killed: %s',
    async (during) => {
      const kill = { during, point: 'before commit', times: 2 } as const;
      const life = await live({ scenario: 'records', kill });
      expect(life.killed).toBe(true);
      const next = await live({ scenario: 'records', kill: null }, life.dataFolder);
      await expectNothingLost(next);
      expect((await importsOf(next)).at(-1)).toBe('undone');
    },
  );

  it.concurrent.each([
    ['begun', 2],
    ['stored', 3],
    ['finished', 4],
  ])('has an import whole or not at all: %s', async (_stage, times) => {
    // The first commit notes that the session was used.
    const life = await live({ scenario: 'import', kill: { point: 'after commit', times } });
    expect(life.killed).toBe(true);
    expect(life.told).toMatchObject([{ sent: 0, name: 'imports.start' }]);
    await expectNothingLost(life);
  });

  it.concurrent.each([
    ['before rename', 3],
    ['after rename', 3],
    ['before commit', 4],
    ['after commit', 4],
  ] as const)('has no record of a file without the file: %s', async (point, times) => {
    const life = await live({ scenario: 'attach', kill: { point, times } });
    expect(life.killed).toBe(true);
    expect(life.told.at(-1)).toMatchObject({ name: 'attachments.add' });
    await expectNothingLost(life);
  });

  it.concurrent.each(['migration run', 'before commit'] as const)(
    'during a migration has the old database or the new one: %s',
    async (point) => {
      const migrationsFolder = newerMigrations();
      const life = await live({ scenario: 'open', migrationsFolder, kill: { point, times: 1 } });
      expect(life.killed).toBe(true);
      await expectNothingLost(life);
      const core = await reopen(life, migrationsFolder);
      expect(core.services.database.sql('SELECT mood FROM comments').pluck().all()).toEqual(['calm']);
      expect(violations(core.services.database)).toEqual([]);
      await core.close();
    },
  );

  it.concurrent('while the demo plant is being built is as empty as before', async () => {
    const life = await live({ scenario: 'demo', kill: { point: 'after commit', times: 60 } });
    expect(life.killed).toBe(true);
    const core = await reopen(life);
    const { database } = core.services;
    expect(database.sql('SELECT count(*) FROM companies').pluck().get()).toBe(0);
    expect(violations(database)).toEqual([]);
    await core.close();
  });

  it.concurrent.each([
    ['before rename', 'Test Plant'],
    ['after rename', 'The other one'],
  ] as const)('while another database takes its place has one of the two: %s', async (point, company) => {
    const life = await live({ scenario: 'replace', kill: { point, times: 1 } });
    expect(life.killed).toBe(true);
    const core = await reopen(life);
    const { database } = core.services;
    expect(database.sql('SELECT name FROM companies').pluck().all()).toEqual([company]);
    expect(violations(database)).toEqual([]);
    await core.close();
  });
});

/** The product's migrations and one more that makes a table anew. */
function newerMigrations(): string {
  const folder = mkdtempSync(join(root, 'migrations-'));
  cpSync(MIGRATIONS_FOLDER, folder, { recursive: true });
  const sql = `CREATE TABLE __new_comments (id text PRIMARY KEY NOT NULL, work_order_id text NOT NULL REFERENCES work_orders(id), author_id text NOT NULL REFERENCES users(id), body text NOT NULL, created_at integer NOT NULL, archived_at integer, mood text NOT NULL DEFAULT 'calm') STRICT;
INSERT INTO __new_comments (id, work_order_id, author_id, body, created_at, archived_at) SELECT id, work_order_id, author_id, body, created_at, archived_at FROM comments;
DROP TABLE comments;
ALTER TABLE __new_comments RENAME TO comments;`;
  const name = '9999_mood.sql';
  writeFileSync(join(folder, name), sql);
  const manifest = join(folder, 'manifest.json');
  const entries = JSON.parse(readFileSync(manifest, 'utf8')) as unknown[];
  const sha256 = createHash('sha256').update(sql).digest('hex');
  writeFileSync(manifest, JSON.stringify([...entries, { name, sha256 }]));
  return folder;
}
