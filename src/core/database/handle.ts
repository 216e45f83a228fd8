import type { Database as Connection, Statement } from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import * as schema from './schema/index.ts';

export type Drizzle = BetterSQLite3Database<typeof schema>;

/** One connection and what was prepared on it: a statement belongs to the connection that prepared it. */
export class Handle {
  readonly connection: Connection;
  readonly drizzle: Drizzle;
  readonly #statements = new Map<string, Statement>();

  constructor(connection: Connection) {
    this.connection = connection;
    this.drizzle = drizzle(connection, { schema });
  }

  /** A prepared statement, kept by its text. */
  sql(text: string): Statement {
    let statement = this.#statements.get(text);
    if (statement === undefined) {
      statement = this.connection.prepare(text);
      this.#statements.set(text, statement);
    }
    return statement;
  }

  close(): void {
    this.#statements.clear();
    if (this.connection.open) this.connection.close();
  }
}
