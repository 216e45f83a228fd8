import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { RouterClient } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { StartupError } from '../core/database/errors.ts';
import { fakeCore, type FakeRouter } from '../testing/fake-core.ts';
import { testPorts } from '../testing/ports.ts';
import { rememberingLog } from '../testing/remembering-log.ts';
import { type CoreHostOptions, type OrderPort, runCoreHost } from './core-host.ts';
import type { CoreOrder, CoreReport } from './core-messages.ts';

const OPEN: CoreOrder = { type: 'open', dataFolder: '/d', migrationsFolder: '/m', holder: 'h' };

function coreProcess(createCore?: CoreHostOptions['createCore']) {
  const core = fakeCore();
  const log = rememberingLog();
  let listener: Parameters<OrderPort['on']>[1] | null = null;
  const reports: CoreReport[] = [];
  const reported = Promise.withResolvers<void>();
  const exited = Promise.withResolvers<number>();
  runCoreHost({
    orders: {
      on: (_event, added) => (listener = added),
      postMessage: (report) => {
        reports.push(report);
        reported.resolve();
      },
    },
    createCore: createCore ?? (() => Promise.resolve(core)),
    portsFor: () => ({ ...testPorts(), log }),
    exit: exited.resolve,
  });
  return {
    core,
    log,
    reports,
    reported: reported.promise,
    exited: exited.promise,
    order: (data: CoreOrder, ...ports: unknown[]) => listener!({ data, ports: ports as never }),
  };
}

/** Electron's ports raise `{data}` where Node's raise the data itself, and nothing before they are started. */
function electronPort(port: MessageChannel['port1']) {
  const listeners: (() => void)[] = [];
  return {
    postMessage: (message: unknown) => port.postMessage(message),
    on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) =>
      listeners.push(() => port.on(event, (data: unknown) => listener({ data }))),
    start: () => {
      for (const listen of listeners) listen();
    },
  };
}

describe('the core in its own process', () => {
  it('serves the contract to each window over a port of its own', async () => {
    const process = coreProcess();
    process.order(OPEN);
    await process.reported;
    expect(process.reports).toEqual([{ type: 'ready' }]);
    const names: string[] = [];
    for (let window = 0; window < 2; window += 1) {
      const { port1, port2 } = new MessageChannel();
      process.order({ type: 'connect' }, electronPort(port1));
      const client: RouterClient<FakeRouter> = createORPCClient(new RPCLink({ port: port2 }));
      names.push(await client.whoAmI());
      const counted: number[] = [];
      for await (const number of await client.count()) counted.push(number);
      expect(counted).toEqual([1, 2, 3]);
      port2.close();
    }
    expect(names).toEqual(['connection-1', 'connection-2']);
  });

  it('passes on the sentence when the data cannot be opened', async () => {
    const process = coreProcess(() => Promise.reject(new StartupError('database-newer', 'It is newer.')));
    process.order(OPEN);
    await process.reported;
    expect(process.reports).toEqual([{ type: 'refused', sentence: 'It is newer.' }]);
  });

  it('ends with a line in the log, without the message, on a fault of the program', async () => {
    const process = coreProcess(() => Promise.reject(new TypeError('Ana’s password')));
    process.order(OPEN);
    expect(await process.exited).toBe(1);
    expect(process.log.lines).toEqual(['error core-not-opened {"name":"TypeError"}']);
  });

  it('closes the core before it ends, even while it is still opening', async () => {
    const opening = Promise.withResolvers<ReturnType<typeof fakeCore>>();
    const process = coreProcess(() => opening.promise);
    process.order(OPEN);
    process.order({ type: 'close' });
    opening.resolve(process.core);
    expect(await process.exited).toBe(0);
    expect(process.core.closed).toBe(true);
  });
});
