/**
 * What a test needs to stand before it begins, made through the contract as the person who is signed in to a
 * window. Steps that a test is about are walked on the screen instead. Browser host only.
 */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { Page } from '@playwright/test';
import { WebSocket } from 'ws';
import type { Client } from '../src/shared/contract/index.ts';
import { RPC_PATH } from '../src/shared/host.ts';
import { uuidv7 } from '../src/shared/ids.ts';
import { randomBytes } from 'node:crypto';

export function newId(): string {
  return uuidv7(Date.now(), (length) => randomBytes(length));
}

/** Runs `work` as whoever is signed in to `page`. */
export async function throughContract<T>(page: Page, work: (client: Client) => Promise<T>): Promise<T> {
  const { origin, host } = new URL(page.url());
  const cookies = await page.context().cookies(origin);
  const session = await page.evaluate(() => localStorage.getItem('millwright.session'));
  const socket = new WebSocket(`ws://${host}${RPC_PATH}`, {
    origin,
    headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
  });
  const link = new RPCLink({
    websocket: socket as unknown as globalThis.WebSocket,
    headers: { authorization: `Bearer ${session}` },
  });
  try {
    return await work(createORPCClient(link));
  } finally {
    socket.close();
  }
}
