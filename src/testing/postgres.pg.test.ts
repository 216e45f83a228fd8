import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from './postgres.ts';

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  // The server may go away under an open connection; that is one of the cases.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

describe('PostgreSQL for tests', () => {
  let postgres: TestPostgres;

  beforeAll(async () => {
    postgres = await startPostgres();
  });

  afterAll(async () => {
    await postgres.stop();
  });

  it('is version 15 or newer and stores UTF-8', async () => {
    const { rows } = await withClient(postgres.url, (client) =>
      client.query<{ version: number; encoding: string; text: string }>(
        `SELECT current_setting('server_version_num')::int AS version,
                current_setting('server_encoding') AS encoding,
                $1::text AS text`,
        ['Förderpumpe 泵 ⚙'],
      ),
    );
    expect(rows[0]).toMatchObject({ encoding: 'UTF8', text: 'Förderpumpe 泵 ⚙' });
    expect(rows[0]!.version).toBeGreaterThanOrEqual(150_000);
  });

  it('is of a superuser, so that a test can make roles and databases', async () => {
    const { rows } = await withClient(postgres.url, (client) =>
      client.query<{ rolsuper: boolean }>('SELECT rolsuper FROM pg_roles WHERE rolname = current_user'),
    );
    expect(rows).toEqual([{ rolsuper: true }]);
  });
});

describe.runIf(!process.env['TEST_PG_URL'])('a PostgreSQL of our own', () => {
  it('goes away with the process that started it, however that dies', async () => {
    const script = `import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'postgres.ts'))};
      console.log((await startPostgres()).url);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [url] = (await once(child.stdout, 'data')) as [Buffer];
    const client = new Client({ connectionString: url.toString().trim() });
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      "SELECT current_setting('data_directory') AS folder",
    );
    const lost = new Promise((resolve) => client.once('end', resolve));
    child.kill('SIGKILL');
    await lost;
    // The keeper removes the folder right after the server has gone.
    await expect.poll(() => existsSync(rows[0]!.folder)).toBe(false);
  });
});
