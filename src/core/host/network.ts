/** The real network: plain TCP, as label printers speak it on port 9100. */
import { connect, type Socket } from 'node:net';
import { type Line, type Network, NetworkError } from '../ports.ts';

export const systemNetwork: Network = {
  connect: async ({ host, port, patienceMs }) => {
    const socket = connect({ host, port, noDelay: true });
    await settled(socket, patienceMs, (done) => socket.once('connect', done));
    return lineOn(socket, patienceMs);
  },
};

function lineOn(socket: Socket, patienceMs: number): Line {
  // What the printer says back is of no use, but unread it would keep the line from closing.
  socket.resume();
  // Between two calls nobody waits: the next one learns of it.
  socket.on('error', () => undefined);
  return {
    send: (text) =>
      settled(socket, patienceMs, (done) => {
        if (!socket.writable) socket.destroy();
        else socket.write(text, 'utf8', (error) => (error instanceof Error ? socket.destroy() : done()));
      }),
    close: () =>
      settled(socket, patienceMs, (done) => {
        socket.once('close', (hadError) => {
          if (!hadError) done();
        });
        socket.end();
      }),
    destroy: () => void socket.destroy(),
  };
}

/**
 * Waits until `begin` calls back, or rejects with a NetworkError once the socket is gone or patience is at its end.
 * What the other side says meanwhile makes no difference: one that chatters and takes nothing holds nobody up.
 */
function settled(socket: Socket, patienceMs: number, begin: (done: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => socket.destroy(new Error('no answer in time')), patienceMs);
    const gone = () => {
      stop();
      reject(new NetworkError());
    };
    const stop = () => {
      clearTimeout(patience);
      socket.off('error', gone);
      socket.off('close', gone);
    };
    const done = () => {
      stop();
      resolve();
    };
    if (socket.destroyed) {
      gone();
      return;
    }
    // Listeners run in their order: a close that is waited for is heard before one that was not.
    begin(done);
    socket.on('error', gone);
    socket.on('close', gone);
  });
}
