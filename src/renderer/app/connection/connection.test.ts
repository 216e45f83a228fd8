import { ORPCError, type ClientContext, type ClientLink } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { ConnectionLostError, createConnection } from './connection.ts';
import { backoff, type TransportEvents } from './transport.ts';

function connect() {
  const connection = createConnection();
  let events: TransportEvents | undefined;
  connection.start((given) => {
    events = given;
    return () => undefined;
  });
  return { connection, events: events! };
}

const answering: ClientLink<ClientContext> = { call: () => Promise.resolve('answer') };
const options = { context: {} };

describe('the connection', () => {
  it('lets the first calls wait until the line is open', async () => {
    const { connection, events } = connect();
    const call = connection.call(['today', 'overview'], undefined, options);
    events.open(answering);
    await expect(call).resolves.toBe('answer');
    expect(connection.state()).toBe('open');
  });

  it('refuses calls at once while the line is down', async () => {
    const { connection, events } = connect();
    events.open(answering);
    events.lost();
    expect(connection.state()).toBe('lost');
    await expect(connection.call(['a'], undefined, options)).rejects.toBeInstanceOf(ConnectionLostError);
  });

  it('fails a call in flight when the line breaks, also when the transport leaves it hanging', async () => {
    const { connection, events } = connect();
    events.open({ call: () => new Promise(() => undefined) });
    const call = connection.call(['a'], undefined, options);
    await Promise.resolve();
    events.lost();
    await expect(call).rejects.toBeInstanceOf(ConnectionLostError);
  });

  it('leaves an error of the core as it is while the line holds', async () => {
    const { connection, events } = connect();
    const refusal = new ORPCError('NOT_FOUND');
    events.open({ call: () => Promise.reject(refusal) });
    await expect(connection.call(['a'], undefined, options)).rejects.toBe(refusal);
  });

  it('takes whatever else a transport throws for a broken line', async () => {
    const { connection, events } = connect();
    events.open({ call: () => Promise.reject(new Error('WebSocket is not open')) });
    await expect(connection.call(['a'], undefined, options)).rejects.toBeInstanceOf(ConnectionLostError);
  });

  it('passes on that the caller gave up', async () => {
    const { connection, events } = connect();
    const abort = new AbortController();
    events.open({ call: () => Promise.reject(new DOMException('gone', 'AbortError')) });
    abort.abort();
    const call = connection.call(['a'], undefined, { ...options, signal: abort.signal });
    await expect(call).rejects.toThrow('gone');
  });

  it('uses the new line after a reconnect and tells its listeners each change once', async () => {
    const { connection, events } = connect();
    const states: string[] = [];
    connection.subscribe(() => states.push(connection.state()));
    events.open({ call: () => Promise.resolve('old') });
    events.lost();
    events.lost();
    events.open(answering);
    await expect(connection.call(['a'], undefined, options)).resolves.toBe('answer');
    expect(states).toEqual(['open', 'lost', 'open']);
  });
});

describe('a host that was started anew', () => {
  it('is told apart from one that is gone', async () => {
    const { connection, events } = connect();
    events.open(answering);
    events.lost();
    events.refused();
    expect(connection.state()).toBe('refused');
    await expect(connection.call(['a'], undefined, options)).rejects.toBeInstanceOf(ConnectionLostError);
  });
});

describe('the pause between attempts', () => {
  it('doubles from a quarter of a second up to five seconds', () => {
    expect([0, 1, 2, 3, 4, 5, 20].map(backoff)).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
  });
});
