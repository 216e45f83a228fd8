/** Ports whose clock stands still until it is told to move and whose randomness repeats from a seed. */
import { type Clock, type Log, type Network, NetworkError, type Ports, type Timers } from '../core/ports.ts';
import type { RandomBytes } from '../shared/ids.ts';

export interface TestClock extends Clock {
  set(instant: number): void;
  advance(milliseconds: number): void;
}

/** @param start instant in milliseconds UTC */
export function testClock(start = Date.UTC(2026, 10, 2, 6, 0, 0)): TestClock {
  let now = start;
  return {
    now: () => now,
    set: (instant) => {
      now = instant;
    },
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** Bytes of a xorshift32 generator: the same seed gives the same bytes. */
export function testRandom(seed = 1): RandomBytes {
  let state = seed | 0 || 1;
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let index = 0; index < length; index += 1) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      bytes[index] = state & 0xff;
    }
    return bytes;
  };
}

export interface TestLog extends Log {
  readonly lines: { level: string; event: string; details: Readonly<Record<string, unknown>> }[];
}

export function testLog(): TestLog {
  const lines: TestLog['lines'] = [];
  const write =
    (level: string) =>
    (event: string, details: Readonly<Record<string, unknown>> = {}) => {
      lines.push({ level, event, details });
    };
  return { lines, info: write('info'), warn: write('warn'), error: write('error') };
}

/** A network of which nobody answers until somebody listens. */
export interface TestNetwork extends Network {
  /** What has arrived at each address, such as `printer:9100`, in the pieces in which it was sent. */
  readonly arrived: Map<string, string[]>;
  /** From now on somebody listens there, who goes away after so many pieces. */
  listen(address: string, pieces?: number): void;
}

export function testNetwork(): TestNetwork {
  const arrived: TestNetwork['arrived'] = new Map();
  const patience = new Map<string, number>();
  return {
    arrived,
    listen: (address, pieces = Number.POSITIVE_INFINITY) => {
      patience.set(address, pieces);
      arrived.set(address, []);
    },
    connect: async ({ host, port }) => {
      const address = `${host}:${port}`;
      const most = patience.get(address);
      if (most === undefined) throw new NetworkError();
      let isOpen = true;
      const expectOpen = () => {
        if (!isOpen || arrived.get(address)!.length > most) throw new NetworkError();
      };
      return {
        send: async (text) => {
          if (arrived.get(address)!.length >= most) isOpen = false;
          expectOpen();
          arrived.get(address)!.push(text);
        },
        close: async () => expectOpen(),
        destroy: () => {
          isOpen = false;
        },
      };
    },
  };
}

/** Timers that go off only when they are told how much time has passed. */
export interface TestTimers extends Timers {
  /** Moves the clock, and calls whatever is due on the way, in the order of time. */
  pass(milliseconds: number): Promise<void>;
}

export function testTimers(clock: TestClock): TestTimers {
  const running = new Set<{ readonly periodMs: number; readonly call: () => Promise<void>; due: number }>();
  return {
    every: (periodMs, call) => {
      const timer = { periodMs, call, due: clock.now() + periodMs };
      running.add(timer);
      return { stop: () => void running.delete(timer) };
    },
    pass: async (milliseconds) => {
      const until = clock.now() + milliseconds;
      for (;;) {
        const next = [...running].toSorted((one, other) => one.due - other.due)[0];
        if (next === undefined || next.due > until) break;
        clock.set(Math.max(clock.now(), next.due));
        await next.call();
        next.due = clock.now() + next.periodMs;
      }
      clock.set(until);
    },
  };
}

export interface TestPorts extends Ports {
  readonly clock: TestClock;
  readonly timers: TestTimers;
  readonly log: TestLog;
  readonly network: TestNetwork;
}

export function testPorts(seed = 1): TestPorts {
  const clock = testClock();
  return {
    clock,
    timers: testTimers(clock),
    randomBytes: testRandom(seed),
    log: testLog(),
    network: testNetwork(),
  };
}
