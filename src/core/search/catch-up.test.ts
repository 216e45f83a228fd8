import { describe, expect, it } from 'vitest';
import { createTestCore, ended, type TestCore } from '../../testing/core.ts';
import { anAsset } from '../../testing/factories.ts';
import { assets } from '../database/schema/index.ts';
import { leaveForLater, LEFT_FROM, searchBehind } from './catch-up.ts';
import { startCatchUp } from './start.ts';

/** An asset that comes with so many others that its document is left for later. */
function comeLate(test: TestCore, tag: string): void {
  test.core.services.database.write({ actorId: null, command: 'test.import' }, (tx) => {
    const resume = leaveForLater(tx, new Map([['assets', LEFT_FROM]]));
    const stamps = { createdAt: tx.now, updatedAt: tx.now };
    tx.insert(assets)
      .values({ id: tx.newId(), tag, name: 'Late', criticality: 'C', status: 'running', ...stamps })
      .run();
    resume();
  });
}

async function catchUpEnded(test: TestCore): Promise<void> {
  const { jobs } = test.core.services;
  const jobId = jobs.running('search-catch-up');
  if (jobId !== null) await ended(test, jobId);
}

const found = async (test: TestCore, text: string) => (await test.as('planner').search.find({ text })).length;
const documents = (test: TestCore) =>
  test.core.services.database
    .sql('SELECT count(*) FROM search_documents WHERE entity = ?')
    .pluck()
    .get('assets');

describe('records that come by the thousand', () => {
  it('are found once the job behind them is done, each once', async () => {
    await using test = await createTestCore();
    anAsset(test, { tag: 'EARLY-1' });
    comeLate(test, 'LATE-1');
    expect(documents(test)).toBe(1);
    startCatchUp(test.core.services);
    await catchUpEnded(test);
    expect(documents(test)).toBe(2);
    expect(searchBehind(test.core.services.database)).toBeNull();
    expect(await found(test, 'LATE-1')).toBeGreaterThan(0);
  });

  it('are found after a restart in between; what comes later is indexed at once', async () => {
    await using test = await createTestCore();
    comeLate(test, 'LATE-2');
    anAsset(test, { tag: 'NEXT-1' });
    expect(documents(test)).toBe(1);
    await test.restart();
    await catchUpEnded(test);
    expect(documents(test)).toBe(2);
  });

  it('that are few are indexed as they are written', async () => {
    await using test = await createTestCore();
    test.core.services.database.write({ actorId: null, command: 'test.import' }, (tx) => {
      leaveForLater(
        tx,
        new Map([
          ['assets', LEFT_FROM - 1],
          ['metrics', 99_999],
        ]),
      )();
    });
    anAsset(test);
    expect(documents(test)).toBe(1);
    expect(searchBehind(test.core.services.database)).toBeNull();
  });

  it('leave nothing behind when their unit of work fails', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    expect(() =>
      database.write({ actorId: null, command: 'test.import' }, (tx) => {
        leaveForLater(tx, new Map([['assets', LEFT_FROM]]));
        throw new Error('broken off');
      }),
    ).toThrow('broken off');
    anAsset(test);
    expect(documents(test)).toBe(1);
    expect(searchBehind(database)).toBeNull();
  });
});
