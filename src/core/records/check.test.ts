import { describe, expect, it } from 'vitest';
import type { Id } from '../../shared/ids.ts';
import { MAX_RECORD_BYTES } from '../../shared/contract/records.ts';
import { PERMISSIONS } from '../../shared/permissions.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { anAsset, aLocation } from '../../testing/factories.ts';
import { contents } from '../../testing/fingerprint.ts';
import { checkFile, exportFile, importRecordsFile, planFor } from '../../testing/records.ts';
import { dryRunRecords, importRecords } from './run.ts';
import { uploadFile } from '../../testing/imports.ts';

const tags = (test: TestCore) =>
  test.core.services.database.sql('SELECT tag FROM assets ORDER BY tag').pluck().all();

/** What an import that came to nothing has not touched: all but the telling of it. */
function plantOf(test: TestCore): Record<string, unknown> {
  const { imports: _told, journal: _journal, change_sets: _sets, ...plant } = contents(test);
  return plant;
}

describe('a dry run', () => {
  it('names every bad cell with its line, column, value, reason and an obvious fix, and writes nothing', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const before = plantOf(test);
    const { result, jobId } = await checkFile(
      test,
      planner,
      'Tag,Status,Installed on,Purchase cost,Manufacturer\n' +
        'P-1,runing,31/02/2020,12.50,KSB\n' +
        'P-2,running,01/02/2020,"1.234,5",KSB\n' +
        ',running,01/02/2020,1.50,KSB\n' +
        'P-4,down,01/02/2020,2.50,KSB,too much\n',
    );
    expect(result.counts).toEqual({ create: 0, change: 0, leave: 0, bad: 4 });
    const { rows } = await planner.records.dryRunProblems({ jobId });
    const cell = (
      line: number,
      column: string | null,
      value: string,
      reason: string,
      fix: string | null,
      record: string,
      detail: string | null = null,
    ) => ({
      record,
      line,
      column,
      value,
      reason,
      fix,
      detail,
    });
    expect(rows).toEqual([
      cell(2, 'Status', 'runing', 'bad-choice', 'running', 'P-1'),
      cell(2, 'Installed on', '31/02/2020', 'bad-day', '2020-02-29', 'P-1'),
      cell(3, 'Purchase cost', '1.234,5', 'bad-number', '1234.5', 'P-2'),
      cell(4, 'Tag', '', 'missing', null, ''),
      cell(
        5,
        null,
        'P-4 | down | 01/02/2020 | 2.50 | KSB | too much',
        'wrong-column-count',
        null,
        'P-4',
        '+1',
      ),
    ]);
    expect(plantOf(test)).toEqual(before);
  });

  it.each([
    ['beside what is wrong in its cells', 'P-1,KSB, big,3.50\n', ['bad-number', 'wrong-column-count +1']],
    ['also when only nothing is left over', 'P-1,a, b,KSB,\n', ['bad-number', 'wrong-column-count +1']],
    ['by how many', 'P-1,a, b, c,2.50,x\n', ['bad-number', 'wrong-column-count +3']],
    ['but not of a separator at the end of a good row', 'P-1,KSB,2.50,\n', []],
    ['but not where most rows end with a separator', 'P-1,KSB,x,\nP-2,KSB,2.50,\n', ['bad-number']],
  ])('says of a row that it has more cells than the header, %s', async (_what, rows, problems) => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { jobId } = await checkFile(
      test,
      planner,
      `Tag,Manufacturer,Purchase cost\n${rows}${rows.includes('P-2') ? '' : 'P-3,KSB,1.25\n'}`,
    );
    const found = (await planner.records.dryRunProblems({ jobId })).rows;
    expect(
      found.map(({ reason, detail }) => [reason, detail].filter((part) => part !== null).join(' ')),
    ).toEqual(problems);
  });

  it('tells what would be made and what would change from what to what', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    anAsset(test, { tag: 'P-1', name: 'Old', manufacturer: 'KSB', model: 'X' });
    anAsset(test, { tag: 'P-2', name: 'Same', manufacturer: 'KSB' });
    const { result, jobId } = await checkFile(
      test,
      planner,
      'Tag,Name,Manufacturer,Model,Parent\np-1,New,KSB,,\nP-2,Same,KSB,,\nP-3,Fresh,,Y,P-1\n',
    );
    expect(result.counts).toEqual({ create: 1, change: 1, leave: 1, bad: 0 });
    const { rows } = await planner.records.dryRunRows({ jobId, action: null });
    expect(rows.map(({ line, action, fields }) => ({ line, action, fields }))).toEqual([
      {
        line: 2,
        action: 'change',
        fields: [
          { field: 'tag', old: 'P-1', new: 'p-1' },
          { field: 'name', old: 'Old', new: 'New' },
        ],
      },
      { line: 3, action: 'leave', fields: [] },
      {
        line: 4,
        action: 'create',
        fields: [
          { field: 'tag', old: null, new: 'P-3' },
          { field: 'name', old: null, new: 'Fresh' },
          { field: 'model', old: null, new: 'Y' },
          { field: 'parent', old: null, new: 'P-1' },
        ],
      },
    ]);
  });

  it('an empty cell leaves a field as it is, or clears it', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    anAsset(test, { tag: 'P-1', name: 'Pump', model: 'X' });
    const file = 'Tag,Name,Model,Status\nP-1,,,\n';
    expect((await checkFile(test, planner, file)).result.counts.leave).toBe(1);
    const { jobId } = await checkFile(test, planner, file, { emptyCells: 'clear' });
    const { rows } = await planner.records.dryRunRows({ jobId, action: 'change' });
    expect(rows[0]!.fields).toEqual([{ field: 'model', old: 'X', new: null }]);
  });

  it('names a ring, also one that the plant would close, and what hangs on it', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const top = anAsset(test, { tag: 'TOP' });
    const middle = anAsset(test, { tag: 'MIDDLE', parentId: top });
    anAsset(test, { tag: 'LOW', parentId: middle });
    const { jobId } = await checkFile(
      test,
      planner,
      'Tag,Parent\nA,B\nB,C\nC,A\nD,A\nTOP,LOW\nE,E\nGOOD,TOP\n',
    );
    const { rows } = await planner.records.dryRunProblems({ jobId });
    expect(rows.map(({ line, reason, detail }) => [line, reason, detail])).toEqual([
      [2, 'cycle', 'A > B > C > A'],
      [3, 'cycle', 'A > B > C > A'],
      [4, 'cycle', 'A > B > C > A'],
      [5, 'depends-on-bad-row', '2'],
      [6, 'cycle', 'TOP > LOW > MIDDLE > TOP'],
      [7, 'cycle', 'E > E'],
    ]);
  });

  it('collects what the plant does not know, once for each value, with what looks like it', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const hall = aLocation(test, { name: 'Hall 1', kind: 'building' });
    const file = 'Tag,Location,Status\nA,Hal 1,running\nB,Hal 1,running\nC,Yard / Shed,on fire\n';
    const { result } = await checkFile(test, planner, file);
    // Most frequent first.
    expect(result.unknown).toEqual([
      {
        field: 'location',
        refersTo: 'locations',
        value: 'Hal 1',
        rows: 2,
        canCreate: true,
        alike: [{ to: hall, label: 'Hall 1' }],
      },
      { field: 'status', refersTo: null, value: 'on fire', rows: 1, canCreate: false, alike: [] },
      { field: 'location', refersTo: 'locations', value: 'Yard / Shed', rows: 1, canCreate: true, alike: [] },
    ]);
    const { job } = await importRecordsFile(test, planner, file, {
      answers: [
        { field: 'location', value: 'Hal 1', action: 'map', to: hall },
        { field: 'location', value: 'Yard / Shed', action: 'create', to: null },
        { field: 'status', value: 'on fire', action: 'map', to: 'down' },
      ],
    });
    expect(job.error).toBeNull();
    expect(
      test.core.services.database
        .sql(
          'SELECT a.tag, l.name, p.name, a.status FROM assets a JOIN locations l ON l.id = a.location_id LEFT JOIN locations p ON p.id = l.parent_id ORDER BY tag',
        )
        .raw()
        .all(),
    ).toEqual([
      ['A', 'Hall 1', null, 'running'],
      ['B', 'Hall 1', null, 'running'],
      ['C', 'Shed', 'Yard', 'down'],
    ]);
  });

  it('tells of probable duplicates, in the plant and in the file', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const known = anAsset(test, {
      tag: 'PMP-001',
      name: 'Pump',
      serialNumber: 'SN-4711',
      manufacturer: 'KSB',
    });
    const { result } = await checkFile(
      test,
      planner,
      'Tag,Serial number,Manufacturer\nPMP 001,,\nX-1,sn4711,ksb\nX-2,SN-9999,ABB\nX_2,,\n',
    );
    expect(result.duplicates).toMatchObject([
      { line: 2, record: { id: known }, otherLine: null, field: 'tag' },
      { line: 3, record: { id: known }, otherLine: null, field: 'serialNumber' },
      { line: 5, record: null, otherLine: 4, field: 'tag' },
    ]);
    expect(result.duplicateCount).toBe(3);
  });

  it('the same key twice, an archived record, and what is or is not there are named', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    anAsset(test, { tag: 'OLD', archivedAt: 1 });
    anAsset(test, { tag: 'HERE' });
    const file = 'Tag,Name\nOLD,x\nHERE,x\nNEW,x\nnew,x\n';
    const reasons = async (mode: 'create' | 'change') => {
      const { jobId } = await checkFile(test, planner, file, { mode });
      const { rows } = await planner.records.dryRunProblems({ jobId });
      return rows.map(({ line, reason }) => `${line} ${reason}`);
    };
    expect(await reasons('create')).toEqual([
      '2 archived-reference',
      '3 exists-already',
      '5 duplicate-in-file',
    ]);
    expect(await reasons('change')).toEqual(['2 archived-reference', '4 not-there', '5 duplicate-in-file']);
  });
});

