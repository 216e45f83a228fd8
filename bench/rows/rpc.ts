/** A round trip from a window to the core over a real WebSocket, beside the core's own work. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocket, WebSocketServer } from 'ws';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { listAssets } from '../../src/core/assets/list.ts';
import { builtinRoleId } from '../../src/core/people/roles.ts';
import { createAccount } from '../../src/core/people/accounts.ts';
import { openSession } from '../../src/core/people/sessions.ts';
import type { Client } from '../../src/shared/contract/index.ts';
import { freshId, median, plant, plantTree, timed, timedAsync } from '../plant.ts';
import type { BenchRow } from '../row.ts';

const WINDOW = { offset: 0, limit: 50 };

const row: BenchRow = {
  id: 'rpc',
  size: 'list of 50 over a WebSocket',
  unit: 'ms',
  budget: null,
  excess: 3,
  async run() {
    await using test = await plant();
    plantTree(test, 10_000, 6);
    const { database, ports } = test.core.services;
    const token = database.write({ actorId: null, command: 'bench.person' }, (tx) => {
      const id = freshId(test);
      createAccount(tx, {
        id,
        username: 'bench',
        fullName: 'Bench',
        roleId: builtinRoleId('admin'),
        passwordHash: '',
        mustChangePassword: false,
      });
      return openSession(tx, id, ports.randomBytes);
    });
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    const handler = new RPCHandler(test.core.router, test.core.handlerOptions);
    server.on('connection', (socket) => void handler.upgrade(socket, { context: test.core.connect() }));
    const websocket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await once(websocket, 'open');
    const link = new RPCLink({
      websocket,
      headers: () => ({ authorization: `Bearer ${token}` }),
    });
    const client: Client = createORPCClient(link);
    const filter = {
      ...WINDOW,
      text: '',
      status: [],
      typeId: null,
      locationId: null,
      criticality: [],
      responsible: null,
      keyword: null,
      sort: 'tag' as const,
      direction: 'asc' as const,
    };
    await client.assets.list(WINDOW);
    const ours: number[] = [];
    const yardstick: number[] = [];
    for (let run = 0; run < 60; run += 1) {
      ours.push(await timedAsync(() => client.assets.list(WINDOW)));
      yardstick.push(timed(() => void listAssets(database, filter, '')));
    }
    websocket.close();
    server.close();
    return { ours: median(ours), yardstick: median(yardstick) };
  },
};
export default row;
