/** The real network: plain TCP, as label printers speak it on port 9100. */
import { connect, type Socket } from 'node:net';
import { type Line, type Network, NetworkError } from '../ports.ts';

export const systemNetwork: Network = {
  connect: async ({ host, port, patienceMs }) => {
    const socket = connect({ host, port, noDelay: true });
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('no answer in time')));
    await settled(socket, (done) => socket.once('connect', done));
    return lineOn(socket);
  },
};

function lineOn(socket: Socket): Line {
  // What the printer says back is of no use, but unread it would keep the line from closing.
  socket.resume();
  // Between two calls nobody waits: the next one learns of it.
  socket.on('error', () => undefined);
  return {
    send: (text) =>
      settled(socket, (done) => {
        if (!socket.writable) socket.destroy();
        else socket.write(text, 'utf8', (error) => (error instanceof Error ? socket.destroy() : done()));
      }),
    close: () =>
      settled(socket, (done) => {
        socket.once('close', (hadError) => {
          if (!hadError) done();
        });
        socket.end();
      }),
    destroy: () => void socket.destroy(),
  };
}

/** Waits until `begin` calls back, or rejects with a NetworkError once the socket is gone. */
function settled(socket: Socket, begin: (done: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = () => {
      stop();
      reject(new NetworkError());
    };
    const stop = () => {
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
