import type { MessagePortMain } from 'electron';
import { describe, expect, it } from 'vitest';
import { rememberingLog } from '../testing/remembering-log.ts';
import type { CoreOrder, CoreReport } from './core-messages.ts';
import { type CoreChild, superviseCore, waitBeforeRestart } from './core-supervisor.ts';

const OPEN = { type: 'open', dataFolder: '/d', migrationsFolder: '/m', holder: 'h' } as const;

/** A machine where processes, channels and time do what the test says. */
function machine() {
  const children: FakeChild[] = [];
  const timers: { ms: number; call: () => void }[] = [];
  const said: string[] = [];
  let channels = 0;
  const log = rememberingLog();

  class FakeChild implements CoreChild {
    readonly orders: string[] = [];
    killed = false;
    private readonly listeners = new Map<string, (value: never) => void>();
    postMessage(order: CoreOrder, transfer: MessagePortMain[] = []) {
      this.orders.push([order.type, ...transfer.map(String)].join(' '));
    }
    on(event: string, listener: (value: never) => void) {
      this.listeners.set(event, listener);
    }
    kill() {
      return (this.killed = true);
    }
    report(report: CoreReport) {
      this.listeners.get('message')!(report as never);
    }
    die(code: number) {
      this.listeners.get('exit')!(code as never);
    }
  }

  const core = superviseCore({
    fork: () => {
      const child = new FakeChild();
      children.push(child);
      return child;
    },
    createChannel: () => {
      channels += 1;
      return { port1: `core-end-${channels}`, port2: `page-end-${channels}` } as never;
    },
    open: OPEN,
    after: (ms, call) => void timers.push({ ms, call }),
    onRefused: (sentence) => said.push(sentence),
    onFailing: () => said.push('failing'),
    log,
  });
  return {
    core,
    children,
    timers,
    said,
    /** Runs the newest timer. */
    wait: () => timers.pop()!.call(),
  };
}

function fakeWindow(id: number) {
  const received: string[] = [];
  let gone: (() => void) | null = null;
  return {
    id,
    received,
    postMessage: (channel: string, _message: unknown, transfer: MessagePortMain[] = []) =>
      void received.push(`${channel} ${transfer.map(String).join()}`),
    once: (_event: 'destroyed', listener: () => void) => (gone = listener),
    destroy: () => gone?.(),
  };
}

describe('the core’s supervisor', () => {
  it('opens the core at once and gives each window a port of its own', () => {
    const { core, children } = machine();
    const [first, second] = [fakeWindow(1), fakeWindow(2)];
    core.connect(first);
    expect(children[0]!.orders).toEqual(['open']);
    expect(first.received).toEqual([]);
    children[0]!.report({ type: 'ready' });
    core.connect(second);
    expect(children[0]!.orders).toEqual(['open', 'connect core-end-1', 'connect core-end-2']);
    expect(first.received).toEqual(['millwright:port page-end-1']);
    expect(second.received).toEqual(['millwright:port page-end-2']);
  });

  it('gives a reloaded page a new port', () => {
    const { core, children } = machine();
    const window = fakeWindow(1);
    children[0]!.report({ type: 'ready' });
    core.connect(window);
    core.connect(window);
    expect(window.received).toEqual(['millwright:port page-end-1', 'millwright:port page-end-2']);
  });

  it('starts a core that died again and hands every open window a new port', () => {
    const { core, children, wait, said } = machine();
    const [stays, closes] = [fakeWindow(1), fakeWindow(2)];
    children[0]!.report({ type: 'ready' });
    core.connect(stays);
    core.connect(closes);
    closes.destroy();
    children[0]!.die(9);
    expect(children).toHaveLength(1);
    wait();
    expect(children[1]!.orders).toEqual(['open']);
    children[1]!.report({ type: 'ready' });
    expect(stays.received).toEqual(['millwright:port page-end-1', 'millwright:port page-end-3']);
    expect(closes.received).toEqual(['millwright:port page-end-2']);
    expect(said).toEqual([]);
  });

  it('waits longer after each death in a row, up to ten seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 50].map(waitBeforeRestart)).toEqual([
      250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
    ]);
  });

  it('tells the person once when it dies again and again, and keeps trying', () => {
    const { children, wait, said } = machine();
    for (let death = 0; death < 7; death += 1) {
      children.at(-1)!.die(1);
      wait();
    }
    expect(said).toEqual(['failing']);
    expect(children).toHaveLength(8);
  });

  it('forgets the deaths of a core that then stayed up', () => {
    const { children, timers, wait } = machine();
    children[0]!.die(1);
    wait();
    children[1]!.die(1);
    wait();
    children[2]!.report({ type: 'ready' });
    wait();
    children[2]!.die(1);
    expect(timers.at(-1)!.ms).toBe(250);
  });

  it('says why the data cannot be opened, and does not try again', () => {
    const { children, said, timers } = machine();
    children[0]!.report({ type: 'refused', sentence: 'The database is newer than this program.' });
    children[0]!.die(0);
    expect(said).toEqual(['The database is newer than this program.']);
    expect(timers).toEqual([]);
  });

  it('closes the core and waits for its end', async () => {
    const { core, children, timers } = machine();
    children[0]!.report({ type: 'ready' });
    const stopped = core.stop();
    expect(children[0]!.orders.at(-1)).toBe('close');
    children[0]!.die(0);
    await stopped;
    expect(children).toHaveLength(1);
    // Only what was asked for before: nothing starts it again.
    expect(timers.map(({ ms }) => ms)).toEqual([60_000, 10_000]);
  });

  it('kills a core that does not close in time', () => {
    const { core, children, wait } = machine();
    void core.stop();
    wait();
    expect(children[0]!.killed).toBe(true);
  });

  it('has nothing to wait for between a death and the next start', async () => {
    const { core, children, wait } = machine();
    children[0]!.die(1);
    await core.stop();
    wait();
    expect(children).toHaveLength(1);
  });
});
