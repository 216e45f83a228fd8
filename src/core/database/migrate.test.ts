import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate as drizzleMigrate } from 'drizzle-orm/better-sqlite3/migrator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS_FOLDER } from '../../testing/core.ts';
import { testClock } from '../../testing/ports.ts';
import { StartupError } from './errors.ts';
import { type Migration, migrate, readMigrations } from './migrate.ts';
import { openConnection } from './open.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millwright-migrate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function migration(name: string, sql: string): Migration {
  return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
}

const first = migration(
  '0001_first.sql',
  `CREATE TABLE parent (id integer PRIMARY KEY, name text) STRICT;
   CREATE TABLE child (id integer PRIMARY KEY, parent_id integer NOT NULL REFERENCES parent(id) ON DELETE CASCADE) STRICT;`,
);
/** The way SQLite changes a column: make the table anew, copy, drop, rename. */
const rebuild = migration(
  '0002_rebuild.sql',
  `CREATE TABLE __new_parent (id integer PRIMARY KEY, name text NOT NULL) STRICT;
   INSERT INTO __new_parent SELECT id, name FROM parent;
   DROP TABLE parent;
   ALTER TABLE __new_parent RENAME TO parent;`,
);

function options(connection: Sqlite.Database, migrations: Migration[]) {
  return { connection, migrations, backupFolder: join(folder, 'backups'), clock: testClock() };
}

async function withFamily(): Promise<Sqlite.Database> {
  const connection = openConnection(join(folder, 'data.db'));
  await migrate(options(connection, [first]));
  connection.exec("INSERT INTO parent VALUES (1, 'Line 1'); INSERT INTO child VALUES (10, 1), (11, 1)");
  return connection;
}

function children(connection: Sqlite.Database): unknown {
  return connection.prepare('SELECT count(*) FROM child').pluck().get();
}

async function refusalOf(work: Promise<unknown>): Promise<StartupError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StartupError)) throw new Error('the migration was not refused');
  return error;
}

describe('rebuilding a table that has children', () => {
  it('loses the children with drizzle: the reason for a runner of our own', async () => {
    const connection = await withFamily();
    const drizzleFolder = join(folder, 'drizzle');
    const journal = {
      version: '7',
      dialect: 'sqlite',
      entries: [{ idx: 0, version: '6', when: 1, tag: '0000_rebuild', breakpoints: true }],
    };
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(drizzleFolder, 'meta'), { recursive: true });
    writeFileSync(join(drizzleFolder, 'meta/_journal.json'), JSON.stringify(journal));
    const statements = rebuild.sql.split(';').filter((statement) => statement.trim() !== '');
    writeFileSync(
      join(drizzleFolder, '0000_rebuild.sql'),
      ['PRAGMA foreign_keys=OFF', ...statements].join(';\n--> statement-breakpoint\n'),
    );
    drizzleMigrate(drizzle(connection), { migrationsFolder: drizzleFolder });
    expect(children(connection)).toBe(0);
    connection.close();
  });

  it('keeps every child, makes a backup first and leaves foreign keys on', async () => {
    const connection = await withFamily();
    expect(await migrate(options(connection, [first, rebuild]))).toEqual(['0002_rebuild.sql']);
    expect(children(connection)).toBe(2);
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
    const [backup] = readdirSync(join(folder, 'backups'));
    const saved = new Sqlite(join(folder, 'backups', backup!));
    expect(saved.prepare('SELECT sql FROM sqlite_master WHERE name = ?').pluck().get('parent')).not.toContain(
      'NOT NULL',
    );
    saved.close();
    connection.close();
  });
});

