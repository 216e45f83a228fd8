/**
 * Holds one PostgreSQL for a test: `postgres-keeper.ts FOLDER PROGRAM ARGS…`. When standard input closes, by
 * order or because the test's process died, the server is stopped and FOLDER is removed.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const [folder, program, ...args] = process.argv.slice(2);
const { MILLWRIGHT_PG_ACCOUNT: account, ...env } = process.env;
const lent = JSON.parse(account ?? 'null') as { uid: number; gid: number } | null;

const server = spawn(program!, args, { ...lent, env, stdio: ['ignore', 'ignore', 'inherit'] });
// A fast shutdown: sessions are cut, which is what the end of a test means.
const stop = (): void => void server.kill('SIGINT');
process.stdin.on('end', stop).on('error', stop).resume();
process.on('SIGINT', () => undefined);
process.on('SIGTERM', stop);
server.once('exit', (code) => {
  rmSync(folder!, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code ?? 1);
});
