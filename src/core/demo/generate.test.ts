/** The whole demo plant, made once through the procedure that the welcome page calls, and looked at from all sides. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import type { Database } from '../database/database.ts';
import type { JobControl } from '../jobs/jobs.ts';
import { healthBand } from '../../shared/domain/health.ts';
import { DAY, MINUTE, plantCalendar } from './calendar.ts';
import { FAILURES } from './definition/failures.ts';
import { loadDemoPlant } from './load.ts';
import { DEMO_PASSWORD } from './people.ts';

const OPTIONS = { timeZone: 'Europe/Berlin', language: 'en' } as const;
const WHOLE_LOAD_MS = 240_000;

const never = new AbortController().signal;

function load(test: TestCore, report: JobControl['report'] = () => undefined) {
  return loadDemoPlant(test.core.services, OPTIONS, { signal: never, report });
}

/** Everything in the database that may not differ between two runs on the same clock, as a hash. */
function fingerprint(database: Database): string {
  const hash = createHash('sha256');
  const tables = database
    .sql(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'search_index*' ORDER BY name",
    )
    .pluck()
    .all() as string[];
  for (const table of tables) {
    const { columns, from } = comparable(table);
    for (const row of database.sql(`SELECT ${columns} FROM ${from}`).iterate())
      hash.update(JSON.stringify(row));
  }
  return hash.digest('hex');
}

function comparable(table: string): { columns: string; from: string } {
  // argon2id salts by itself.
  if (table === 'credentials')
    return { columns: 'user_id, must_change', from: 'credentials ORDER BY user_id' };
  if (table === 'readings') {
    return {
      columns: 'series, count(*), sum(ts), sum(value * (ts % 997))',
      from: 'readings GROUP BY series',
    };
  }
  return { columns: '*', from: `"${table}" ORDER BY 1, 2` };
}

