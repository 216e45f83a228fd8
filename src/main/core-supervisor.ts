/**
 * Keeps the core running. It lives in a process of its own, as SQLite calls block and windows must not wait.
 * Promise: when that process dies it is started again, and every window that asked for a port gets a new one;
 * what the core acknowledged is in the database, so nothing is lost.
 */
import type { MessagePortMain } from 'electron';
import type { Log } from '../core/ports.ts';
import { PORT_HANDED } from '../shared/host.ts';
import type { CoreOrder, CoreReport } from './core-messages.ts';

/** The part of UtilityProcess this needs. */
export interface CoreChild {
  postMessage(order: CoreOrder, transfer?: MessagePortMain[]): void;
  on(event: 'message', listener: (report: CoreReport) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

/** The part of WebContents this needs. */
export interface PortTaker {
  readonly id: number;
  postMessage(channel: string, message: unknown, transfer?: MessagePortMain[]): void;
  once(event: 'destroyed', listener: () => void): unknown;
}

export interface SupervisorOptions {
  readonly fork: () => CoreChild;
  readonly createChannel: () => { readonly port1: MessagePortMain; readonly port2: MessagePortMain };
  readonly open: Extract<CoreOrder, { type: 'open' }>;
  /** Calls back after so many milliseconds. */
  readonly after: (ms: number, call: () => void) => void;
  /** The data cannot be opened; the program cannot go on. */
  readonly onRefused: (sentence: string) => void;
  /** The core died so often in a row that the person should know; it is still being started again. */
  readonly onFailing: () => void;
  readonly log: Log;
}

export interface CoreSupervisor {
  /** Gives the window a port, now or as soon as the core is up, and a new one after each restart. */
  connect(window: PortTaker): void;
  /** Closes the core; resolves when its process is gone. */
  stop(): Promise<void>;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
const FAILING_AFTER = 5;
/** A core that was up this long has recovered. */
const STEADY_AFTER_MS = 60_000;
const CLOSE_LIMIT_MS = 10_000;

/** Milliseconds to wait before the start that follows the nth death in a row (n = 1, 2, …). */
export function waitBeforeRestart(deaths: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (deaths - 1), LONGEST_WAIT_MS);
}

export function superviseCore(options: SupervisorOptions): CoreSupervisor {
  const { log } = options;
  const windows = new Map<number, PortTaker>();
  const stopped = Promise.withResolvers<void>();
  let child: CoreChild;
  let running = false;
  let ready = false;
  let stopping = false;
  let refused = false;
  let deaths = 0;

  const hand = (window: PortTaker): void => {
    const { port1, port2 } = options.createChannel();
    child.postMessage({ type: 'connect' }, [port1]);
    window.postMessage(PORT_HANDED, null, [port2]);
  };

  const start = (): void => {
    if (stopping) return;
    const started = options.fork();
    child = started;
    running = true;
    started.on('message', (report) => {
      if (report.type === 'ready') {
        ready = true;
        options.after(STEADY_AFTER_MS, () => {
          if (child === started && running) deaths = 0;
        });
        log.info('core-ready', { windows: windows.size });
        for (const window of windows.values()) hand(window);
      } else {
        refused = true;
        options.onRefused(report.sentence);
      }
    });
    started.on('exit', (code) => {
      deaths += 1;
      running = false;
      ready = false;
      if (stopping) return stopped.resolve();
      if (refused) return;
      log.error('core-died', { code, deaths });
      if (deaths === FAILING_AFTER) options.onFailing();
      options.after(waitBeforeRestart(deaths), start);
    });
    started.postMessage(options.open, []);
  };

  start();

  return {
    connect(window) {
      if (!windows.has(window.id)) window.once('destroyed', () => windows.delete(window.id));
      windows.set(window.id, window);
      if (ready) hand(window);
    },
    stop() {
      if (!stopping) {
        stopping = true;
        // Between a death and the next start there is no process to wait for.
        if (!running) stopped.resolve();
        else {
          child.postMessage({ type: 'close' }, []);
          options.after(CLOSE_LIMIT_MS, () => child.kill());
        }
      }
      return stopped.promise;
    },
  };
}
