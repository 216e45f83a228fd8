/** The browser host's command line. */
import { parseArgs } from 'node:util';

export interface ServeArguments {
  /** Folder with the station's data, or null for the platform's default. */
  readonly data: string | null;
  /** Port on 127.0.0.1; 0 lets the system choose a free one. */
  readonly port: number;
  /** Opens the default browser. */
  readonly open: boolean;
  readonly help: boolean;
}

export const SERVE_HELP = `Millwright in your browser, on this computer only.

  --data DIR   folder with the station's data (created when absent)
  --port N     port on 127.0.0.1 (default: a free one)
  --no-open    only print the address, do not open a browser
  --help       this text

While it runs, type "url" and Enter for a new one-time address; Ctrl+C ends it.`;

/** A command line nobody can follow; the message says what to write instead. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}

/**
 * Reads the arguments after the program's name.
 * @throws ArgumentError
 */
export function parseServeArguments(args: readonly string[]): ServeArguments {
  const options = {
    data: { type: 'string' },
    port: { type: 'string' },
    'no-open': { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  let values;
  try {
    ({ values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false }));
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message.split('. ')[0]}. --help lists what can be said.`);
  }
  if (values.data === '') throw new ArgumentError('--data needs the name of a folder.');
  return {
    data: values.data ?? null,
    port: values.port === undefined ? 0 : parsePort(values.port),
    open: values['no-open'] !== true,
    help: values.help === true,
  };
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port >= 0 && port <= 65_535)) {
    throw new ArgumentError(`--port needs a number from 0 to 65535, not "${text}".`);
  }
  return port;
}