describe('the demo plant', () => {
  let test: TestCore;
  const progress: [step: string, fraction: number][] = [];
  const read = <T>(sql: string, ...values: unknown[]) =>
    test.core.services.database.sql(sql).all(...values) as T[];
  const count = (sql: string, ...values: unknown[]) =>
    test.core.services.database
      .sql(`SELECT count(*) FROM ${sql}`)
      .pluck()
      .get(...values) as number;
  const now = () => test.ports.clock.now();

  let fresh: string;
  beforeAll(async () => {
    test = await createTestCore({ empty: true });
    await load(test, (step, fraction) => progress.push([step, fraction]));
    fresh = fingerprint(test.core.services.database);
  }, WHOLE_LOAD_MS);
  afterAll(() => test[Symbol.asyncDispose]());

  it('tells what it is doing and how far it is', () => {
    const steps = new Set(progress.map(([step]) => step));
    expect([...steps]).toEqual(['people', 'assets', 'parts', 'readings', 'work', 'finishing']);
    const fractions = progress.map(([, fraction]) => fraction);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.length).toBeGreaterThan(100);
    expect(fractions.at(-1)).toBeLessThanOrEqual(1);
  });

  it('has as much of everything as was promised', () => {
    expect(count('assets')).toBeGreaterThanOrEqual(75);
    expect(count('assets')).toBeLessThanOrEqual(90);
    // One has been inherited and waits for its sensor.
    expect(count('metrics')).toBe(41);
    expect(count('thresholds')).toBe(41);
    expect(count('(SELECT DISTINCT series FROM readings)')).toBe(40);
    expect(count('readings')).toBeGreaterThan(980_000);
    expect(count("work_orders WHERE status IN ('completed', 'cancelled')")).toBe(400);
    expect(count("work_orders WHERE status NOT IN ('completed', 'cancelled')")).toBe(26);
    expect(count('parts')).toBe(120);
    expect(count("locations WHERE kind = 'store'")).toBe(4);
    expect(count('users')).toBe(12);
    expect(count('(SELECT DISTINCT role_id FROM users)')).toBe(5);
  });

  it('lets everybody sign in with the password on the sign-in page', async () => {
    const current = await test.anonymous().session.current();
    expect(current).toMatchObject({ state: 'signed-out', plant: { demo: true, timeZone: 'Europe/Berlin' } });
    if (current.state !== 'signed-out') return;
    expect(current.demoPassword).toBe(DEMO_PASSWORD);
    expect(current.demoPeople).toHaveLength(12);
    expect(current.demoPeople.map(({ role }) => role.name).slice(0, 3)).toEqual([
      'Admin',
      'Manager',
      'Planner',
    ]);
    const { username } = current.demoPeople.at(-1)!;
    const { token } = await test.anonymous().session.signIn({ username, password: DEMO_PASSWORD });
    expect(token).toMatch(/^[\w-]{32}$/);
  });

  it('shows Today something to do', async () => {
    const today = await test.as('planner').today.overview();
    expect(today.standingAlarms.total).toBe(3);
    expect(today.standingAlarms.rows[0]).toMatchObject({ severity: 'critical', state: 'unacknowledged' });
    expect(today.standingAlarms.rows.map(({ state }) => state).sort()).toEqual([
      'acknowledged',
      'returned-unacknowledged',
      'unacknowledged',
    ]);
    expect(today.overdue.total).toBeGreaterThanOrEqual(3);
    expect(today.dueToday.total).toBeGreaterThanOrEqual(3);
    expect(today.requests.total).toBe(4);
    expect(today.reorder.total).toBeGreaterThanOrEqual(5);
    expect(today.reorder.total).toBeLessThanOrEqual(8);
  });

  it('gives every technician open work, and everybody something unread in the bell', () => {
    const idle = read(
      `SELECT username FROM users JOIN roles ON roles.id = users.role_id WHERE builtin = 'technician' AND NOT EXISTS
        (SELECT 1 FROM work_orders WHERE assignee_id = users.id AND status NOT IN ('completed', 'cancelled', 'requested'))`,
    );
    expect(idle).toEqual([]);
    const unread = read<{ unread: number }>(
      'SELECT count(*) AS unread FROM notifications WHERE read_at IS NULL GROUP BY user_id',
    );
    expect(unread).toHaveLength(12);
    expect(Math.max(...unread.map((row) => row.unread))).toBeLessThan(12);
  });

  it('has few alarms, nearly all of them acknowledged', () => {
    const alarms = count('alarms');
    expect(alarms).toBeGreaterThanOrEqual(20);
    expect(alarms).toBeLessThanOrEqual(60);
    expect(count('alarms WHERE acknowledged_at IS NULL')).toBe(2);
    expect(count('alarms WHERE acknowledge_note IS NULL AND acknowledged_at IS NOT NULL')).toBe(0);
  });

  it.each(FAILURES.map(({ key, metric }) => [key, metric] as const))(
    'tells the failure "%s" from its alarm on %s to the result',
    (_key, metric) => {
      const [story] = read<Record<string, number | string>>(
        `SELECT alarms.raised_at AS raisedAt, acknowledged_at AS acknowledgedAt, w.created_at AS createdAt,
            w.completed_at AS completedAt, length(w.result) AS told,
            (SELECT count(*) FROM stock_movements WHERE work_order_id = w.id) AS movements,
            (SELECT count(*) FROM comments WHERE work_order_id = w.id) AS comments,
            (SELECT count(*) FROM checklist_items WHERE work_order_id = w.id AND done_at IS NULL) AS undone
          FROM alarms JOIN metrics ON metrics.id = alarms.metric_id JOIN assets ON assets.id = metrics.asset_id
            JOIN work_orders AS w ON w.alarm_id = alarms.id
          WHERE assets.tag || ' ' || metrics.name = ? AND severity = 'critical' AND w.status = 'completed'`,
        metric,
      );
      expect(story!.raisedAt).toBeLessThan(story!.acknowledgedAt as number);
      expect(story!.acknowledgedAt).toBeLessThan(story!.createdAt as number);
      expect(story!.createdAt).toBeLessThan(story!.completedAt as number);
      expect(story!.told).toBeGreaterThan(200);
      expect(story!.comments).toBeGreaterThan(0);
      expect(story!.undone).toBe(0);
      // Cleaning a condenser takes no parts; all other failures did.
      const takesNone = metric === 'REF-CH1 Condensing pressure';
      expect((story!.movements as number) > 0).toBe(!takesNone);
    },
  );

  it('has a balance that is the sum of its movements everywhere, and none below zero', () => {
    const wrong = read(
      `SELECT b.part_id FROM stock_balances AS b WHERE b.quantity < 0 OR b.quantity <>
        (SELECT sum(m.quantity) FROM stock_movements AS m WHERE m.part_id = b.part_id AND m.location_id = b.location_id)`,
    );
    expect(wrong).toEqual([]);
    expect(count('(SELECT DISTINCT part_id, location_id FROM stock_movements)')).toBe(
      count('stock_balances'),
    );
    const kinds = read<{ kind: string }>('SELECT DISTINCT kind FROM stock_movements ORDER BY kind');
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'count',
      'issue',
      'receipt',
      'return',
      'transfer-in',
      'transfer-out',
    ]);
    const kept = read<{ kind: string }>(
      'SELECT DISTINCT l.kind FROM stock_balances JOIN locations AS l ON l.id = location_id ORDER BY 1',
    );
    expect(kept.map(({ kind }) => kind)).toEqual(['bin', 'store']);
    expect(
      count(
        "(SELECT DISTINCT iif(l.kind = 'bin', l.parent_id, l.id) FROM stock_balances JOIN locations AS l ON l.id = location_id)",
      ),
    ).toBe(4);
  });

  it('has an open reorder alert exactly for the parts at or below their reorder point', () => {
    const short = read<{ number: string }>(
      `SELECT number FROM parts WHERE (SELECT sum(quantity) FROM stock_balances WHERE part_id = parts.id) <= reorder_point ORDER BY 1`,
    );
    const alerted = read<{ number: string }>(
      'SELECT number FROM reorder_alerts JOIN parts ON parts.id = part_id WHERE closed_at IS NULL ORDER BY 1',
    );
    expect(alerted).toEqual(short);
    expect(count('reorder_alerts WHERE closed_at IS NOT NULL')).toBeGreaterThan(10);
  });

  it('has completed work with result, hours and who did it', () => {
    expect(count("work_orders WHERE status = 'completed' AND (result IS NULL OR completed_by IS NULL)")).toBe(
      0,
    );
    expect(
      count(
        `work_orders WHERE status = 'completed' AND NOT EXISTS (SELECT 1 FROM labour_entries WHERE work_order_id = work_orders.id)`,
      ),
    ).toBe(0);
    expect(count('checklist_items WHERE note IS NOT NULL')).toBeGreaterThan(100);
    expect(count('comments')).toBeGreaterThan(50);
  });

  it('describes its machines: fields of every kind, what types give, who answers, what fits', () => {
    const kinds = read<{ kind: string }>(
      'SELECT DISTINCT kind FROM custom_values JOIN custom_fields ON custom_fields.id = field_id ORDER BY kind',
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['choice', 'date', 'link', 'number', 'text']);
    expect(count('assets WHERE responsible_team_id IS NULL OR responsible_user_id IS NULL')).toBe(0);
    expect(count('assets WHERE expected_lifetime_months IS NULL')).toBeGreaterThan(20);
    expect(count('asset_types WHERE maintenance_every IS NOT NULL')).toBeGreaterThan(30);
    expect(count('asset_keywords')).toBeGreaterThan(20);
    expect(count('asset_type_parts')).toBeGreaterThan(20);
    expect(count('asset_parts')).toBeGreaterThan(20);
    expect(count('locations WHERE latitude IS NOT NULL AND address IS NOT NULL')).toBe(4);
  });

  it('enters values of fields on the day on which they were measured', () => {
    const entered = read<{ value: string; at: number }>(
      `SELECT json_extract(journal.new, '$.value') AS value, at FROM journal
        JOIN change_sets ON change_sets.seq = journal.change_set
        JOIN custom_fields ON custom_fields.id = json_extract(journal.new, '$.field_id')
        WHERE journal.entity = 'custom_values' AND command = 'assets.update' AND op = 'insert' AND kind = 'date'`,
    );
    expect(entered.length).toBeGreaterThan(20);
    const calendar = plantCalendar(OPTIONS.timeZone);
    for (const { value, at } of entered) expect(value).toBe(calendar.day(at));
  });

  it('gives a machine that was entered later the metric of its type, with its limits', async () => {
    const planner = test.as('planner');
    const { rows } = await planner.assets.list({ text: 'L3-PAL-G1', offset: 0, limit: 1 });
    const metrics = await planner.metrics.ofAsset({ assetId: rows[0]!.id });
    expect(metrics).toMatchObject([{ name: 'Vibration velocity RMS', threshold: { highCritical: 7.1 } }]);
  });

  it('shows the manual of a type on its machines, and every kind of preview, each file whole', async () => {
    const planner = test.as('planner');
    const [pump] = read<{ id: string }>("SELECT id FROM assets WHERE tag = 'CTW-P1'");
    const { rows } = await planner.attachments.of({
      entity: 'assets',
      recordId: pump!.id,
      offset: 0,
      limit: 9,
    });
    expect(rows).toMatchObject([{ kind: 'manual', preview: 'pdf', fromType: { name: 'Pump' } }]);
    const { data } = await planner.attachments.piece({ id: rows[0]!.id, offset: 0 });
    const hash = createHash('sha256').update(Buffer.from(data, 'base64')).digest('hex');
    expect(hash).toBe(rows[0]!.hash);
    const types = read<{ type: string }>('SELECT DISTINCT media_type AS type FROM attachments ORDER BY 1');
    expect(types.map(({ type }) => type)).toEqual(['application/pdf', 'image/png', 'text/plain']);
    const { files } = test.core.services;
    for (const { hash: own } of read<{ hash: string }>('SELECT hash FROM attachments')) {
      expect(await files.isSound(own)).toBe(true);
      expect(files.isPending(own)).toBe(false);
    }
  });

  it('has replaced items whose history stands with the position and with the item', async () => {
    const planner = test.as('planner');
    const [gearbox] = read<{ id: string }>("SELECT id FROM assets WHERE tag = 'L1-FIL-G1'");
    const [present, removed] = await planner.items.ofAsset({ assetId: gearbox!.id });
    expect(present).toMatchObject({ removedAt: null, serialNumber: 'KE25-60913' });
    expect(removed).toMatchObject({ state: 'stored', reason: expect.stringContaining('overhaul') });
    const { rows } = await planner.items.events({ id: removed!.itemId!, offset: 0, limit: 50 });
    expect(rows.map(({ name }) => name).join()).toContain('Rising vibration on the filler main gearbox');
    const [reused] = read<{ stays: number }>(
      'SELECT count(DISTINCT asset_id) AS stays FROM installations GROUP BY item_id ORDER BY 1 DESC',
    );
    expect(reused!.stays).toBe(2);
  });

  it('has machines in good and in bad health, and two about which somebody knows better', async () => {
    const planner = test.as('planner');
    const { rows } = await planner.assets.list({ health: true, offset: 0, limit: 200 });
    const bands = new Set(rows.map(({ health }) => healthBand(health!)));
    expect([...bands].sort()).toEqual(expect.arrayContaining(['bad', 'fair', 'good']));
    const worded = await Promise.all(rows.map(({ id }) => planner.health.of({ assetId: id })));
    const overrides = worded.filter(({ override }) => override !== null);
    expect(overrides.map(({ score, computed }) => Math.sign(score - computed)).sort()).toEqual([-1, 1]);
  });

  it('knows the codes that stood on things before', async () => {
    const planner = test.as('planner');
    const { targets } = await planner.codes.resolve({ code: 'hx90-sep-01' });
    expect(targets).toMatchObject([
      { entity: 'parts', by: 'link', title: expect.stringContaining('FIL-SEP') },
    ]);
    for (const { code } of read<{ code: string }>('SELECT code FROM codes')) {
      expect((await planner.codes.resolve({ code })).targets).toHaveLength(1);
    }
  });

  it('has its whole history in the journal, in the order of time, by those who made it', () => {
    const sets = read<{ at: number; actor: string | null; command: string }>(
      "SELECT at, actor_id AS actor, command FROM change_sets WHERE command <> 'test.person' ORDER BY seq",
    );
    const instants = sets.map(({ at }) => at);
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    expect(instants[0]).toBeLessThan(now() - 500 * DAY);
    expect(instants.at(-1)).toBeLessThanOrEqual(now() + MINUTE);
    expect(new Set(sets.flatMap(({ actor }) => actor ?? [])).size).toBe(12);
    const byProgram = new Set(sets.filter(({ actor }) => actor === null).map(({ command }) => command));
    expect([...byProgram].sort()).toEqual([
      'metrics.ingest',
      'people.create',
      'setup.demo',
      'station.create',
    ]);
    for (const entity of [
      'work_orders',
      'stock_movements',
      'alarms',
      'checklist_items',
      'assets',
      'parts',
      'users',
    ]) {
      const inserted = count("journal WHERE op = 'insert' AND entity = ?", entity);
      expect([entity, inserted]).toEqual([entity, count(entity)]);
    }
  });

  it('gives people only commands that their role allows', () => {
    const forbidden = read(
      `SELECT DISTINCT roles.builtin, command FROM change_sets JOIN users ON users.id = actor_id JOIN roles ON roles.id = role_id
        WHERE (builtin IN ('technician', 'storekeeper') AND command IN ('assets.update', 'workOrders.update', 'metrics.create',
            'items.replace', 'health.override', 'bom.add', 'codes.link', 'assetTypes.create', 'teams.create'))
          OR (builtin = 'technician' AND command IN ('parts.receive', 'parts.count', 'parts.create'))
          OR (builtin = 'storekeeper' AND command IN ('alarms.acknowledge', 'workOrders.transition', 'workOrders.complete'))`,
    );
    expect(forbidden).toEqual([]);
  });

  it('raises every alarm in the journal at the moment its reading arrives', () => {
    const late = count(
      `journal JOIN change_sets ON change_sets.seq = journal.change_set JOIN alarms ON alarms.id = journal.row_id
        WHERE journal.entity = 'alarms' AND op = 'insert' AND at - raised_at NOT BETWEEN 0 AND ${MINUTE}`,
    );
    expect(late).toBe(0);
  });

  it('is the same plant again on the same clock', { timeout: WHOLE_LOAD_MS }, async () => {
    await using other = await createTestCore({ empty: true });
    await load(other);
    expect(fingerprint(other.core.services.database)).toBe(fresh);
  });
});

describe('cancelling the demo', () => {
  it('leaves the empty plant as it was', async () => {
    await using test = await createTestCore({ empty: true });
    const client = test.anonymous();
    const { database } = test.core.services;
    const { jobId } = await client.setup.demo(OPTIONS);
    const ended = new Promise<string>((resolve) => {
      database.onChange(() => {
        const { state } = test.core.services.jobs.get(jobId);
        if (state !== 'running') resolve(state);
      });
    });
    await client.jobs.cancel({ id: jobId });
    expect(await ended).toBe('cancelled');
    expect((await test.anonymous().session.current()).state).toBe('welcome');
    for await (const hash of test.core.services.files.list()) expect.fail(hash);
    // The demo can be loaded, or the plant set up, as if nothing had happened.
    await client.setup.plant({
      companyName: 'Brauerei Nord',
      adminFullName: 'Ada Admin',
      adminUsername: 'ada',
      adminPassword: 'correct horse battery',
      timeZone: 'Europe/Berlin',
      language: 'de',
      currency: 'EUR',
    });
    expect((await test.anonymous().session.current()).state).toBe('signed-out');
  });
});
