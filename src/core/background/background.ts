/** What the station does by itself as time passes. Each task looks at what is due and is harmless when nothing is. */
import type { Services } from '../services.ts';

export interface Task {
  readonly name: string;
  readonly periodMs: number;
  /**
   * Does what has become due; writes by `writeWhenIdle` or in a job. What it throws is logged, and it is called
   * again the next time.
   */
  run(services: Services): Promise<void> | void;
}

export function startTasks(services: Services, tasks: readonly Task[]): { stop(): void } {
  const { ports } = services;
  const timers = tasks.map((task) =>
    ports.timers.every(task.periodMs, async () => {
      try {
        await task.run(services);
      } catch (error) {
        ports.log.error('task failed', { task: task.name, error: (error as Error).name });
      }
    }),
  );
  return { stop: () => timers.forEach((timer) => timer.stop()) };
}
