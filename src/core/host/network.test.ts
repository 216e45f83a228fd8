import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type Line, NetworkError } from '../ports.ts';
import { systemNetwork } from './network.ts';

/** A printer on the loopback: what it was sent, and what it does with a line that is opened. */
async function aPrinter(onLine: (socket: Socket) => void = () => undefined, allowHalfOpen = false) {
  const received: Promise<string>[] = [];
  const open = new Set<Socket>();
  const server: Server = createServer({ allowHalfOpen }, (socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    received.push(
      new Promise((resolve) => {
        let text = '';
        socket.setEncoding('utf8');
        socket.on('data', (chunk: string) => (text += chunk));
        socket.on('close', () => resolve(text));
      }),
    );
    onLine(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    at: { host: '127.0.0.1', port: (server.address() as AddressInfo).port, patienceMs: 5000 },
    received,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

describe('the network', () => {
  it('hands over all that is sent, in order, before the line is closed', async () => {
    await using printer = await aPrinter();
    const line = await systemNetwork.connect(printer.at);
    const pieces = Array.from({ length: 300 }, (_, nth) => `^XA${nth} Förderpumpe^XZ\n`.repeat(20));
    for (const piece of pieces) await line.send(piece);
    await line.close();
    expect(await printer.received[0]).toBe(pieces.join(''));
  });

  it('says so when nobody listens', async () => {
    const { at } = await (async () => {
      await using printer = await aPrinter();
      return printer;
    })();
    await expect(systemNetwork.connect(at)).rejects.toBeInstanceOf(NetworkError);
  });

  it('says so when the name is nobody’s', async () => {
    const at = { host: 'printer.invalid', port: 9100, patienceMs: 5000 };
    await expect(systemNetwork.connect(at)).rejects.toBeInstanceOf(NetworkError);
  });

  it('says so when the other side goes away in the middle', async () => {
    await using printer = await aPrinter((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const line = await systemNetwork.connect(printer.at);
    const all = (async () => {
      for (let nth = 0; nth < 10_000; nth += 1) await line.send('^XA^XZ'.repeat(1000));
    })();
    await expect(all).rejects.toBeInstanceOf(NetworkError);
  });

  it('says so when the other side takes nothing any more', async () => {
    await using printer = await aPrinter((socket) => socket.pause());
    const line = await systemNetwork.connect({ ...printer.at, patienceMs: 100 });
    const all = (async () => {
      for (;;) await line.send('^XA^XZ'.repeat(100_000));
    })();
    await expect(all).rejects.toBeInstanceOf(NetworkError);
  });

  it.each<[string, (line: Line) => Promise<void>]>([
    ['takes nothing', (line) => line.send('^XA^XZ'.repeat(2_000_000))],
    ['never hangs up', (line) => line.close()],
  ])('is not held up by one that %s but goes on talking', async (_, wait) => {
    const talking: NodeJS.Timeout[] = [];
    await using printer = await aPrinter((socket) => {
      socket.pause();
      talking.push(setInterval(() => socket.write('busy'), 10));
    }, true);
    const line = await systemNetwork.connect({ ...printer.at, patienceMs: 200 });
    await expect(wait(line)).rejects.toBeInstanceOf(NetworkError);
    for (const interval of talking) clearInterval(interval);
  });

  it('breaks off at once when asked', async () => {
    await using printer = await aPrinter((socket) => socket.pause());
    const line = await systemNetwork.connect(printer.at);
    line.destroy();
    await expect(line.send('^XA^XZ')).rejects.toBeInstanceOf(NetworkError);
    await expect(line.close()).rejects.toBeInstanceOf(NetworkError);
  });
});
