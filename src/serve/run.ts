/** One life of the browser host: opens the core, serves it, prints the address, ends when it is told to. */
import { hostname, homedir } from 'node:os';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Core } from '../core/create-core.ts';
import { StartupError } from '../core/database/errors.ts';
import { defaultDataFolder } from '../core/host/folders.ts';
import { fileSink } from '../core/host/log.ts';
import type { PageSource } from '../core/host/static-files.ts';
import { systemPorts } from '../core/host/system-ports.ts';
import type { CoreOptions } from '../core/ports.ts';
import { parseServeArguments, SERVE_HELP } from './args.ts';
import { openBrowser } from './open-browser.ts';
import { startServer, type ServerOptions } from './server.ts';

export interface ServeOptions {
  readonly args: readonly string[];
  readonly pages: PageSource;
  readonly migrationsFolder: string;
  readonly createCore: (options: CoreOptions) => Promise<Core>;
  readonly stdin: NodeJS.ReadableStream;
  /** Prints one line to the person at the terminal. */
  readonly print: (line: string) => void;
  /** Resolves when the host shall end. */
  readonly ended: Promise<void>;
  readonly development?: ServerOptions['development'];
}

/**
 * Serves until `ended`.
 * @throws ArgumentError, StartupError and HostError, whose messages are sentences for the person at the terminal
 */
export async function serve(options: ServeOptions): Promise<void> {
  const { print } = options;
  const args = parseServeArguments(options.args);
  if (args.help) return print(SERVE_HELP);

  const machine = { platform: process.platform, env: process.env, home: homedir() };
  const dataFolder = resolve(args.data ?? defaultDataFolder(machine));
  const ports = systemPorts(fileSink(dataFolder));
  const core = await options.createCore({
    dataFolder,
    migrationsFolder: options.migrationsFolder,
    holder: `Millwright (browser), ${hostname()}`,
    ports,
  });
  try {
    const server = await startServer({
      core,
      pages: options.pages,
      port: args.port,
      randomBytes: ports.randomBytes,
      log: ports.log,
      development: options.development,
    }).catch((error: unknown) => {
      throw portProblem(error, args.port);
    });
    const address = server.newUrl();
    print(`Millwright is ready: ${address}`);
    print('The address works once. Type url and Enter for a new one, Ctrl+C to end.');
    if (args.open) openBrowser(address);
    const lines = createInterface({ input: options.stdin });
    lines.on('line', (line) => {
      if (line.trim() === 'url') print(server.newUrl());
    });
    await options.ended;
    lines.close();
    await server.close();
  } finally {
    await core.close();
  }
}

/** The server cannot start; the message is a sentence. */
export class HostError extends Error {
  override readonly name = 'HostError';
}

function portProblem(error: unknown, port: number): Error {
  const code = (error as { code?: string }).code;
  if (code === 'EADDRINUSE') {
    return new HostError(
      `Port ${port} is in use by another program. Your data is safe. Leave out --port, or name another one.`,
    );
  }
  if (code === 'EACCES') {
    return new HostError(
      `Port ${port} may not be used by this account. Your data is safe. Leave out --port, or name one above 1023.`,
    );
  }
  return error as Error;
}

/** The sentence for an error the person can do something about, or null for a fault of the program. */
export function sentenceOf(error: unknown): string | null {
  if (error instanceof StartupError) return error.sentence;
  const named = error instanceof Error && (error.name === 'ArgumentError' || error.name === 'HostError');
  return named ? error.message : null;
}