describe('a database that cannot be migrated', () => {
  it('is left as it was when a migration fails half-way', async () => {
    const connection = await withFamily();
    const bad = migration(
      '0002_bad.sql',
      "UPDATE parent SET name = 'changed'; INSERT INTO nowhere VALUES (1);",
    );
    const refused = await refusalOf(migrate(options(connection, [first, bad])));
    expect(refused.code).toBe('migration-failed');
    expect(connection.prepare('SELECT name FROM parent').pluck().get()).toBe('Line 1');
    expect(connection.prepare('SELECT name FROM schema_migrations').pluck().all()).toEqual([
      '0001_first.sql',
    ]);
    connection.close();
  });

  it('is refused when a migration would leave children without their parent', async () => {
    const connection = await withFamily();
    const orphaning = migration('0002_orphans.sql', 'DELETE FROM parent;');
    const refused = await refusalOf(migrate(options(connection, [first, orphaning])));
    expect(refused.code).toBe('migration-failed');
    expect(children(connection)).toBe(2);
    connection.close();
  });

  it.each([
    ['database-newer', [first], 'newer Millwright'],
    ['database-edited', [migration('0001_first.sql', '-- other'), rebuild], 'different build'],
    ['database-edited', [migration('0001_zero.sql', first.sql), rebuild], 'different build'],
  ] as const)('is refused as %s in words', async (code, migrations, words) => {
    const connection = await withFamily();
    await migrate(options(connection, [first, rebuild]));
    const refused = await refusalOf(migrate(options(connection, [...migrations])));
    expect(refused.code).toBe(code);
    expect(refused.sentence).toContain(words);
    expect(refused.sentence).toContain('Nothing was changed');
    connection.close();
  });

  it('is refused when the file is not a database, or not ours', () => {
    writeFileSync(join(folder, 'text.db'), 'This is a letter, not a database.'.repeat(100));
    expect(() => openConnection(join(folder, 'text.db'))).toThrow(/damaged/);
    const foreign = new Sqlite(join(folder, 'foreign.db'));
    foreign.exec('CREATE TABLE t (a)');
    foreign.close();
    expect(() => openConnection(join(folder, 'foreign.db'))).toThrow(/not a Millwright database/);
  });

  it('is refused when a migration file was edited', () => {
    const migrations = readMigrations(MIGRATIONS_FOLDER);
    writeFileSync(
      join(folder, 'manifest.json'),
      JSON.stringify([{ name: '0001_x.sql', sha256: migrations[0]!.sha256 }]),
    );
    writeFileSync(join(folder, '0001_x.sql'), '-- edited');
    expect(() => readMigrations(folder)).toThrow(/Install Millwright again/);
  });
});

