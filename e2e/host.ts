/** The real, built browser host as a process of its own, the way a person starts it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const serve = join(import.meta.dirname, '..', 'out', 'main', 'serve.js');

export interface RunningHost {
  /** A one-time address for one browser context. */
  newUrl(): Promise<string>;
  /** Ends it in good order; rejects when it ends with an error. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** Starts the host on a data folder and waits for its first address. */
export async function startHost(dataFolder: string): Promise<RunningHost> {
  const child = spawn(process.execPath, [serve, '--data', dataFolder, '--no-open'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const urls = addresses(child);
  const first = await urls.next();
  let unused: string | null = first;
  const ended = once(child, 'exit') as Promise<[number | null]>;

  return {
    async newUrl() {
      if (unused !== null) {
        const url = unused;
        unused = null;
        return url;
      }
      child.stdin.write('url\n');
      return urls.next();
    },
    async stop() {
      child.kill('SIGTERM');
      const [code] = await ended;
      if (code !== 0) throw new Error(`The browser host ended with code ${code}.`);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The addresses the host prints, one after the other; rejects when it ends instead. */
function addresses(child: ChildProcess): { next(): Promise<string> } {
  const printed: string[] = [];
  const waiting: PromiseWithResolvers<string>[] = [];
  createInterface({ input: child.stdout! }).on('line', (line) => {
    const [url] = /http:\/\/127\.0\.0\.1:\S+/.exec(line) ?? [];
    if (url === undefined) return;
    const next = waiting.shift();
    if (next === undefined) printed.push(url);
    else next.resolve(url);
  });
  child.once('exit', (code) => {
    for (const next of waiting) next.reject(new Error(`The browser host ended with code ${code}.`));
  });
  return {
    next() {
      const url = printed.shift();
      if (url !== undefined) return Promise.resolve(url);
      const next = Promise.withResolvers<string>();
      waiting.push(next);
      return next.promise;
    },
  };
}