describe('an import', () => {
  it('with bad rows is refused whole, or loads the good ones', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const file = 'Tag,Status,Parent\nGOOD,running,\nBAD,nonsense,\nCHILD,running,BAD\n';
    const before = plantOf(test);
    const refused = await importRecordsFile(test, planner, file);
    expect(refused.job).toMatchObject({
      state: 'failed',
      error: { code: 'IMPORT_HAS_BAD_ROWS', params: { count: 2 } },
    });
    expect(plantOf(test)).toEqual(before);
    const { job, jobId } = await importRecordsFile(test, planner, file, { badRows: 'skip' });
    expect(job.state).toBe('done');
    expect(tags(test)).toEqual(['GOOD']);
    const { data, fileName } = await planner.records.badRowsFile({ jobId });
    const text = Buffer.from(data, 'base64').toString('utf8');
    expect(fileName).toBe('records-bad-rows.csv');
    expect(text).toBe(
      '\ufeffTag,Status,Parent,Millwright: reason\r\nBAD,nonsense,,Status: bad-choice\r\nCHILD,running,BAD,Parent: depends-on-bad-row (3)\r\n',
    );
    const mended = await importRecordsFile(test, planner, text.replace('nonsense', 'down'));
    expect(mended.job.state).toBe('done');
    expect(tags(test)).toEqual(['BAD', 'CHILD', 'GOOD']);
  });

  it('is one change set that its record names; what was mapped is remembered for such files', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const file = 'Tag,Remark\nP-1,Wet\n';
    const columns = ['tag', 'model'].map((field, index) => ({ index, field }));
    const { importId, job } = await importRecordsFile(test, planner, file, { kind: 'assets', columns });
    expect(job.state).toBe('done');
    const { database } = test.core.services;
    const record = database
      .sql(
        `SELECT i.kind, i.created, i.changed, i.unchanged, s.command, (SELECT count(*) FROM journal j WHERE j.change_set = i.change_set AND j.entity = 'assets') AS assets
         FROM imports i JOIN change_sets s ON s.seq = i.change_set WHERE i.id = ?`,
      )
      .get(importId);
    expect(record).toEqual({
      kind: 'assets',
      created: 1,
      changed: 0,
      unchanged: 0,
      command: 'records.start',
      assets: 1,
    });
    const again = await uploadFile(test, planner, 'Tag,Remark\nP-2,Dry\n', 'b.csv', 'records');
    expect(await planner.records.inspect({ uploadId: again, kind: null })).toMatchObject({
      remembered: true,
      kind: 'assets',
      columns: [{ field: 'tag' }, { field: 'model' }],
    });
  });

  it('that is cancelled in the middle of writing leaves nothing', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const lines = Array.from({ length: 2500 }, (_, index) => `P-${index}`).join('\n');
    const { uploadId, plan } = await checkFile(test, planner, `Tag\n${lines}\n`, { kind: 'assets' });
    const before = plantOf(test);
    const { database, uploads, ports } = test.core.services;
    const abort = new AbortController();
    const control = {
      signal: abort.signal,
      report: (step: string) => {
        if (step === 'writing') abort.abort(new Error('enough'));
      },
    };
    const run = {
      upload: uploads.complete(uploadId, planner.userId, MAX_RECORD_BYTES),
      plan,
      permissions: new Set(PERMISSIONS),
      now: ports.clock.now(),
      randomBytes: ports.randomBytes,
      importId: test.newId(),
      actorId: planner.userId,
    };
    const unheard = { signal: new AbortController().signal, report: () => {} };
    const { checked: shown } = await dryRunRecords(database, uploads, run, unheard);
    await expect(importRecords(database, uploads, { ...run, shown }, control)).rejects.toThrow('enough');
    expect(plantOf(test)).toEqual(before);
  });

  it('of stock books first stock as a count or a receipt and later differences as counts, and tells nobody of alerts', async () => {
    await using test = await createTestCore();
    const manager = test.as('manager');
    test.as('storekeeper');
    await importRecordsFile(test, manager, 'Part number,Unit,Minimum stock\nB-1,pcs,5\nB-2,pcs,5\n');
    const file = 'Part number,Store,Quantity,Unit price\nB-1,Store 1,2,9.50\nB-2,Store 1,3,\n';
    await importRecordsFile(test, manager, file, { createUnknown: true });
    const recount = await importRecordsFile(
      test,
      manager,
      'Part number,Store,Quantity\nB-1,Store 1,4\nB-2,Store 1,3.5\n',
      {
        badRows: 'skip',
      },
    );
    expect(recount.result.problemsByReason).toEqual({ 'fraction-of-whole': 1 });
    const { database } = test.core.services;
    expect(
      database
        .sql(
          'SELECT p.number, m.kind, m.quantity, m.unit_cost FROM stock_movements m JOIN parts p ON p.id = m.part_id ORDER BY m.rowid',
        )
        .raw()
        .all(),
    ).toEqual([
      ['B-1', 'receipt', 2000, 950],
      ['B-2', 'count', 3000, 0],
      ['B-1', 'count', 2000, 950],
    ]);
    expect(database.sql('SELECT count(*) FROM reorder_alerts WHERE closed_at IS NULL').pluck().get()).toBe(2);
    expect(database.sql('SELECT count(*) FROM notifications').pluck().get()).toBe(0);
  });

  it('needs the permission of the kind, and making what is unknown needs that of its own', async () => {
    await using test = await createTestCore();
    const keeper = test.as('storekeeper');
    const uploadId = await uploadFile(test, keeper, 'Tag,Name\nP-1,x\n', 'a.csv', 'records');
    const plan = await planFor(keeper, uploadId, { kind: 'assets' });
    const forbidden = { code: 'FORBIDDEN', params: { permission: 'assets.write' } };
    expect(await refusal(keeper.records.startDryRun({ uploadId, plan }))).toEqual(forbidden);
    const { jobId: shown } = await checkFile(test, keeper, 'Part number\nX\n', { kind: 'parts' });
    const started = keeper.records.start({ uploadId, importId: test.newId(), plan, shown });
    expect(await refusal(started)).toEqual(forbidden);
    const kinds = await keeper.records.kinds();
    expect(kinds.filter(({ mayImport }) => mayImport).map(({ kind }) => kind)).toEqual([
      'suppliers',
      'parts',
      'stock',
    ]);
    const { result } = await checkFile(test, test.as('planner'), 'Part number,Store,Quantity\nX,Y,1\n', {
      kind: 'parts',
    });
    expect(result.rows).toBe(1);
    expect(
      await refusal(
        test.as('requester').records.startExport({ kind: 'assets', format: 'csv', ids: null, names: [] }),
      ),
    ).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is seen by who started it only', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const { jobId } = await checkFile(test, planner, 'Tag,Name\nP-1,x\n');
    expect(await refusal(test.as('planner').records.dryRunResult({ jobId }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

it('a record is changed by its id also when its key changes, and an export of another plant makes it anew', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner');
  const id = anAsset(test, { tag: 'P-1', name: 'Pump' });
  const { bytes } = await exportFile(test, planner, 'assets', 'csv');
  const text = Buffer.from(bytes).toString('utf8').replace('P-1', 'P-9');
  const { result } = await importRecordsFile(test, planner, text);
  expect(result.counts).toEqual({ create: 0, change: 1, leave: 0, bad: 0 });
  expect(tags(test)).toEqual(['P-9']);
  await using other = await createTestCore();
  const there = await importRecordsFile(other, other.as('planner'), text);
  expect(there.result.counts.create).toBe(1);
  expect(other.core.services.database.sql('SELECT id FROM assets').pluck().all()).toEqual([id]);
});

it('fields that the plant has added come in by the type of each row, and go out again', async () => {
  await using test = await createTestCore();
  const admin = test.as('admin');
  const [pump, fan] = [test.newId(), test.newId()];
  await admin.assetTypes.create({ id: pump, name: 'Pump' });
  await admin.assetTypes.create({ id: fan, name: 'Fan' });
  const fieldOf = (
    typeId: Id,
    name: string,
    kind: 'number' | 'choice' | 'date',
    choices: string[] | null = null,
  ) => admin.assetTypes.addField({ id: test.newId(), assetTypeId: typeId, name, kind, choices });
  await fieldOf(pump, 'Voltage', 'number');
  await fieldOf(fan, 'Voltage', 'number');
  await fieldOf(pump, 'Seal', 'choice', ['Rubber', 'Carbon']);
  await fieldOf(pump, 'Oil changed', 'date');
  const file =
    'Tag,Type,Voltage [V],Seal,Oil changed\nP-1,Pump,400.5,carbon,2026-02-03\nF-1,Fan,230,,\nF-2,Fan,230,Rubber,\n';
  const { job, result, jobId } = await importRecordsFile(test, admin, file, { badRows: 'skip' });
  expect(job.error).toBeNull();
  expect(result.problemsByReason).toEqual({ 'not-allowed': 1 });
  expect((await admin.records.dryRunProblems({ jobId })).rows[0]).toMatchObject({ line: 4, column: 'Seal' });
  expect(
    test.core.services.database
      .sql(
        'SELECT a.tag, f.name, v.value FROM custom_values v JOIN assets a ON a.id = v.asset_id JOIN custom_fields f ON f.id = v.field_id AND f.asset_type_id = a.asset_type_id ORDER BY tag, f.name',
      )
      .raw()
      .all(),
  ).toEqual([
    ['F-1', 'Voltage', 230],
    ['P-1', 'Oil changed', '2026-02-03'],
    ['P-1', 'Seal', 'Carbon'],
    ['P-1', 'Voltage', 400.5],
  ]);
  const { bytes } = await exportFile(test, admin, 'assets', 'csv');
  const again = await checkFile(test, admin, bytes);
  expect(again.result.counts).toEqual({ create: 0, change: 0, leave: 2, bad: 0 });
});
