/**
 * Readings of an asset as a CSV file: a row for each instant, a column for each metric. Written piece by piece, each
 * asked for by where the last one ended, so that no file of millions of readings ever stands in memory. Read in again
 * it adds nothing: instants are whole milliseconds in UTC, numbers the shortest that mean exactly the stored ones.
 */
import { eq } from 'drizzle-orm';
import type { Inputs, Outputs } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import { assertLiveAsset } from '../assets/service.ts';
import type { Reader } from '../database/database.ts';
import { assets } from '../database/schema/index.ts';
import { findSeries } from '../metrics/series.ts';
import { csvLine } from '../records/tables/csv-write.ts';
import { dayIn, plantOf } from '../setup/plant.ts';
import { makeLocalClock } from './csv/zone.ts';
import { namedMetrics } from './metric-headers.ts';

type Piece = Outputs['imports']['exportPiece'];

/** Readings that one piece looks at; the core answers nobody meanwhile. */
const READINGS_AT_ONCE = 40_000;
const DAY_MS = 86_400_000;

interface Reading {
  readonly ts: number;
  readonly value: number;
}

/** @throws AppError NOT_FOUND for an asset or metric that is archived or not there */
export function exportPiece(
  db: Reader,
  { assetId, metricIds, from, to, after, timeName }: Inputs['imports']['exportPiece'],
  now: number,
): Piece {
  assertLiveAsset(db, assetId);
  const known = new Map(namedMetrics(db, assetId).map((metric) => [metric.id, metric]));
  const columns = [...new Set(metricIds)].map((metricId) => {
    const metric = known.get(metricId);
    if (metric === undefined) throw new AppError('NOT_FOUND', { entity: 'metric' });
    return metric;
  });
  const plant = plantOf(db);
  const isGerman = plant.language === 'de';
  const separator = isGerman ? ';' : ',';
  const startOfDay = makeLocalClock(plant.timeZone);
  const first = Math.max(
    from === null ? Number.MIN_SAFE_INTEGER : startOfDay(Date.parse(from)),
    after === null ? Number.MIN_SAFE_INTEGER : after + 1,
  );
  const last = to === null ? Number.MAX_SAFE_INTEGER : startOfDay(Date.parse(to) + DAY_MS) - 1;
  const most = Math.max(1, Math.floor(READINGS_AT_ONCE / columns.length));
  const found = columns.map(({ id }) => readingsOf(db, id, { first, last, most }));
  // Beyond the end of what was cut off, rows may lack readings.
  const horizon = Math.min(
    last,
    ...found.filter((list) => list.length === most).map((list) => list.at(-1)!.ts),
  );
  const rows = rowsUntil(horizon, found);
  const numberText = isGerman ? germanNumber : String;
  const header = csvLine([timeName, ...columns.map((column) => column.header)], {
    separator,
    isGuarded: [true, ...columns.map(() => true)],
  });
  const lines = rows.map(({ ts, values }) =>
    [instantText(ts), ...values.map((value) => (value === undefined ? '' : numberText(value)))].join(
      separator,
    ),
  );
  const isEnd = found.every((list) => list.length < most);
  return {
    fileName: fileNameOf(tagOf(db, assetId), dayIn(plant.timeZone, now)),
    text: [after === null ? `\ufeff${header}` : '', ...lines.map((line) => `${line}\r\n`)].join(''),
    rows: rows.length,
    readings: rows.reduce((sum, { values }) => sum + values.filter((value) => value !== undefined).length, 0),
    next: isEnd ? null : horizon,
  };
}

function readingsOf(
  db: Reader,
  metricId: Id,
  { first, last, most }: { readonly first: number; readonly last: number; readonly most: number },
): Reading[] {
  const series = findSeries(db, metricId);
  if (series === undefined) return [];
  return db
    .sql('SELECT ts, value FROM readings WHERE series = ? AND ts BETWEEN ? AND ? ORDER BY ts LIMIT ?')
    .all(series, first, last, most) as Reading[];
}

/** Side by side what several series have up to an instant. */
function rowsUntil(
  horizon: number,
  series: readonly (readonly Reading[])[],
): { readonly ts: number; readonly values: readonly (number | undefined)[] }[] {
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

function instantText(ts: number): string {
  return new Date(ts).toISOString().replace('.000Z', 'Z');
}

/** With a decimal comma in every number, so that a reader who sees only whole ones at first knows the mark. */
function germanNumber(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text.replace('.', ',') : `${text},0`;
}

function tagOf(db: Reader, assetId: Id): string {
  return db.select({ tag: assets.tag }).from(assets).where(eq(assets.id, assetId)).get()!.tag;
}

function fileNameOf(tag: string, day: string): string {
  const plain = tag.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80);
  return `${plain}-readings-${day}.csv`;
}
