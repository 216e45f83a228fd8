import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartupError } from '../core/database/errors.ts';
import type { CoreOptions } from '../core/ports.ts';
import { fakeCore } from '../testing/fake-core.ts';
import { sentenceOf, serve, type ServeOptions } from './run.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millwright-run-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** A host in this process, with a terminal the test types on. */
function terminal(args: readonly string[], overrides: Partial<ServeOptions> = {}) {
  const core = fakeCore();
  const opened: CoreOptions[] = [];
  const stdin = new PassThrough();
  const printed: string[] = [];
  let waiting: ((line: string) => void) | null = null;
  let unread = 0;
  const end = Promise.withResolvers<void>();
  const life = serve({
    args: ['--data', folder, '--no-open', ...args],
    pages: { respond: () => Promise.resolve({ status: 200, headers: {}, body: new Uint8Array() }) },
    migrationsFolder: '/migrations',
    createCore: (options) => {
      opened.push(options);
      return Promise.resolve(core);
    },
    stdin,
    print: (line) => {
      printed.push(line);
      waiting?.(line);
    },
    ended: end.promise,
    ...overrides,
  });
  return {
    core,
    opened,
    stdin,
    printed,
    life,
    end: end.resolve,
    nextLine: async () => {
      if (unread === printed.length) await new Promise<string>((resolve) => (waiting = resolve));
      waiting = null;
      return printed[unread++]!;
    },
  };
}

describe('the browser host from start to end', () => {
  it('opens the core on the folder, prints an address that works, and closes the core at the end', async () => {
    const host = terminal([]);
    const url = /http:\S+/.exec(await host.nextLine())![0];
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[A-Za-z0-9_-]{32}$/);
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(303);
    expect(host.opened[0]).toMatchObject({
      dataFolder: folder,
      migrationsFolder: '/migrations',
      holder: expect.stringMatching(/^Millwright \(browser\), ./),
    });
    host.end();
    await host.life;
    expect(host.core.closed).toBe(true);
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('prints a new address when somebody types url', async () => {
    const host = terminal([]);
    const first = /http:\S+/.exec(await host.nextLine())![0];
    await host.nextLine();
    host.stdin.write('hello\nurl\n');
    const second = await host.nextLine();
    expect(second).not.toBe(first);
    expect((await fetch(second, { redirect: 'manual' })).status).toBe(303);
    host.end();
    await host.life;
  });

  it('says that the port is taken, and closes the core', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const host = terminal(['--port', String(port)]);
    const error = await host.life.catch((reason: unknown) => reason);
    expect(sentenceOf(error)).toBe(
      `Port ${port} is in use by another program. Your data is safe. Leave out --port, or name another one.`,
    );
    expect(host.core.closed).toBe(true);
    other.close();
  });

  it('passes on why the data cannot be opened', async () => {
    const sentence = 'The folder is open in Millwright (desktop) on L3-PC04. Close it there first.';
    const host = terminal([], {
      createCore: () => Promise.reject(new StartupError('folder-in-use', sentence)),
    });
    expect(sentenceOf(await host.life.catch((reason: unknown) => reason))).toBe(sentence);
  });

  it('explains itself without opening anything', async () => {
    const host = terminal(['--help']);
    await host.life;
    expect(host.printed.join('\n')).toContain('--data DIR');
    expect(host.opened).toEqual([]);
  });

  it('has no sentence for a fault of the program', () => {
    expect(sentenceOf(new TypeError('x is not a function'))).toBeNull();
  });

  it('keeps the address out of the log file', async () => {
    const host = terminal([]);
    const url = new URL(/http:\S+/.exec(await host.nextLine())![0]);
    host.opened[0]!.ports.log.info('started', { tables: 3 });
    host.end();
    await host.life;
    const log = await readFile(join(folder, 'logs', 'millwright.log'), 'utf8');
    expect(log).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z info started tables=3\n$/);
    expect(log).not.toContain(url.searchParams.get('token')!);
  });
});
