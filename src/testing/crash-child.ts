/**
 * A station that is killed. Started with what to do and where to die; every command is told on standard output
 * before it is sent and again once it is answered, in writes that a kill cannot hold back. The points at which
 * it can die are met by wrapping SQLite and the file system here, in this process; the product knows of none.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Sqlite from 'better-sqlite3';

export interface CrashPlan {
  readonly dataFolder: string;
  readonly migrationsFolder: string;
  readonly scenario:
    | 'work'
    | 'import'
    | 'attach'
    | 'open'
    | 'demo'
    | 'replace'
    | 'long'
    | 'records'
    | 'folder';
  readonly seed: number;
  /** Dies when the point is met so many times; `any` counts all of them. Null: lives. */
  readonly kill: {
    readonly point: CrashPoint | 'any';
    readonly times: number;
    /** Counted from the moment a command of this name is told. */
    readonly during?: string;
  } | null;
  /** Of the template; see crash.slow.test.ts. */
  readonly token: string;
  readonly ids: Readonly<Record<'part' | 'store' | 'otherStore' | 'metric' | 'asset' | 'workOrder', string>>;
}

const CRASH_POINTS = [
  'transaction begun',
  'row written',
  'before commit',
  'after commit',
  'migration run',
  'before rename',
  'after rename',
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

/** Told before a command: how many rows `sql` counts once it is done. In flight it is all of them or none. */
export interface Sent {
  readonly sent: number;
  readonly name: string;
  readonly proof: { readonly sql: string; readonly values: readonly unknown[]; readonly rows: number };
}
export type Told = Sent | { readonly done: number } | { readonly points: number };

let isCounting = true;

function tell(line: Told): void {
  if ('sent' in line && line.name === plan.kill?.during) isCounting = true;
  fs.writeSync(1, `${JSON.stringify(line)}\n`);
}

let met = 0;

function watch(kill: CrashPlan['kill']): void {
  const counts = new Map<CrashPoint, number>();
  const meet = (point: CrashPoint): void => {
    if (!isCounting) return;
    met += 1;
    const times = (counts.get(point) ?? 0) + 1;
    counts.set(point, times);
    const reached = kill?.point === 'any' ? met : kill?.point === point ? times : 0;
    if (kill !== null && reached === kill.times) process.kill(process.pid, 'SIGKILL');
  };

  // Both are called with the `this` they get.
  // oxlint-disable-next-line typescript/unbound-method
  const { exec } = Sqlite.prototype;
  Sqlite.prototype.exec = function (sql) {
    if (sql === 'COMMIT') meet('before commit');
    exec.call(this, sql);
    if (sql === 'BEGIN IMMEDIATE') meet('transaction begun');
    else if (sql === 'COMMIT') meet('after commit');
    else if (this.inTransaction && sql.length > 200) meet('migration run');
    return this;
  };
  const probe = new Sqlite(':memory:');
  const statement = Object.getPrototypeOf(probe.prepare('SELECT 1')) as Sqlite.Statement;
  probe.close();
  // oxlint-disable-next-line typescript/unbound-method
  const { run } = statement;
  statement.run = function (...values: unknown[]) {
    const result = run.apply(this, values);
    meet('row written');
    return result;
  };
  const { renameSync } = fs;
  fs.renameSync = (from, to) => {
    meet('before rename');
    renameSync(from, to);
    meet('after rename');
  };
  syncBuiltinESMExports();
}

const plan = JSON.parse(process.argv[2]!) as CrashPlan;
isCounting = plan.kill?.during === undefined;
watch(plan.kill);
// After the wrapping: the core takes what it finds.
const { startStation } = await import('./crash-station.ts');
await startStation(plan, tell);
tell({ points: met });
