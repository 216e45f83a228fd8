import { thresholdSchema } from '../../../shared/contract/metrics.ts';
import { proposedDeadband, USUAL_REARM_MS } from '../../../shared/domain/calm.ts';
import {
  LEVEL_LIMITS,
  NO_LIMITS,
  RATE_LIMITS,
  type Threshold,
  validateThreshold,
} from '../../../shared/domain/threshold.ts';
import { derivedId } from '../../../shared/ids.ts';
import type { Reader, WriteTx } from '../../database/database.ts';
import { thresholds } from '../../database/schema/index.ts';
import { setThreshold } from '../../metrics/service.ts';
import { isUnitInUse } from '../../metrics/unit.ts';
import { folded } from '../../database/same-name.ts';
import type { Values } from '../values.ts';
import { boundsOf, field, type Kind, type RecordWriter, type RowView, textOf } from './kind.ts';
import { tableSource, type TableSpec, tableWriter } from './table.ts';

const SPEC: TableSpec = {
  table: 'metrics',
  columns: {
    asset: 'asset_id',
    name: 'name',
    unit: 'unit',
    decimals: 'decimals',
    description: 'description',
  },
  expressions: {
    lowCritical: 't.low_critical',
    lowWarning: 't.low_warning',
    highWarning: 't.high_warning',
    highCritical: 't.high_critical',
    deadband: 't.deadband',
    onDelay: 't.on_delay_ms',
    offDelay: 't.off_delay_ms',
    rearm: 't.rearm_ms',
    rateWarning: 't.rate_warning',
    rateCritical: 't.rate_critical',
    rateWindow: 't.rate_window_ms',
  },
  joins: 'JOIN assets a ON a.id = r.asset_id LEFT JOIN thresholds t ON t.metric_id = r.id',
  key: 'r.asset_id',
  keyPart: (key) => key.slice(0, key.indexOf('/')),
  order: 'natural_key(a.tag), natural_key(r.name)',
};

const LIMITS = [...LEVEL_LIMITS, ...RATE_LIMITS];
const LIMIT_FIELDS = [...LIMITS, 'deadband', 'onDelay', 'offDelay', 'rearm', 'rateWindow'] as const;

export const metrics: Kind = {
  kind: 'metrics',
  read: 'metrics.read',
  write: 'metrics.write',
  fields: [
    field(
      'asset',
      'reference',
      'asset tag, equipment, machine, tag, anlage, maschine, equipment number, technischer platz',
      {
        required: true,
        isKey: true,
        refersTo: 'assets',
        canCreate: true,
      },
    ),
    field(
      'name',
      'text',
      'metric, metric name, measuring point, measurement, sensor, signal, messgröße, messpunkt, messstelle, bezeichnung',
      {
        required: true,
        isKey: true,
      },
    ),
    field('unit', 'text', 'uom, units, unit of measure, einheit, messeinheit', {
      longest: 20,
      refersTo: 'units',
      canCreate: true,
      neverEmpty: true,
    }),
    field('decimals', 'integer', 'decimal places, digits, nachkommastellen, dezimalstellen', {
      least: 0,
      greatest: 9,
      neverEmpty: true,
    }),
    field('description', 'text', 'notes, beschreibung, bemerkung', { longest: 20_000, verbatim: true }),
    field(
      'lowCritical',
      'decimal',
      'untere kritische grenze, low critical limit, low low, ll, low alarm, min critical, lower critical limit, untere alarmgrenze, kritisch tief',
    ),
    field(
      'lowWarning',
      'decimal',
      'low warning limit, low, lo, min, minimum, lower limit, lower warning limit, untere warngrenze, untergrenze, warnung tief',
    ),
    field(
      'highWarning',
      'decimal',
      'high warning limit, high, hi, max, maximum, upper limit, upper warning limit, obere warngrenze, obergrenze, warnung hoch',
    ),
    field(
      'highCritical',
      'decimal',
      'obere kritische grenze, high critical limit, high high, hh, high alarm, max critical, upper critical limit, obere alarmgrenze, kritisch hoch',
    ),
    field('deadband', 'decimal', 'hysteresis, hysterese, totband', {
      ...boundsOf(thresholdSchema.shape.deadband),
      neverEmpty: true,
    }),
    field(
      'onDelay',
      'quantity',
      'ansprechverzögerung, on delay s, on delay seconds, alarm delay, einschaltverzögerung, alarmverzögerung',
      {
        ...boundsOf(thresholdSchema.shape.onDelayMs),
        neverEmpty: true,
      },
    ),
    field(
      'offDelay',
      'quantity',
      'abfallverzögerung, off delay s, off delay seconds, clear delay, ausschaltverzögerung',
      {
        ...boundsOf(thresholdSchema.shape.offDelayMs),
        neverEmpty: true,
      },
    ),
    field('rearm', 'quantity', 'rearm, re-arm time s, rearm time, wiedereintrittszeit', {
      ...boundsOf(thresholdSchema.shape.rearmMs.unwrap()),
      neverEmpty: true,
    }),
    field(
      'rateWarning',
      'decimal',
      'warning limit of change, rate of change warning, rate warning, warngrenze der änderung',
    ),
    field(
      'rateCritical',
      'decimal',
      'critical limit of change, rate of change critical, rate critical, rate of change, kritische grenze der änderung',
    ),
    field('rateWindow', 'quantity', 'time of change, rate of change window s, rate window, änderungszeit', {
      ...boundsOf(thresholdSchema.shape.rateWindowMs.unwrap()),
      neverEmpty: true,
    }),
  ],
  keyField: 'name',
  uniqueField: 'name',
  keyNeeds: 'references',
  keyOf: ({ asset, name }) =>
    textOf(asset) === null || textOf(name) === null ? null : `${asset as string}/${folded(name as string)}`,
  labelOf: ({ name }) => String(name ?? ''),
  source: tableSource(SPEC),
  complete: (values) => {
    values['unit'] ??= '';
    values['decimals'] ??= 2;
  },
  check: (rows, { db }) => {
    for (const row of rows) {
      checkUnit(db, row);
      checkLimits(row);
    }
  },
  twins: [],
  writer,
};

