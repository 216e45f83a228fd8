/** The life of the core inside its own process: opens on order, serves a port per window, closes on order. */
import { RPCHandler } from '@orpc/server/message-port';
import type { MessagePortMain } from 'electron';
import type { Core } from '../core/create-core.ts';
import { StartupError } from '../core/database/errors.ts';
import type { CoreOptions, Ports } from '../core/ports.ts';
import type { CoreOrder, CoreReport } from './core-messages.ts';

/** The part of `process.parentPort` this needs. */
export interface OrderPort {
  on(
    event: 'message',
    listener: (message: { readonly data: CoreOrder; readonly ports: readonly MessagePortMain[] }) => void,
  ): unknown;
  postMessage(report: CoreReport): void;
}

export interface CoreHostOptions {
  readonly orders: OrderPort;
  readonly createCore: (options: CoreOptions) => Promise<Core>;
  readonly portsFor: (dataFolder: string) => Ports;
  readonly exit: (code: number) => void;
}

/** Takes orders until it is told to close. An unknown fault ends the process; the supervisor starts another. */
export function runCoreHost({ orders, createCore, portsFor, exit }: CoreHostOptions): void {
  let core: Core | null = null;
  let serve: ((port: MessagePortMain) => void) | null = null;
  let opening: Promise<void> = Promise.resolve();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
  const report = (message: CoreReport): void => orders.postMessage(message);

  const open = async (order: Extract<CoreOrder, { type: 'open' }>): Promise<void> => {
    const ports = portsFor(order.dataFolder);
    try {
      const { dataFolder, migrationsFolder, holder } = order;
      const opened = await createCore({ dataFolder, migrationsFolder, holder, ports });
      core = opened;
      const handler = new RPCHandler(opened.router, opened.handlerOptions);
      serve = (port) => {
        handler.upgrade(port, { context: opened.connect() });
        port.start();
      };
      report({ type: 'ready' });
    } catch (error) {
      if (!(error instanceof StartupError)) {
        ports.log.error('core-not-opened', { name: error instanceof Error ? error.name : 'unknown' });
        throw error;
      }
      report({ type: 'refused', sentence: error.sentence });
    }
  };

  orders.on('message', ({ data, ports: [port] }) => {
    if (data.type === 'open') {
      opening = open(data).catch(() => exit(1));
    } else if (data.type === 'connect') {
      if (port !== undefined) serve?.(port);
    } else {
      // A core that is still opening may be migrating: it is let finish.
      opening
        .then(() => core?.close())
        .then(
          () => exit(0),
          () => exit(1),
        );
    }
  });
}
