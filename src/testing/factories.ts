/** Records for tests: only what a rule needs is given, the rest is plausible. */
import { uuidv7 } from '../shared/ids.ts';
import type { Id } from '../shared/ids.ts';
import { NO_LIMITS, type Threshold } from '../shared/domain/threshold.ts';
import { subjectOf } from '../shared/domain/prediction/stored.ts';
import { TREND_METHOD } from '../shared/domain/prediction/trend.ts';
import { assets, locations, metrics, predictions } from '../core/database/schema/index.ts';
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

/** That the metric reaches 7.1 in ten to thirty days; open. */
export function aPrediction(
  test: TestCore,
  assetId: Id,
  metricId: Id,
  values: Partial<typeof predictions.$inferInsert> = {},
): Id {
  const id = values.id ?? nextId(test);
  const day = 86_400_000;
  write(test, (tx) => {
    const latest = tx.now + 30 * day;
    tx.insert(predictions)
      .values({
        kind: 'limit',
        subject: subjectOf({ kind: 'limit', metricId, side: 'high', severity: 'warning' }),
        assetId,
        metricId,
        side: 'high',
        severity: 'warning',
        limit: 7.1,
        method: TREND_METHOD,
        madeAt: tx.now,
        earliest: tx.now + 10 * day,
        likely: tx.now + 20 * day,
        latest,
        dueBy: latest,
        state: 'open',
        inputs: {
          kind: 'limit',
          from: tx.now - 28 * day,
          to: tx.now,
          bucketMs: 7_200_000,
          points: 336,
          confidence: 0.9,
          timeZone: 'Europe/Berlin',
          isSeasonRemoved: false,
          line: { slopePerDay: { low: 0.08, value: 0.1, high: 0.12 }, level: 5.1, swing: 0, pValue: 0.001 },
        },
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
