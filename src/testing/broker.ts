/** A real broker for tests: mosquitto on a free port, with what it keeps in a folder of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PATH = `${process.env['PATH']}:/usr/sbin:/usr/local/sbin`;

/** Whether mosquitto is installed (Debian: `apt-get install mosquitto`). */
export const HAS_BROKER =
  spawnSync('mosquitto', ['-h'], { env: { ...process.env, PATH } }).error === undefined;

/** Started by root it would become somebody who cannot read the folder. */
const OWNER = process.getuid?.() === 0 ? ['user root'] : [];

export interface TestBroker extends AsyncDisposable {
  readonly port: number;
  readonly folder: string;
  /** As if its computer lost power: nothing is said to anybody. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** @param settings lines of its configuration; `{folder}` is its folder */
export async function aBroker(
  settings: readonly string[] = ['allow_anonymous true'],
  prepare: (folder: string) => void = () => {},
): Promise<TestBroker> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'millwright-broker-'));
  prepare(folder);
  const lines = [`listener ${port} 127.0.0.1`, 'persistence false', ...OWNER, ...settings];
  writeFileSync(join(folder, 'conf'), lines.map((line) => line.replaceAll('{folder}', folder)).join('\n'));
  let running: ChildProcess | null = null;
  const start = async () => {
    running = spawn('mosquitto', ['-c', join(folder, 'conf')], {
      env: { ...process.env, PATH },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const { stderr } = running;
    await new Promise<void>((resolve, reject) => {
      let said = '';
      stderr!.on('data', (piece: Buffer) => {
        said += String(piece);
        if (/ running\b/.test(said)) resolve();
      });
      running!.once('exit', () => reject(new Error(said)));
    });
  };
  const kill = async () => {
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running!.once('exit', resolve));
    running.kill('SIGKILL');
    await gone;
  };
  await start();
  return {
    port,
    folder,
    kill,
    start,
    [Symbol.asyncDispose]: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
