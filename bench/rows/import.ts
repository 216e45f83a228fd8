/** An import of assets: reading the file, checking every row and writing them, beside csv-parse and a bare insert. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { RecordsPlan } from '../../src/shared/contract/records.ts';
import { dryRunRecords, importRecords } from '../../src/core/records/run.ts';
import { PERMISSIONS } from '../../src/shared/permissions.ts';
import { bareDatabase, freshId, median, plant, timed, timedAsync } from '../plant.ts';
import type { BenchRow } from '../row.ts';

const ASSETS = 50_000;
const FIELDS = [
  'tag',
  'name',
  'parent',
  'location',
  'type',
  'criticality',
  'status',
  'manufacturer',
  'model',
  'serialNumber',
  'installedOn',
  'purchaseCost',
] as const;
const RUNS = 3;

/** Children before their parents, as an export of another system has them. */
function file(): string {
  const lines = Array.from({ length: ASSETS }, (_unused, back) => {
    const index = ASSETS - 1 - back;
    const parent = index === 0 ? '' : `EQ-${Math.floor((index - 1) / 8)}`;
    return [
      `EQ-${index}`,
      `Pump ${index} of line ${index % 40}`,
      parent,
      `Plant/Hall ${index % 20}/Area ${index % 200}`,
      `Type ${index % 60}`,
      'ABC'[index % 3],
      ['running', 'standby', 'down'][index % 3],
      `Maker ${index % 30}`,
      `M-${index % 500}`,
      `SN${1_000_000 + index}`,
      `${2000 + (index % 25)}-${String(1 + (index % 12)).padStart(2, '0')}-15`,
      `${(index % 9000) + 0.5}`,
    ].join(',');
  });
  return `${FIELDS.join(',')}\n${lines.join('\n')}\n`;
}

const PLAN: RecordsPlan = {
  kind: 'assets',
  format: {},
  columns: FIELDS.map((field, index) => ({ index, field })),
  constants: [],
  answers: [],
  createUnknown: true,
  mode: 'create-and-change',
  emptyCells: 'leave',
  badRows: 'refuse',
  leaveDuplicates: false,
};

async function ours(content: string): Promise<number> {
  await using test = await plant();
  const { database, uploads, ports } = test.core.services;
  const path = join(test.dataFolder, 'assets.csv');
  writeFileSync(path, content);
  const id = freshId(test);
  const upload = {
    id,
    ownerId: id,
    session: null,
    fileName: 'assets.csv',
    size: content.length,
    received: content.length,
    file: path,
  };
  const control = { signal: new AbortController().signal, report: () => undefined };
  const run = {
    upload,
    plan: PLAN,
    permissions: new Set(PERMISSIONS),
    now: ports.clock.now(),
    randomBytes: ports.randomBytes,
  };
  const { checked: shown } = await dryRunRecords(database, uploads, run, control);
  const actorId = test.as('admin').userId;
  const took = await timedAsync(() =>
    importRecords(database, uploads, { ...run, importId: id, actorId, shown }, control),
  );
  const count = database.sql('SELECT count(*) FROM assets').pluck().get();
  if (count !== ASSETS) throw new Error(`${String(count)} assets came in`);
  return took;
}

/** The same rows into a table with the indexes of ours; no journal, no search, nothing looked up. */
async function yardstick(content: string): Promise<number> {
  await using test = await plant();
  const { database } = test.core.services;
  const path = join(test.dataFolder, 'assets.csv');
  writeFileSync(path, content);
  const schema = database
    .sql(
      "SELECT sql FROM sqlite_master WHERE tbl_name = 'assets' AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type DESC",
    )
    .pluck()
    .all() as string[];
  const bare = bareDatabase(test, 'bare');
  bare.pragma('foreign_keys = OFF');
  for (const sql of schema) bare.exec(sql);
  const columns = [
    'tag',
    'name',
    'parent_id',
    'location_id',
    'asset_type_id',
    'criticality',
    'status',
    'manufacturer',
    'model',
    'serial_number',
    'installed_on',
    'purchase_cost',
  ];
  const insert = bare.prepare(
    `INSERT INTO assets (id, ${columns.join(', ')}, created_at, updated_at) VALUES (?, ${columns.map(() => '?').join(', ')}, 0, 0)`,
  );
  const ids = Array.from({ length: ASSETS }, () => freshId(test));
  const took = timed(() => {
    const rows = parse(readFileSync(path), { from: 2 });
    bare.transaction(() => {
      rows.forEach((row, at) => {
        insert.run(
          ids[at],
          ...row.slice(0, 2),
          ids[at >> 3 === at ? 1 : at >> 3],
          ids[at % 200],
          ids[at % 60],
          ...row.slice(5, 11),
          Math.round(Number(row[11]) * 100),
        );
      });
    })();
  });
  bare.close();
  return took;
}

/** The documents by which they are found follow while others work (`search/catch-up.ts`); see the row `search`. */
const row: BenchRow = {
  id: 'import',
  size: '50 k assets from CSV: read, checked, written',
  unit: 'ms',
  budget: 3,
  async run() {
    const content = file();
    const pairs: [number, number][] = [];
    for (let at = 0; at < RUNS; at += 1) pairs.push([await ours(content), await yardstick(content)]);
    return { ours: median(pairs.map(([time]) => time)), yardstick: median(pairs.map(([, time]) => time)) };
  },
};
export default row;
