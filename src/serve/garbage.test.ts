/**
 * Attack or accident: something on the socket that is not what a page of ours sends. The library the contract
 * is carried with prints what it cannot read, with a piece of it; a person may have typed that piece.
 */
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { startTestHost, type TestHost } from '../testing/browser-host.ts';
import { createTestCore, type TestCore } from '../testing/core.ts';

const SECRET = 'Hydraulik leckt bei Ana';

const printed: MockInstance[] = [];
let faults: unknown[];
const onFault = (reason: unknown) => void faults.push(reason);

beforeEach(() => {
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    printed.push(vi.spyOn(console, method).mockReturnValue(undefined));
  }
  printed.push(vi.spyOn(process.stderr, 'write').mockReturnValue(true));
  faults = [];
  process.on('unhandledRejection', onFault);
});
afterEach(() => {
  process.off('unhandledRejection', onFault);
  for (const spy of printed.splice(0)) spy.mockRestore();
});

async function page(host: TestHost): Promise<WebSocket> {
  const headers = { host: `127.0.0.1:${host.port}`, origin: host.server.origin, cookie: await host.signIn() };
  return host.connect(headers);
}

/** A call as the library writes it. */
function request(id: number, url: string, body: unknown): string {
  return JSON.stringify({ i: id, p: { u: url, b: body } });
}

/** Sends a call that is right and waits for its answer. */
async function answerOf(socket: WebSocket, url = '/session/current'): Promise<string> {
  const id = 9000;
  socket.send(request(id, url, undefined));
  for (;;) {
    const [data] = (await once(socket, 'message')) as [Buffer];
    const text = data.toString();
    if ((JSON.parse(text) as { i: number }).i === id) return text;
  }
}

const deep = `${'['.repeat(50_000)}"${SECRET}"${']'.repeat(50_000)}`;

/** Nothing a library could make sense of: whoever sent it is not a page of ours, and is cut off. */
const SENSELESS: readonly (readonly [string, string | Buffer])[] = [
  ['text', SECRET],
  ['JSON that breaks off', `{"i":1,"p":{"u":"/assets/list","b":{"json":{"text":"${SECRET}`],
  ['null', 'null'],
  ['a list', `["${SECRET}"]`],
  ['a call without an address', `{"i":1,"p":{"b":"${SECRET}"}}`],
  ['an address that is a number', `{"i":1,"p":{"u":7,"b":"${SECRET}"}}`],
  ['an address that is none', `{"i":1,"p":{"u":"http://${SECRET}"}}`],
  ['bytes', Buffer.from([0xff, 0xfe, 0x00, ...Buffer.from(SECRET)])],
  ['bytes after broken JSON', Buffer.concat([Buffer.from(`{"${SECRET}`), Buffer.from([255, 1])])],
];

/** Calls, though not such as a page of ours would make; they are refused in a code. */
const REFUSED: readonly (readonly [string, string])[] = [
  ['a procedure that is not there', request(1, `/${SECRET}`, { json: SECRET })],
  ['the name of something every object has', request(1, '/constructor/constructor', { json: SECRET })],
  ['a field of the wrong type', request(1, '/session/signIn', { json: { username: [SECRET], password: 1 } })],
  [
    'types that are not there',
    request(1, '/session/signIn', { json: { username: SECRET }, meta: [[99, 'x']] }),
  ],
  [
    'types of fields that are not there',
    request(1, '/session/signIn', { json: {}, meta: [[1, SECRET, 'x']] }),
  ],
  [
    'a number that is none',
    request(1, '/session/signIn', { json: { username: SECRET }, meta: [[0, 'username']] }),
  ],
  [
    'a prototype',
    request(1, '/session/signIn', { json: {}, meta: [[0, '__proto__', 'x']], maps: [[SECRET]] }),
  ],
  ['no body where one is needed', request(1, '/session/signIn', SECRET)],
  [
    'headers that are no texts',
    `{"i":1,"p":{"u":"/session/signIn","h":{"authorization":{"x":"${SECRET}"}}}}`,
  ],
  ['a deep nest', `{"i":1,"p":{"u":"/session/signIn","b":{"json":${deep}}}}`],
];

describe('what is not a call of a page', () => {
  let test: TestCore;
  let host: TestHost;
  beforeEach(async () => {
    test = await createTestCore();
    host = await startTestHost({ core: test.core });
  });
  afterEach(async () => {
    await host[Symbol.asyncDispose]();
    await test[Symbol.asyncDispose]();
  });

  function expectNothingTold(): void {
    const lines = [...printed.flatMap((spy) => spy.mock.calls), ...host.log.lines, ...test.ports.log.lines];
    expect(lines.map((line) => JSON.stringify(line)).filter((line) => line.includes('Ana'))).toEqual([]);
    expect(printed.flatMap((spy) => spy.mock.calls)).toEqual([]);
    expect(faults).toEqual([]);
  }

  it.each(SENSELESS)('is cut off and told to nobody: %s', async (_kind, message) => {
    const socket = await page(host);
    socket.send(message);
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1003);
    expect(host.log.lines).toEqual([expect.stringContaining('warn socket-message-unreadable')]);
    expect(await answerOf(await page(host))).toContain('signed-out');
    expectNothingTold();
  });

  it.each(REFUSED)('is refused and told to nobody: %s', async (_kind, message) => {
    const socket = await page(host);
    socket.send(message);
    const [data] = (await once(socket, 'message')) as [Buffer];
    const answer = JSON.parse(data.toString()) as { p: { s: number } };
    expect(answer.p.s).toBeGreaterThanOrEqual(400);
    expect(data.toString()).not.toContain('Ana');
    expect(data.toString()).not.toMatch(/\n\s+at |\.ts:|\.mjs/);
    expect(await answerOf(socket)).toContain('signed-out');
    expectNothingTold();
  });
});
