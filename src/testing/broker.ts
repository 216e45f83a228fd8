/** Brokers for tests, each on a free port: Aedes in this process, and mosquitto where it is installed. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { Aedes, type AuthenticateError } from 'aedes';
import type { TestCertificate } from './certificate.ts';
import { freePort } from './free-port.ts';

export interface BrokerSettings {
  /** Who alone may connect; anybody when left out. */
  readonly login?: { readonly user: string; readonly password: string };
  /** With TLS. */
  readonly certificate?: TestCertificate;
  /** PEM text of the authority that vouches for clients; others are turned away. */
  readonly clientsOf?: string;
}

export interface TestBroker extends AsyncDisposable {
  readonly port: number;
  /** As if its computer lost power: nothing is said to anybody, and nothing is kept. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

type Make = (settings?: BrokerSettings) => Promise<TestBroker>;

const PATH = `${process.env['PATH']}:/usr/sbin:/usr/local/sbin`;

/** Whether mosquitto is installed (Debian: `apt-get install mosquitto`). */
const HAS_MOSQUITTO = spawnSync('mosquitto', ['-h'], { env: { ...process.env, PATH } }).error === undefined;

if (!HAS_MOSQUITTO) {
  process.stderr.write(
    'mosquitto is not on this machine: the tests with it are left out, those with Aedes run\n',
  );
}

/** The brokers that there are here. */
export const BROKERS: readonly { readonly name: string; readonly aBroker: Make }[] = [
  { name: 'Aedes', aBroker: anAedes },
  ...(HAS_MOSQUITTO ? [{ name: 'mosquitto', aBroker: aMosquitto }] : []),
];

async function anAedes({ login, certificate, clientsOf }: BrokerSettings = {}): Promise<TestBroker> {
  const port = await freePort();
  let running: { readonly broker: Aedes; readonly server: Server; readonly sockets: Set<Socket> } | null =
    null;
  const start = async () => {
    const broker = await Aedes.createBroker({
      authenticate: (_client, user, password, done) => {
        if (login === undefined || (user === login.user && String(password) === login.password))
          return done(null, true);
        const error: AuthenticateError = Object.assign(new Error('refused'), { returnCode: 4 });
        return done(error, null);
      },
    });
    const server =
      certificate === undefined
        ? createServer()
        : createTlsServer({
            ...certificate,
            ...(clientsOf !== undefined && { ca: clientsOf, requestCert: true }),
          });
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
    server.on(certificate === undefined ? 'connection' : 'secureConnection', broker.handle);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    running = { broker, server, sockets };
  };
  const kill = async () => {
    if (running === null) return;
    const { broker, server, sockets } = running;
    running = null;
    const isClosed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await isClosed;
    await new Promise<void>((resolve) => broker.close(() => resolve()));
  };
  await start();
  return { port, kill, start, [Symbol.asyncDispose]: kill };
}

/** Started by root it would become somebody who cannot read the folder. */
const OWNER = process.getuid?.() === 0 ? ['user root'] : [];

async function aMosquitto({ login, certificate, clientsOf }: BrokerSettings = {}): Promise<TestBroker> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'millwright-broker-'));
  const lines = [`listener ${port} 127.0.0.1`, 'persistence false', ...OWNER];
  lines.push(`allow_anonymous ${login === undefined}`);
  if (login !== undefined) {
    spawnSync('mosquitto_passwd', ['-c', '-b', join(folder, 'passwords'), login.user, login.password]);
    lines.push(`password_file ${join(folder, 'passwords')}`);
  }
  for (const [name, text] of Object.entries(certificate ?? {})) {
    writeFileSync(join(folder, name), text as string);
    lines.push(`${name}file ${join(folder, name)}`);
  }
  if (clientsOf !== undefined) {
    writeFileSync(join(folder, 'clients'), clientsOf);
    lines.push(`cafile ${join(folder, 'clients')}`, 'require_certificate true');
  }
  writeFileSync(join(folder, 'conf'), lines.join('\n'));
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
    kill,
    start,
    [Symbol.asyncDispose]: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
