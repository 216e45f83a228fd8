/** What SQLite would do for the questions a piece of code asks, to prove that none reads a whole table. */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Reader } from '../core/database/database.ts';
import { provideNaturalKey } from '../core/database/natural-order.ts';
import * as schema from '../core/database/schema/index.ts';
import type { TestCore } from './core.ts';

/**
 * The steps of the plans of every statement that `read` runs, as EXPLAIN QUERY PLAN words them:
 * `SEARCH a USING INDEX …` goes to rows, `SCAN a …` passes over all of a table or index.
 */
export function queryPlans(test: TestCore, read: (db: Reader) => unknown): string[] {
  const statements: string[] = [];
  const connection = new Sqlite(join(test.dataFolder, 'millwright.db'), {
    readonly: true,
    verbose: (statement) => statements.push(statement as string),
  });
  provideNaturalKey(connection);
  try {
    const db = drizzle(connection, { schema });
    read({
      select: db.select.bind(db),
      selectDistinct: db.selectDistinct.bind(db),
      sql: (text) => connection.prepare(text),
    });
    return [...statements].flatMap((statement) =>
      connection
        .prepare(`EXPLAIN QUERY PLAN ${statement}`)
        .all()
        .map((step) => (step as { detail: string }).detail),
    );
  } finally {
    connection.close();
  }
}

/** The steps that pass over all of a table or index; what the statement computed itself does not count. */
export function scans(test: TestCore, read: (db: Reader) => unknown): string[] {
  const plans = queryPlans(test, read);
  const computed = new Set(plans.map((step) => /^(?:MATERIALIZE|CO-ROUTINE) (\S+)/.exec(step)?.[1]));
  return plans.filter((step) => {
    const scanned = /^SCAN (\S+)(?!.* (?:VIRTUAL TABLE|ROW$))/.exec(step)?.[1];
    return scanned !== undefined && !computed.has(scanned);
  });
}
