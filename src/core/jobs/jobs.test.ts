import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { testPorts } from '../../testing/ports.ts';
import { breathe, Jobs } from './jobs.ts';

/** A job list, and a way to wait until nothing runs any more. */
function jobList() {
  const ports = testPorts();
  const jobs = new Jobs(ports, () => undefined);
  const settle = async (id: string) => {
    while (jobs.get(id).state === 'running') await new Promise<void>((resolve) => setImmediate(resolve));
    return jobs.get(id);
  };
  return { jobs, ports, settle };
}

describe('a job', () => {
  it('tells how far it is, never going back, and keeps its result', async () => {
    const { jobs, settle } = jobList();
    const seen: number[] = [];
    const id = jobs.start('import-run', async (control) => {
      for (const fraction of [0.2, 0.6, 0.5]) {
        control.report('storing', fraction);
        seen.push(jobs.get(id).progress);
      }
      return 42;
    });
    expect(await settle(id)).toMatchObject({ state: 'done', progress: 1, error: null });
    expect(seen).toEqual([0.2, 0.6, 0.6]);
    expect(jobs.result(id, 'import-run')).toBe(42);
    expect(() => jobs.result(id, 'import-inspect')).toThrow('NOT_FOUND');
  });

  it('stops where it is asked to, and is then cancelled, not failed', async () => {
    const { jobs, settle } = jobList();
    let tidied = false;
    const id = jobs.start('import-run', async ({ signal }) => {
      try {
        for (;;) await breathe(signal);
      } finally {
        tidied = true;
      }
    });
    jobs.cancel(id);
    expect(await settle(id)).toMatchObject({ state: 'cancelled', error: null });
    expect(tidied).toBe(true);
  });

  it('that fails says why in a code', async () => {
    const { jobs, settle } = jobList();
    const refused = jobs.start('import-run', async () => {
      throw new AppError('FILE_NOT_TEXT', { kind: 'archive-file' });
    });
    expect((await settle(refused)).error).toEqual({
      code: 'FILE_NOT_TEXT',
      params: { kind: 'archive-file' },
    });
    const broken = jobs.start('import-run', async () => {
      throw new Error('Ana typed this');
    });
    expect((await settle(broken)).error).toEqual({ code: 'INTERNAL', params: {} });
  });

  it('runs once at a time per kind', async () => {
    const { jobs } = jobList();
    const forever = async ({ signal }: { signal: AbortSignal }) => {
      for (;;) await breathe(signal);
    };
    jobs.start('demo', forever);
    const demo = jobs.running('demo');
    expect(() => jobs.start('demo', forever)).toThrow('JOB_RUNNING');
    expect(jobs.running('demo')).toBe(demo);
    expect(jobs.running('import-run')).toBeNull();
    expect(jobs.start('import-run', forever)).toBe(jobs.running('import-run'));
    await jobs.stop();
    expect(jobs.running('demo')).toBeNull();
  });

  it('is forgotten an hour after its end', async () => {
    const { jobs, ports, settle } = jobList();
    const id = jobs.start('demo', async () => 1);
    await settle(id);
    ports.clock.advance(3_600_001);
    jobs.start('import-run', async () => 2);
    expect(() => jobs.get(id)).toThrow('NOT_FOUND');
    await jobs.stop();
  });

  it('keeps only the newest results of those that are asked about', async () => {
    const { jobs, settle } = jobList();
    const ids: string[] = [];
    for (const owner of ['ana', 'bob', 'ana', 'ana']) {
      const id = jobs.start('import-inspect', async () => owner);
      await settle(id);
      ids.push(id);
    }
    jobs.keepNewest('import-inspect', 2, (result) => result === 'ana');
    expect(() => jobs.get(ids[0]!)).toThrow('NOT_FOUND');
    expect(ids.slice(1).map((id) => jobs.result(id, 'import-inspect'))).toEqual(['bob', 'ana', 'ana']);
  });
});
