/** Rows are judged by the plant that they would leave behind, not by the one they find. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../../shared/contract/index.ts';
import type { RecordsPlan } from '../../shared/contract/records.ts';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { aLocation, aMetric, anAsset } from '../../testing/factories.ts';
import { undone } from '../../testing/change-sets.ts';
import { checkFile, importRecordsFile } from '../../testing/records.ts';

const HEAD = 'Millwright id,Tag,Name\n';

async function problemsOf(
  test: TestCore,
  client: Client,
  file: string,
  changes: Partial<RecordsPlan> = {},
): Promise<string[]> {
  const { jobId } = await checkFile(test, client, file, changes);
  const { rows } = await client.records.dryRunProblems({ jobId });
  return rows.map(({ line, column, reason, detail }) => [line, column, reason, detail].join(' '));
}

const column = (test: TestCore, text: string, ...inputs: unknown[]) =>
  test.core.services.database
    .sql(text)
    .pluck()
    .all(...inputs);

describe('two rows that would end as one', () => {
  it('have the same new id', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const id = test.newId();
    expect(await problemsOf(test, planner, `${HEAD}${id},N-1,a\n${id},N-2,b\n`)).toEqual([
      '3 Tag duplicate-in-file 2',
    ]);
  });

  it('give the same tag to two assets', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [one, other] = [anAsset(test, { tag: 'V1' }), anAsset(test, { tag: 'V2' })];
    expect(await problemsOf(test, planner, `${HEAD}${one},V9,a\n${other},v9,b\n`)).toEqual([
      '3 Tag duplicate-in-file 2',
    ]);
  });

  it('give the same name to two metrics of an asset', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const assetId = anAsset(test, { tag: 'ME' });
    const [one, other] = [aMetric(test, { assetId, name: 'One' }), aMetric(test, { assetId, name: 'Two' })];
    const file = `Millwright id,Asset,Metric\n${one},ME,Same\n${other},ME,Same\n`;
    expect(await problemsOf(test, planner, file, { kind: 'metrics' })).toEqual([
      '3 Metric duplicate-in-file 2',
    ]);
  });

  it('are named also where one of them keeps the tag that the other would take', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [one, other] = [anAsset(test, { tag: 'V1' }), anAsset(test, { tag: 'V2' })];
    expect(await problemsOf(test, planner, `${HEAD}${one},V2,a\n${other},V2,b\n`)).toEqual([
      '2 Tag duplicate-in-file 3',
    ]);
  });
});

describe('records named by their ids', () => {
  it('exchange their tags, pass them on in a chain, and an undo gives them back', async () => {
    await using test = await createTestCore();
    const admin = test.as('admin');
    const ids = ['S1', 'S2', 'T1', 'T2', 'R1', 'R2', 'R3'].map((tag) => anAsset(test, { tag, name: 'x' }));
    const wanted = ['S2', 'S1', 'T2', 'T3', 'R2', 'R3', 'r1'];
    const file = HEAD + ids.map((id, index) => `${id},${wanted[index]},x\n`).join('');
    const { job, result, importId } = await importRecordsFile(test, admin, file);
    expect([result.counts.change, job.state, job.error]).toEqual([7, 'done', null]);
    const tags = () => ids.map((id) => column(test, 'SELECT tag FROM assets WHERE id = ?', id)[0]);
    expect(tags()).toEqual(wanted);
    const told = await admin.history.of({ subject: 'assets', id: ids[0]! });
    expect(JSON.stringify(told.rows)).toContain('S2');
    expect(JSON.stringify(told.rows[0]!.changes)).not.toContain(ids[0]);
    await undone(test, admin, importId);
    expect(tags()).toEqual(['S1', 'S2', 'T1', 'T2', 'R1', 'R2', 'R3']);
  });

  it('do not get a tag that another keeps, or that a bad row does not give up', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [one, other] = [anAsset(test, { tag: 'T1' }), anAsset(test, { tag: 'T2' })];
    const third = anAsset(test, { tag: 'T3' });
    anAsset(test, { tag: 'T4' });
    anAsset(test, { tag: 'OLD', archivedAt: 1 });
    expect(await problemsOf(test, planner, `${HEAD}${one},T2,a\n${other},T3,b\n${third},T4,c\n`)).toEqual([
      '2 Tag depends-on-bad-row 3',
      '3 Tag depends-on-bad-row 4',
      '4 Tag exists-already ',
    ]);
    expect(await problemsOf(test, planner, `${HEAD}${one},OLD,a\n`)).toEqual(['2 Tag archived-reference ']);
  });

  it('are locations that are renamed while others name them as they will be called', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const top = aLocation(test, { name: 'Works', kind: 'site' });
    const hall = aLocation(test, { name: 'Hall', kind: 'building', parentId: top });
    const yard = aLocation(test, { name: 'Yard', kind: 'area', parentId: top });
    const file =
      'Millwright id,Name,Parent,Kind\n' +
      `${hall},Hall 1,Plant,building\n${yard},Yard 1,Works,area\n${top},Plant,,site\n,Room,Plant / Hall 1,area\n`;
    const { job, result } = await importRecordsFile(test, planner, file);
    expect([result.counts, job.error]).toEqual([{ create: 1, change: 3, leave: 0, bad: 0 }, null]);
    const paths = (await planner.locations.list()).map(({ path }) => path);
    expect(paths.toSorted()).toEqual(['Plant', 'Plant / Hall 1', 'Plant / Hall 1 / Room', 'Plant / Yard 1']);
  });

  it('are locations that come into another plant with their ids', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const [top, hall] = [test.newId(), test.newId()];
    const file = `Millwright id,Name,Parent,Kind\n${hall},Hall,Works,building\n${top},Works,,site\n`;
    const { job } = await importRecordsFile(test, planner, file);
    expect(job.error).toBeNull();
    expect(column(test, 'SELECT id FROM locations ORDER BY name')).toEqual([hall, top]);
    expect(column(test, 'SELECT parent_id FROM locations WHERE id = ?', hall)).toEqual([top]);
  });
});
