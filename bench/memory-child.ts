/**
 * A core by itself, so that what is measured is its memory and not the bench's: opens the folder it is given,
 * does what the other rows do, and prints its resident memory in bytes.
 */
import { createCore } from '../src/core/create-core.ts';
import { childNodes } from '../src/core/assets/nodes.ts';
import { listAssets } from '../src/core/assets/list.ts';
import { findAssets } from '../src/core/assets/queries.ts';
import { BRANCH_WINDOW } from '../src/shared/contract/trees.ts';
import { chartOf } from '../src/core/metrics/chart.ts';
import { ingest } from '../src/core/metrics/ingest.ts';
import { createSource } from '../src/core/metrics/series.ts';
import { NO_LIMITS } from '../src/shared/domain/threshold.ts';
import { setThreshold } from '../src/core/metrics/service.ts';
import { find } from '../src/core/search/queries.ts';
import { listWorkOrders } from '../src/core/work-orders/list.ts';
import { PERMISSIONS } from '../src/shared/permissions.ts';
import { systemPorts } from '../src/core/host/system-ports.ts';

const [dataFolder = '', migrationsFolder = '', metricId = '', readings = ''] = process.argv.slice(2);
const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 1);
const end = START + Number(readings) * MINUTE;

const core = await createCore({
  dataFolder,
  migrationsFolder,
  holder: 'the bench',
  ports: systemPorts(() => undefined),
});
const { database } = core.services;
const write = { actorId: null, command: 'bench.memory' };
const window = { offset: 0, limit: 500 };

for (const text of ['', 'pump', 'sn', 'm']) {
  for (const sort of ['tag', 'name', 'status', 'criticality'] as const) {
    const open = { locationId: null, criticality: [], responsible: null, keyword: null };
    const filter = { ...window, ...open, text, status: [], typeId: null, sort, direction: 'asc' as const };
    listAssets(database, filter, '');
  }
  find(database, new Set(PERMISSIONS), text, 50);
  findAssets(database, text, 50);
}
for (const view of ['open', 'closed', 'all'] as const) {
  const filter = {
    ...window,
    view,
    text: 'repair',
    status: [],
    priority: [],
    assetId: null,
    assigneeId: null,
  };
  const viewer = { userId: '', today: '2026-11-02' };
  listWorkOrders(database, { ...filter, sort: 'title', direction: 'asc' }, viewer);
}
childNodes(database, { parentId: null, limit: BRANCH_WINDOW, through: null });
chartOf(database, { id: metricId, from: START, to: end, points: 1500 }, end);
const threshold = {
  ...NO_LIMITS,
  highWarning: 70,
  highCritical: 80,
  deadband: 2,
  onDelayMs: 5 * MINUTE,
};
database.write(write, (tx) => setThreshold(tx, metricId, threshold));
const source = database.write(write, (tx) => createSource(tx, { kind: 'demo', label: 'bench' }));
for (let batch = 0; batch < 20; batch += 1) {
  const ts = Array.from({ length: 10_000 }, (_unused, index) => end + (batch * 10_000 + index) * MINUTE);
  database.write(write, (tx) =>
    ingest(tx, source, [{ metricId, ts, values: ts.map((_at, index) => index % 60) }]),
  );
}
process.stdout.write(String(process.memoryUsage.rss()));
await core.close();
