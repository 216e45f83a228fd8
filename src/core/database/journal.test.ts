import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { EXEMPT, JOURNALED, journaledTables } from './journal.ts';
import * as schema from './schema/index.ts';

interface Entry {
  readonly entity: string;
  readonly row_id: string;
  readonly op: string;
  readonly field: string | null;
  readonly old: unknown;
  readonly new: unknown;
}

const allTables = Object.values(schema as Record<string, unknown>).filter((value): value is SQLiteTable =>
  is(value, SQLiteTable),
);

function entries(test: TestCore, entity: string): Entry[] {
  return test.core.services.database
    .sql('SELECT entity, row_id, op, field, old, new FROM journal WHERE entity = ? ORDER BY seq')
    .all(entity) as Entry[];
}

/** A row that satisfies the columns' types and checks; foreign keys are switched off around it. */
function sampleRow(table: SQLiteTable, variant: number): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const column of getTableConfig(table).columns) {
    const known = column.enumValues?.[variant % (column.enumValues.length || 1)];
    if (known !== undefined) row[column.name] = known;
    else if (column.getSQLType() === 'text') {
      row[column.name] = column.dataType === 'json' ? JSON.stringify(variant) : `${column.name} ${variant}`;
    } else row[column.name] = 7 + (column.primary ? 0 : variant);
  }
  return row;
}

function withForeignKeysOff(test: TestCore, work: () => void): void {
  const connection = test.core.services.database.connectionForTests();
  connection.pragma('foreign_keys = OFF');
  try {
    work();
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}

const SECRETS = new Set(['password_hash', 'secret']);

describe('the journal', () => {
  it('names every table as journaled or exempt, and none twice', async () => {
    await using test = await createTestCore();
    const tables = test.core.services.database
      .sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'search_index*'",
      )
      .pluck()
      .all() as string[];
    expect([...JOURNALED.keys(), ...EXEMPT.keys()].sort()).toEqual(tables.sort());
  });

  for (const { name, key } of journaledTables()) {
    it(`records every kind of write to ${name}`, async () => {
      await using test = await createTestCore({ empty: true });
      const { database } = test.core.services;
      const table = allTables.find((candidate) => getTableConfig(candidate).name === name)!;
      const before = sampleRow(table, 0);
      const columns = Object.keys(before);
      const quoted = columns.map((column) => `"${column}"`).join(', ');
      const marks = columns.map(() => '?').join(', ');
      const isLedger = name === 'stock_movements';
      const seen = entries(test, name).length;
      const write = (sql: string, ...values: unknown[]) =>
        database.write({ actorId: null, command: 'test' }, (tx) => void tx.sql(sql).run(...values));
      withForeignKeysOff(test, () => {
        write(`INSERT INTO ${name} (${quoted}) VALUES (${marks})`, ...Object.values(before));
        const fields = columns.filter((column) => !key.includes(column));
        const other = sampleRow(table, 1);
        const where = key.map((column) => `"${column}" = ?`).join(' AND ');
        const keyValues = key.map((column) => before[column]);
        if (!isLedger) {
          // One by one, so that each column's own trigger shows; from the last, because an end follows its start.
          for (const field of fields.toReversed()) {
            write(`UPDATE ${name} SET "${field}" = ? WHERE ${where}`, other[field], ...keyValues);
          }
          write(`INSERT OR REPLACE INTO ${name} (${quoted}) VALUES (${marks})`, ...Object.values(before));
          write(`DELETE FROM ${name} WHERE ${where}`, ...keyValues);
        }
        const recorded = entries(test, name).slice(seen);
        const rowId = keyValues.join('/');
        expect(recorded.every((entry) => entry.row_id === rowId)).toBe(true);
        const changed = fields.filter((field) => field !== 'updated_at' && before[field] !== other[field]);
        const replaced = isLedger ? [] : ['delete', 'insert', 'delete'];
        expect(recorded.map(({ op }) => op)).toEqual([
          'insert',
          ...(isLedger || changed.length === 0 ? [] : changed.map(() => 'update')),
          ...replaced,
        ]);
        const told = (row: Record<string, unknown>) =>
          Object.fromEntries(
            Object.entries(row)
              .filter(([column]) => column !== 'updated_at')
              .map(([column, value]) => [column, SECRETS.has(column) ? '(secret)' : value]),
          );
        const [first, second] = [
          told(before),
          told({ ...other, ...Object.fromEntries(key.map((column) => [column, before[column]])) }),
        ];
        const whole = recorded.flatMap(({ op, old, new: now }) =>
          op === 'update' ? [] : [JSON.parse(String(op === 'insert' ? now : old)) as unknown],
        );
        expect(whole).toEqual(isLedger ? [first] : [first, second, first, first]);
        if (isLedger) return;
        const updates = recorded.flatMap(({ op, field, old, new: now }) =>
          op === 'update' ? [[field, old, now]] : [],
        );
        expect(updates).toEqual(changed.toReversed().map((field) => [field, first[field], second[field]]));
      });
    });
  }

  it('records nothing when a unit of work is refused', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const count = () => database.sql('SELECT count(*) FROM journal').pluck().get();
    const before = count();
    expect(() =>
      database.write({ actorId: null, command: 'test' }, (tx) => {
        tx.insert(schema.suppliers).values({ id: 's', name: 'S', createdAt: 1, updatedAt: 1 }).run();
        throw new Error('refused');
      }),
    ).toThrow('refused');
    expect(count()).toBe(before);
    expect(database.select().from(schema.suppliers).all()).toEqual([]);
  });

  it('says who changed what, when and on which station, once per command', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const planner = test.as('planner');
    const id = test.newId();
    await planner.assets.create({ id, tag: 'P-1', name: 'Pump' });
    test.ports.clock.advance(1000);
    await planner.assets.update({ id, changes: { name: 'Feed pump', status: 'down' } });
    const rows = database
      .sql(
        'SELECT c.actor_id, c.station_id, c.at, c.command, j.field, j.old, j.new FROM journal j JOIN change_sets c ON c.seq = j.change_set WHERE j.entity = ? AND j.op = ? ORDER BY j.field',
      )
      .all('assets', 'update');
    const stamp = { actor_id: planner.userId, station_id: database.stationId, at: test.ports.clock.now() };
    expect(rows).toEqual([
      { ...stamp, command: 'assets.update', field: 'name', old: 'Pump', new: 'Feed pump' },
      { ...stamp, command: 'assets.update', field: 'status', old: 'running', new: 'down' },
    ]);
  });

  it('refuses a write from outside the program', async () => {
    await using test = await createTestCore();
    const outside = new Sqlite(join(test.dataFolder, 'millwright.db'));
    expect(() => outside.exec("UPDATE companies SET name = 'Mine'")).toThrow('current_change_set');
    outside.close();
    expect(() => test.core.services.database.sql("UPDATE companies SET name = 'Mine'").run()).toThrow(
      'unit of work',
    );
  });

  it('refuses a unit of work that waits', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    const waiting = (async () => undefined) as never;
    expect(() => database.write({ actorId: null, command: 'test' }, waiting)).toThrow('cannot wait');
    // @ts-expect-error an async callback is a compile error
    expect(() => database.write({ actorId: null, command: 'test' }, async () => 1)).toThrow('cannot wait');
  });
});
