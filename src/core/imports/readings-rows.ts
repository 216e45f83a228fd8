/** Readings of several metrics of an asset side by side, slice by slice: no table of millions ever stands in memory. */
import type { Inputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import { assertLiveAsset } from '../assets/service.ts';
import type { Reader } from '../database/database.ts';
import { findSeries } from '../metrics/series.ts';
import { plantOf } from '../setup/plant.ts';
import { makeLocalClock } from './csv/zone.ts';
import { namedMetrics, tagOf } from './metric-headers.ts';

/** Readings that one slice looks at; the core answers nobody meanwhile. */
const READINGS_AT_ONCE = 20_000;
const DAY_MS = 86_400_000;

export interface ReadingsRow {
  readonly ts: number;
  /** In the order of the columns; undefined where a metric has none at that instant. */
  readonly values: readonly (number | undefined)[];
}

interface Slice {
  readonly rows: readonly ReadingsRow[];
  /** Ask again behind it; null: that was the last. */
  readonly next: number | null;
}

export interface ReadingsTable {
  readonly tag: string;
  /** What the columns of the metrics are called; read in again they find the same ones. */
  readonly headers: readonly string[];
  /** Of the metrics that have readings. */
  readonly series: readonly number[];
  /** First and last instant that is asked for, both inclusive. */
  readonly first: number;
  readonly last: number;
  /** The rows behind an instant, in order of time; null: from the first. */
  after(instant: number | null): Slice;
}

type Asked = Pick<Inputs['imports']['exportPiece'], 'assetId' | 'metricIds' | 'from' | 'to'>;

/** @throws AppError NOT_FOUND for an asset or metric that is archived or not there */
export function readingsTable(db: Reader, { assetId, metricIds, from, to }: Asked): ReadingsTable {
  assertLiveAsset(db, assetId);
  const known = new Map(namedMetrics(db, assetId).map((metric) => [metric.id, metric]));
  const columns = [...new Set(metricIds)].map((metricId) => {
    const metric = known.get(metricId);
    if (metric === undefined) throw new AppError('NOT_FOUND', { entity: 'metric' });
    return { header: metric.header, series: findSeries(db, metricId) };
  });
  const startOfDay = makeLocalClock(plantOf(db).timeZone);
  const first = from === null ? Number.MIN_SAFE_INTEGER : startOfDay(Date.parse(from));
  const last = to === null ? Number.MAX_SAFE_INTEGER : startOfDay(Date.parse(to) + DAY_MS) - 1;
  const most = Math.max(1, Math.floor(READINGS_AT_ONCE / columns.length));
  return {
    tag: tagOf(db, assetId),
    headers: columns.map(({ header }) => header),
    series: columns.flatMap(({ series }) => (series === undefined ? [] : [series])),
    first,
    last,
    after(instant) {
      const begin = instant === null ? first : Math.max(first, instant + 1);
      const found = columns.map(({ series }) => readingsOf(db, series, { first: begin, last, most }));
      const cut = found.filter((list) => list.length === most);
      // Beyond the end of what was cut off, rows may lack readings.
      const horizon = Math.min(last, ...cut.map((list) => list.at(-1)!.ts));
      return { rows: rowsUntil(horizon, found), next: cut.length === 0 ? null : horizon };
    },
  };
}

interface Reading {
  readonly ts: number;
  readonly value: number;
}

function readingsOf(
  db: Reader,
  series: number | undefined,
  { first, last, most }: { readonly first: number; readonly last: number; readonly most: number },
): Reading[] {
  if (series === undefined) return [];
  return db
    .sql('SELECT ts, value FROM readings WHERE series = ? AND ts BETWEEN ? AND ? ORDER BY ts LIMIT ?')
    .all(series, first, last, most) as Reading[];
}

/** Side by side what several series have up to an instant. */
function rowsUntil(horizon: number, series: readonly (readonly Reading[])[]): ReadingsRow[] {
  const byInstant = new Map<number, (number | undefined)[]>();
  series.forEach((list, column) => {
    for (const { ts, value } of list) {
      if (ts > horizon) break;
      let values = byInstant.get(ts);
      if (values === undefined) {
        values = Array.from({ length: series.length });
        byInstant.set(ts, values);
      }
      values[column] = value;
    }
  });
  return [...byInstant].toSorted(([one], [other]) => one - other).map(([ts, values]) => ({ ts, values }));
}

export function readingsIn(rows: readonly ReadingsRow[]): number {
  return rows.reduce((sum, { values }) => sum + values.filter((value) => value !== undefined).length, 0);
}

/** ISO in UTC, with milliseconds where there are any. */
export function instantText(ts: number): string {
  return new Date(ts).toISOString().replace('.000Z', 'Z');
}

/** @param ending `csv` or `xlsx` */
export function readingsFileName(tag: string, day: string, ending: string): string {
  const plain = tag.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80);
  return `${plain}-readings-${day}.${ending}`;
}
