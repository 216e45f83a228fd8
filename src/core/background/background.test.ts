import { describe, expect, it } from 'vitest';
import { testPorts } from '../../testing/ports.ts';
import type { Services } from '../services.ts';
import { startTasks, type Task } from './background.ts';

function station() {
  const ports = testPorts();
  const calls: string[] = [];
  const task = (name: string, periodMs: number, run: () => void = () => {}): Task => ({
    name,
    periodMs,
    run: () => {
      calls.push(name);
      run();
    },
  });
  return { ports, calls, task, services: { ports } as unknown as Services };
}

describe('what the station does by itself', () => {
  it('is done each time its period has passed, in the order of time', async () => {
    const { ports, calls, task, services } = station();
    startTasks(services, [task('slow', 1000), task('quick', 400)]);
    await ports.timers.pass(1300);
    expect(calls).toEqual(['quick', 'quick', 'slow', 'quick']);
  });

  it('is not begun before its first period has passed', async () => {
    const { ports, calls, task, services } = station();
    startTasks(services, [task('slow', 1000)]);
    await ports.timers.pass(999);
    expect(calls).toEqual([]);
  });

  it('goes on after a failure, which is logged by the name of the task alone', async () => {
    const { ports, calls, task, services } = station();
    startTasks(services, [
      task('broken', 1000, () => {
        throw new TypeError('quotes what a user typed');
      }),
    ]);
    await ports.timers.pass(2000);
    expect(calls).toEqual(['broken', 'broken']);
    expect(ports.log.lines).toContainEqual({
      level: 'error',
      event: 'task failed',
      details: { task: 'broken', error: 'TypeError' },
    });
  });

  it('is told since when the station has been awake, which is anew after it was asleep', async () => {
    const { ports, services } = station();
    const start = ports.clock.now();
    const told: number[] = [];
    const watch: Task = {
      name: 'watch',
      periodMs: 1000,
      run: (_services, awakeSince) => void told.push(awakeSince - start),
    };
    startTasks(services, [watch]);
    await ports.timers.pass(2000);
    ports.clock.advance(60_000);
    await ports.timers.pass(2000);
    expect(told.slice(0, 2)).toEqual([0, 0]);
    expect(new Set(told.slice(2))).toEqual(new Set([62_000]));
  });

  it('ends when it is stopped', async () => {
    const { ports, calls, task, services } = station();
    const background = startTasks(services, [task('slow', 1000)]);
    await ports.timers.pass(1000);
    background.stop();
    await ports.timers.pass(5000);
    expect(calls).toEqual(['slow']);
  });
});
