/** Records for tests: only what a rule needs is given, the rest is plausible. */
import { uuidv7 } from '../shared/ids.ts';
import type { Id } from '../shared/ids.ts';
import { NO_LIMITS, type Threshold } from '../shared/domain/threshold.ts';
import { assets, locations, metrics } from '../core/database/schema/index.ts';
import type { TestCore } from './core.ts';

function write(test: TestCore, work: Parameters<TestCore['core']['services']['database']['write']>[1]): void {
  test.core.services.database.write({ actorId: null, command: 'test.factory' }, work);
}

function nextId(test: TestCore): Id {
  return uuidv7(test.ports.clock.now(), test.ports.randomBytes);
}

export function anAsset(test: TestCore, values: Partial<typeof assets.$inferInsert> = {}): Id {
  const id = values.id ?? nextId(test);
  write(test, (tx) => {
    tx.insert(assets)
      .values({
        tag: `PMP-${id.slice(-6)}`,
        name: 'Transfer pump',
        criticality: 'B',
        status: 'running',
        createdAt: tx.now,
        updatedAt: tx.now,
        ...values,
        id,
      })
      .run();
  });
  return id;
}

export function aMetric(test: TestCore, values: Partial<typeof metrics.$inferInsert> = {}): Id {
  const id = values.id ?? nextId(test);
  const assetId = values.assetId ?? anAsset(test);
  write(test, (tx) => {
    tx.insert(metrics)
      .values({
        name: `Vibration ${id.slice(-6)}`,
        unit: 'mm/s',
        decimals: 2,
        createdAt: tx.now,
        updatedAt: tx.now,
        ...values,
        id,
        assetId,
      })
      .run();
  });
  return id;
}

export function aLocation(test: TestCore, values: Partial<typeof locations.$inferInsert> = {}): Id {
  const id = values.id ?? nextId(test);
  write(test, (tx) => {
    tx.insert(locations)
      .values({
        kind: 'store',
        name: `Store ${id.slice(-6)}`,
        createdAt: tx.now,
        updatedAt: tx.now,
        ...values,
        id,
      })
      .run();
  });
  return id;
}

/** No limit unless one is given, no deadband, no delays. */
export function aThreshold(values: Partial<Threshold> = {}): Threshold {
  return { ...NO_LIMITS, ...values };
}