/**
 * The limits a metric would have; null for none. New ones that say nothing of deadband and re-arm time get what the
 * form proposes. Delays are seconds in thousandths, which is milliseconds.
 */
function thresholdOf(values: Values): Threshold | null {
  const limit = (key: (typeof LIMIT_FIELDS)[number]): number | null => {
    const value = values[key];
    return typeof value === 'number' ? value : null;
  };
  if (LIMITS.every((key) => limit(key) === null)) return null;
  const limits = { ...NO_LIMITS, ...Object.fromEntries(LIMITS.map((key) => [key, limit(key)])) };
  return {
    ...limits,
    rateWindowMs: limit('rateWindow') ?? 0,
    deadband: limit('deadband') ?? proposedDeadband(limits, 'gauge') ?? 0,
    onDelayMs: limit('onDelay') ?? 0,
    offDelayMs: limit('offDelay') ?? 0,
    rearmMs: limit('rearm') ?? USUAL_REARM_MS,
  };
}

function checkUnit(db: Reader, { values, stored, bad }: RowView): void {
  const { unit } = values;
  const stands = stored?.values['unit'];
  if (stored === null || typeof unit !== 'string' || typeof stands !== 'string') return;
  if (isUnitInUse(db, stored.id, stands, unit)) bad('unit', 'unit-of-readings', textOf(stands));
}

function checkLimits({ values, stored, bad }: RowView): void {
  const given = LIMIT_FIELDS.filter((key) => values[key] !== undefined);
  if (given.length === 0) return;
  const threshold = thresholdOf({ ...stored?.values, ...values });
  if (threshold !== null && validateThreshold(threshold).length > 0) {
    bad(given.find((key) => typeof values[key] === 'number') ?? given[0]!, 'limits-out-of-order');
  }
}

function writer(tx: WriteTx): RecordWriter {
  const row = tableWriter(tx, SPEC);
  return {
    create(id, values) {
      row.create(id, values);
      const limits = thresholdOf(values);
      if (limits === null) return;
      tx.insert(thresholds)
        .values({ id: derivedId('threshold', id), metricId: id, ...limits, updatedAt: tx.now })
        .run();
    },
    change(stored, changes) {
      row.change(stored, changes);
      if (LIMIT_FIELDS.every((key) => changes[key] === undefined)) return;
      setThreshold(tx, stored.id, thresholdOf({ ...stored.values, ...changes }));
    },
  };
}
