import { describe, expect, it } from 'vitest';
import { anAsset } from '../../testing/factories.ts';
import { createTestCore, refusal } from '../../testing/core.ts';
import { toAppError } from './errors.ts';

describe('a failure', () => {
  it.each([
    ['SQLITE_FULL', 'database or disk is full', 'DISK_FULL', {}],
    ['SQLITE_BUSY', 'database is locked', 'DATABASE_BUSY', {}],
    ['SQLITE_CONSTRAINT_UNIQUE', 'UNIQUE constraint failed: assets.tag', 'ALREADY_EXISTS', { field: 'tag' }],
    [
      'SQLITE_CONSTRAINT_UNIQUE',
      "UNIQUE constraint failed: index 'users_username'",
      'ALREADY_EXISTS',
      { field: 'username' },
    ],
    [
      'SQLITE_CONSTRAINT_UNIQUE',
      'UNIQUE constraint failed: metrics.asset_id, metrics.serial_number',
      'ALREADY_EXISTS',
      { field: 'serialNumber' },
    ],
    ['SQLITE_CONSTRAINT_FOREIGNKEY', 'FOREIGN KEY constraint failed', 'NOT_FOUND', { entity: 'reference' }],
    ['SQLITE_CORRUPT', 'database disk image is malformed', 'INTERNAL', {}],
  ])('of SQLite %s (%s) becomes %s', (code, message, expected, params) => {
    expect(toAppError(Object.assign(new Error(message), { code }))).toMatchObject({ code: expected, params });
  });

  it('of an index over an expression names the column, however many words its table has', async () => {
    await using test = await createTestCore();
    const indexes = test.core.services.database
      .sql(
        `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE UNIQUE INDEX % %er("%'`,
      )
      .all() as { name: string; sql: string }[];
    expect(indexes.map(({ name }) => name)).toContain('label_printers_name');
    for (const { name, sql } of indexes) {
      const message = `UNIQUE constraint failed: index '${name}'`;
      const error = Object.assign(new Error(message), { code: 'SQLITE_CONSTRAINT_UNIQUE' });
      const field = /(?:low|upp)er\("(\w+)"\)/.exec(sql)![1];
      expect([name, toAppError(error).params]).toEqual([name, { field }]);
    }
  });

  it('names the fields of an input that is not valid, and nothing of what was in them', async () => {
    await using test = await createTestCore();
    const call = test.as('planner').metrics.create({
      id: 'no id',
      assetId: anAsset(test),
      name: '',
      unit: 'secret text that is far too long for a unit',
    });
    expect(await refusal(call)).toEqual({
      code: 'INVALID_INPUT',
      params: { fields: ['id', 'name', 'unit'] },
    });
  });

  it('of the program itself is called internal, tells the caller nothing and the log no message', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const metricId = anAsset(test);
    test.core.services.database.write({ actorId: null, command: 'test' }, (tx) => {
      tx.sql('DROP TABLE thresholds').run();
    });
    expect(await refusal(planner.metrics.get({ id: metricId }))).toEqual({ code: 'INTERNAL', params: {} });
    const [line] = test.ports.log.lines.filter(({ level }) => level === 'error');
    expect(line?.details).toMatchObject({ command: 'metrics.get', kind: expect.any(String) as string });
    expect(JSON.stringify(line)).not.toContain('thresholds');
  });
});
