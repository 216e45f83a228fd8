import { type Today, TODAY_ROWS } from '../../shared/contract/today.ts';
import { type WorkOrderFilter, workOrderFilterSchema } from '../../shared/contract/work-orders.ts';
import type { Permission } from '../../shared/permissions.ts';
import { standingAlarms } from '../alarms/queries.ts';
import { quarantineGroups } from '../data-sources/quarantine.ts';
import type { Reader } from '../database/database.ts';
import { reorderList } from '../parts/queries.ts';
import type { Principal } from '../people/sessions.ts';
import { os, signedIn } from '../rpc/base.ts';
import { dayIn, plantOf } from '../setup/plant.ts';
import { listWorkOrders } from '../work-orders/list.ts';

export const todayRouter = {
  overview: os.today.overview.handler(({ context }) => {
    const day = dayIn(plantOf(context.db).timeZone, context.services.ports.clock.now());
    return overview(context.db, signedIn(context), day);
  }),
};

/** What this person should look at; a section they may not read is empty. */
function overview(db: Reader, { userId, permissions }: Principal, today: string): Today {
  const may = <T>(permission: Permission, read: () => { total: number; rows: T[] }) =>
    permissions.has(permission) ? read() : { total: 0, rows: [] };
  const work = (filter: Partial<WorkOrderFilter>) =>
    listWorkOrders(db, workOrderFilterSchema.parse({ ...filter, limit: TODAY_ROWS }), { userId, today });
  return {
    isNewPlant: db.sql('SELECT 1 FROM assets LIMIT 1').get() === undefined,
    myWork: may('work.read', () => work({ view: 'mine' })),
    standingAlarms: may('alarms.read', () => standingAlarms(db, { limit: TODAY_ROWS })),
    overdue: may('work.read', () => work({ view: 'overdue' })),
    dueToday: may('work.read', () => work({ view: 'due-today' })),
    reorder: may('parts.read', () => reorderList(db, TODAY_ROWS)),
    // Requests wait for who can approve them, the most urgent and newest first; nobody else is asked.
    notVerified: may('work.plan', () =>
      work({ view: 'not-verified', sort: 'completedAt', direction: 'desc' }),
    ),
    heldBack: may('metrics.write', () => heldBack(db)),
    requests: may('work.plan', () => work({ status: ['requested'], sort: 'priority', direction: 'desc' })),
  };
}

function heldBack(db: Reader): Today['heldBack'] {
  const groups = quarantineGroups(db).groups.toSorted((a, b) => b.count - a.count);
  return { total: groups.reduce((sum, { count }) => sum + count, 0), rows: groups.slice(0, TODAY_ROWS) };
}
