/** What the station does by itself as time passes. Each task looks at what is due and is harmless when nothing is. */
import type { Services } from '../services.ts';

export interface Task {
  readonly name: string;
  readonly periodMs: number;
  /**
   * Does what has become due; writes by `writeWhenIdle` or in a job. What it throws is logged, and it is called
   * again the next time.
   * @param awakeSince since when the station has been running without a break: it was off or asleep before
   */
  run(services: Services, awakeSince: number): Promise<void> | void;
}

/** Periods that may be missed before the station counts as having been asleep. */
const MISSED = 4;

export function startTasks(services: Services, tasks: readonly Task[]): { stop(): void } {
  const { ports } = services;
  const timers = tasks.map((task) => {
    let awakeSince = ports.clock.now();
    let seenAt = awakeSince;
    return ports.timers.every(task.periodMs, async () => {
      const now = ports.clock.now();
      if (now - seenAt > MISSED * task.periodMs) awakeSince = now;
      try {
        await task.run(services, awakeSince);
      } catch (error) {
        ports.log.error('task failed', { task: task.name, error: (error as Error).name });
      }
      seenAt = ports.clock.now();
    });
  });
  return { stop: () => timers.forEach((timer) => timer.stop()) };
}