describe('the migrations of the local database', () => {
  it('make strict tables with foreign keys that never cascade', async () => {
    const connection = openConnection(join(folder, 'data.db'));
    await migrate(options(connection, readMigrations(MIGRATIONS_FOLDER)));
    const tables = connection.pragma('table_list') as { name: string; type: string; strict: number }[];
    const loose = tables.filter(
      ({ name, type, strict }) => type === 'table' && strict === 0 && !/^sqlite_|^search_index/.test(name),
    );
    expect(loose).toEqual([]);
    for (const { name } of tables) {
      const keys = connection.pragma(`foreign_key_list(${name})`) as { on_delete: string }[];
      expect(keys.every(({ on_delete }) => on_delete === 'NO ACTION')).toBe(true);
    }
    connection.close();
  });

  it('can each be applied to the version before with data in it', async () => {
    const migrations = readMigrations(MIGRATIONS_FOLDER);
    for (let count = 1; count < migrations.length; count += 1) {
      const connection = openConnection(join(folder, `upto-${count}.db`));
      await migrate(options(connection, migrations.slice(0, count)));
      connection.exec(
        "INSERT INTO suppliers (id, name, created_at, updated_at) VALUES ('s', 'Bearings Ltd', 1, 1); INSERT INTO parts (id, number, name, unit, average_cost, supplier_id, created_at, updated_at) VALUES ('p', 'P-1', 'Bearing', 'pcs', 100, 's', 1, 1)",
      );
      await migrate(options(connection, migrations));
      expect(connection.prepare('SELECT supplier_id FROM parts').pluck().all()).toEqual(['s']);
      expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
      connection.close();
    }
  });

  it('finds the assets of imports that were made before', async () => {
    const migrations = readMigrations(MIGRATIONS_FOLDER);
    const connection = openConnection(join(folder, 'data.db'));
    await migrate(options(connection, migrations.slice(0, 4)));
    const targets = [
      { kind: 'metric', metricId: 'm1' },
      { kind: 'metric', metricId: 'm2' },
      { kind: 'new-metric', id: 'gone', assetId: 'a2' },
    ];
    connection.exec(
      `INSERT INTO assets (id, tag, name, criticality, status, created_at, updated_at)
         VALUES ('a1', 'P-1', 'Pump', 'A', 'running', 1, 1), ('a2', 'P-2', 'Pump', 'A', 'running', 1, 1);
       INSERT INTO metrics (id, asset_id, name, unit, decimals, created_at, updated_at)
         VALUES ('m1', 'a1', 'Flow', '', 1, 1, 1), ('m2', 'a1', 'Pressure', '', 1, 1, 1);
       INSERT INTO imports (id, kind, file_name, state, plan, lines, added, duplicates, problems, alarm_ids, created_at)
         VALUES ('i', 'readings', 'a.csv', 'done', '${JSON.stringify({ targets })}', 1, 3, 0, 0, '[]', 1)`,
    );
    await migrate(options(connection, migrations));
    expect(connection.prepare('SELECT asset_id FROM import_assets ORDER BY 1').pluck().all()).toEqual([
      'a1',
      'a2',
    ]);
    connection.close();
  });

  it('tells tags apart that differed by the size of letters alone', async () => {
    const migrations = readMigrations(MIGRATIONS_FOLDER);
    const connection = openConnection(join(folder, 'data.db'));
    await migrate(options(connection, migrations.slice(0, 7)));
    connection.exec(
      `INSERT INTO assets (id, tag, name, criticality, status, created_at, updated_at)
         VALUES ('a-0002', 'l1', 'Line', 'A', 'running', 2, 2), ('a-0001', 'L1', 'Line', 'A', 'running', 1, 1);`,
    );
    await migrate(options(connection, migrations));
    const tags = connection.prepare('SELECT tag FROM assets ORDER BY id').pluck().all();
    expect(tags).toEqual(['L1', 'l1 (0002)']);
    connection.close();
  });

  it('give the roles of a plant that exists what a newer program lets them do', async () => {
    const migrations = readMigrations(MIGRATIONS_FOLDER);
    const connection = openConnection(join(folder, 'data.db'));
    await migrate(options(connection, migrations.slice(0, 8)));
    connection.exec(
      `INSERT INTO roles (id, builtin, name, created_at)
         VALUES ('p', 'planner', 'Planner', 1), ('r', 'requester', 'Requester', 1), ('own', NULL, 'Auditor', 1)`,
    );
    await migrate(options(connection, migrations));
    const given = connection.prepare('SELECT role_id, permission FROM role_permissions').raw().all();
    const planner = (permission: string) => ['p', permission];
    expect(given).toEqual(
      ['attachments.write', 'labels.print', 'records.export', 'records.import'].map(planner),
    );
    connection.close();
  });

  it('let movements that were booked before go in the undo of what brought them, and in nothing else', async () => {
    const migrations = readMigrations(MIGRATIONS_FOLDER);
    const connection = openConnection(join(folder, 'data.db'));
    await migrate(options(connection, migrations.slice(0, 9)));
    const movement = (id: string, location: string) => `('${id}', 'p', '${location}', 'receipt', 1000, 5, 1)`;
    connection.exec(
      `INSERT INTO locations (id, kind, name, created_at, updated_at)
         VALUES ('l1', 'store', 'Store', 1, 1), ('l2', 'store', 'Other', 1, 1);
       INSERT INTO parts (id, number, name, unit, average_cost, created_at, updated_at)
         VALUES ('p', 'P-1', 'Bearing', 'pcs', 5, 1, 1);
       INSERT INTO stock_movements (id, part_id, location_id, kind, quantity, unit_cost, moved_at)
         VALUES ${['m1', 'm2'].map((id) => movement(id, 'l1')).join(', ')}, ${movement('m3', 'l2')};
       INSERT INTO journal (change_set, entity, row_id, op, new)
         VALUES (1, 'stock_movements', 'm1', 'insert', '{}'), (2, 'stock_movements', 'm2', 'insert', '{}'),
           (2, 'stock_movements', 'm3', 'insert', '{}')`,
    );
    await migrate(options(connection, migrations));
    let undoes: number | null = null;
    connection.function('undoing', { deterministic: false }, () => undoes);
    const remove = (id: string) => connection.prepare('DELETE FROM stock_movements WHERE id = ?').run(id);
    const balances = () => connection.prepare('SELECT location_id, quantity FROM stock_balances').raw().all();
    expect(() => remove('m2')).toThrow('stock movements are never deleted');
    undoes = 2;
    expect(() => remove('m1')).toThrow('stock movements are never deleted');
    remove('m2');
    remove('m3');
    expect(balances()).toEqual([['l1', 1000]]);
    connection.close();
  });

  it('finds by the place the stock and the archived places there were before', async () => {
    const migrations = readMigrations(MIGRATIONS_FOLDER);
    const connection = openConnection(join(folder, 'data.db'));
    await migrate(options(connection, migrations.slice(0, 11)));
    connection.exec(
      `INSERT INTO locations (id, kind, name, created_at, updated_at, archived_at)
         VALUES ('l1', 'store', 'Store', 1, 1, NULL), ('l2', 'bin', 'Bin', 1, 1, 5);
       INSERT INTO stock_balances (part_id, location_id, quantity) VALUES ('p1', 'l1', 1000), ('p2', 'l1', 2000)`,
    );
    await migrate(options(connection, migrations));
    const asked = (sql: string) => connection.prepare(sql).pluck().all();
    expect(
      asked(
        "SELECT quantity FROM stock_balances INDEXED BY stock_balances_location WHERE location_id = 'l1' ORDER BY 1",
      ),
    ).toEqual([1000, 2000]);
    expect(
      asked('SELECT id FROM locations INDEXED BY locations_archived WHERE archived_at IS NOT NULL'),
    ).toEqual(['l2']);
    connection.close();
  });

  it('puts the names there were before in their natural order, and still has each tag once', async () => {
    const migrations = readMigrations(MIGRATIONS_FOLDER);
    const connection = openConnection(join(folder, 'data.db'));
    await migrate(options(connection, migrations.slice(0, 13)));
    const insert = (tags: readonly string[]) =>
      connection.exec(
        `INSERT INTO assets (id, tag, name, criticality, status, created_at, updated_at)
         VALUES ${tags.map((tag) => `('id of ${tag}', '${tag}', 'Pump', 'A', 'running', 1, 1)`).join(', ')}`,
      );
    insert(['P-10', 'P-2', 'Ölpumpe', 'Oldtimer']);
    await migrate(options(connection, migrations));
    insert(['P-3']);
    const inOrder = connection
      .prepare(
        'SELECT tag FROM assets INDEXED BY assets_by_tag WHERE archived_at IS NULL ORDER BY natural_key(tag)',
      )
      .pluck();
    expect(inOrder.all()).toEqual(['Oldtimer', 'Ölpumpe', 'P-2', 'P-3', 'P-10']);
    expect(() => insert(['p-3'])).toThrow('UNIQUE');
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    connection.close();
  });

  it('keeps the alarms and where their state machines stood, as those of the value', async () => {
    const migrations = readMigrations(MIGRATIONS_FOLDER);
    const connection = openConnection(join(folder, 'data.db'));
    await migrate(options(connection, migrations.slice(0, 17)));
    connection.exec(
      `INSERT INTO assets (id, tag, name, criticality, status, created_at, updated_at)
         VALUES ('a', 'P-1', 'Pump', 'A', 'running', 1, 1);
       INSERT INTO metrics (id, asset_id, name, unit, decimals, created_at, updated_at)
         VALUES ('m', 'a', 'Flow', 'l/s', 1, 1, 1);
       INSERT INTO thresholds (id, metric_id, high_warning, deadband, on_delay_ms, off_delay_ms, updated_at)
         VALUES ('t', 'm', 7.1, 0.5, 1000, 0, 1);
       INSERT INTO threshold_states (metric_id, state) VALUES ('m', '{"lastTs":5,"breach":null}');
       INSERT INTO alarms (id, metric_id, asset_id, side, severity, "limit", started_at, raised_at, peak_value, peak_at, rings, created_at)
         VALUES ('e', 'm', 'a', 'high', 'warning', 7.1, 1, 2, 8, 2, 1, 2)`,
    );
    await migrate(options(connection, migrations));
    expect(connection.prepare('SELECT type, state FROM threshold_states').all()).toEqual([
      { type: 'level', state: '{"lastTs":5,"breach":null,"ended":null}' },
    ]);
    expect(connection.prepare('SELECT type, side, held, peak_value AS peak FROM alarms').all()).toEqual([
      { type: 'level', side: 'high', held: null, peak: 8 },
    ]);
    expect(connection.prepare('SELECT kind, unit FROM metrics').all()).toEqual([
      { kind: 'gauge', unit: 'l/s' },
    ]);
    expect(
      connection.prepare('SELECT high_warning AS high, rearm_ms AS rearm FROM thresholds').all(),
    ).toEqual([{ high: 7.1, rearm: 0 }]);
    connection.close();
  });

  it('takes annotations of metrics there were before, none that ends before it begins', async () => {
    const migrations = readMigrations(MIGRATIONS_FOLDER);
    const connection = openConnection(join(folder, 'data.db'));
    const before = migrations.findIndex(({ name }) => name.endsWith('_annotations.sql'));
    await migrate(options(connection, migrations.slice(0, before)));
    connection.exec(
      `INSERT INTO assets (id, tag, name, criticality, status, created_at, updated_at)
         VALUES ('a', 'P-1', 'Pump', 'A', 'running', 1, 1);
       INSERT INTO metrics (id, asset_id, name, unit, decimals, created_at, updated_at)
         VALUES ('m', 'a', 'Flow', 'l/s', 1, 1, 1)`,
    );
    await migrate(options(connection, migrations));
    connection.pragma('foreign_keys = OFF');
    const insert = connection.prepare(
      "INSERT INTO annotations (id, metric_id, at, until, text, author_id, created_at) VALUES (?, 'm', 5, ?, 'x', 'u', 6)",
    );
    insert.run('1', null);
    expect(() => insert.run('2', 4)).toThrow('annotations_end_after_start');
    expect(connection.prepare('SELECT name FROM metrics').pluck().all()).toEqual(['Flow']);
    connection.close();
  });

  it('leaves the steps, rules and alarms there were without readings, proofs and relapses', async () => {
    const migrations = readMigrations(MIGRATIONS_FOLDER);
    const connection = openConnection(join(folder, 'data.db'));
    const before = migrations.findIndex(({ name }) => name.endsWith('_proofs_of_fixes.sql'));
    await migrate(options(connection, migrations.slice(0, before)));
    connection.exec(
      `INSERT INTO assets (id, tag, name, criticality, status, created_at, updated_at)
         VALUES ('a', 'P-1', 'Pump', 'A', 'running', 1, 1);
       INSERT INTO metrics (id, asset_id, name, unit, decimals, created_at, updated_at)
         VALUES ('m', 'a', 'Flow', 'l/s', 1, 1, 1);
       INSERT INTO alarm_rules (id, metric_id, work_severity, updated_at) VALUES ('r', 'm', 'critical', 1);
       INSERT INTO alarms (id, metric_id, asset_id, side, severity, "limit", started_at, raised_at, peak_value, peak_at, rings, created_at)
         VALUES ('e', 'm', 'a', 'high', 'warning', 7.1, 1, 2, 8, 2, 1, 2);
       INSERT INTO work_orders (id, number, title, type, status, priority, created_at, updated_at)
         VALUES ('w', 'WO-1', 'Mend', 'corrective', 'open', 'high', 1, 1);
       INSERT INTO checklist_items (id, work_order_id, position, text, mandatory, created_at)
         VALUES ('s', 'w', 'U', 'Stop', 1, 1)`,
    );
    await migrate(options(connection, migrations));
    const one = (sql: string) => connection.prepare(sql).get();
    expect(one('SELECT metric_id AS metric, reading_ts AS ts, text FROM checklist_items')).toEqual({
      metric: null,
      ts: null,
      text: 'Stop',
    });
    expect(one('SELECT verify_ms AS verify, relapse_ms AS relapse FROM alarm_rules')).toEqual({
      verify: null,
      relapse: null,
    });
    expect(one('SELECT relapse_of_id AS relapse FROM alarms')).toEqual({ relapse: null });
    expect(one('SELECT count(*) AS count FROM verifications')).toEqual({ count: 0 });
    connection.close();
  });

  it('takes predictions of metrics there were before, one at a time of each subject', async () => {
    const migrations = readMigrations(MIGRATIONS_FOLDER);
    const connection = openConnection(join(folder, 'data.db'));
    const before = migrations.findIndex(({ name }) => name.endsWith('_predictions.sql'));
    await migrate(options(connection, migrations.slice(0, before)));
    connection.exec(
      `INSERT INTO assets (id, tag, name, criticality, status, created_at, updated_at)
         VALUES ('a', 'P-1', 'Pump', 'A', 'running', 1, 1);
       INSERT INTO parts (id, number, name, unit, average_cost, created_at, updated_at)
         VALUES ('p', 'B-1', 'Bearing', 'pcs', 0, 1, 1)`,
    );
    await migrate(options(connection, migrations));
    const insert = connection.prepare(
      `INSERT INTO predictions (id, kind, subject, asset_id, method, made_at, earliest, due_by, inputs, state, set_aside, set_aside_at)
       VALUES (?, 'failure', 'failure:a', 'a', 'weibull-mle/1', 1, 2, 3, '{}', 'open', ?, ?)`,
    );
    insert.run('1', 'superseded', 2);
    insert.run('2', null, null);
    expect(() => insert.run('3', null, null)).toThrow('UNIQUE');
    expect(connection.prepare('SELECT lead_days FROM parts').pluck().all()).toEqual([null]);
    connection.close();
  });

  it.each([
    ['_watched_folders.sql', 'row-unreadable'],
    ['_value_differs.sql', 'value-differs'],
  ])('before %s keeps the readings that were held back, each once', async (migration, fresh) => {
    const migrations = readMigrations(MIGRATIONS_FOLDER);
    const connection = openConnection(join(folder, 'data.db'));
    const before = migrations.findIndex(({ name }) => name.endsWith(migration));
    await migrate(options(connection, migrations.slice(0, before)));
    connection.exec(
      `INSERT INTO stations (id, name, created_at) VALUES ('s', 'L3', 1);
       INSERT INTO data_sources (id, station_id, kind, name, enabled, config, mapping, created_at, updated_at)
         VALUES ('d', 's', 'http', 'PLC', 1, '{}', '[]', 1, 1)`,
    );
    const hold = (reason: string) =>
      connection.exec(
        `INSERT INTO quarantined_readings (source_id, address, ts, value, reason, received_at)
         VALUES ('d', 'P-1/Flow', 5, '900', '${reason}', 6)`,
      );
    hold('beyond-plausible');
    expect(() => hold(fresh)).toThrow('quarantined_readings_reason_known');
    await migrate(options(connection, migrations));
    hold(fresh);
    expect(() => hold('beyond-plausible')).toThrow('UNIQUE');
    expect(connection.prepare('SELECT id, reason FROM quarantined_readings').all()).toEqual([
      { id: 1, reason: 'beyond-plausible' },
      { id: 2, reason: fresh },
    ]);
    connection.close();
  });

  it('knows the words there were before, and those that came since, by which mistyped ones are found', async () => {
    const migrations = readMigrations(MIGRATIONS_FOLDER);
    const connection = openConnection(join(folder, 'data.db'));
    await migrate(options(connection, migrations.slice(0, 15)));
    const insert = connection.prepare(
      "INSERT INTO search_documents (entity, row_id, title, body) VALUES ('assets', ?, ?, ?)",
    );
    insert.run('1', 'P-2 Kühlpumpe', 'SN4711 Hall');
    await migrate(options(connection, migrations));
    insert.run('2', 'P-3 Pump', 'SN4712 Hall');
    expect(
      connection.prepare('SELECT word FROM search_index_vocabulary ORDER BY word').pluck().all(),
    ).toEqual(['hall', 'kuhlpumpe', 'p', 'pump']);
    connection.close();
  });
});
