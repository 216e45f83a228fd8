import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS, RECORD_IMPORT_KINDS } from '../../shared/contract/records.ts';
import { anAsset } from '../../testing/factories.ts';
import { createTestCore, refusal, type TestCore } from '../../testing/core.ts';
import { checkFile, exportFile, importRecordsFile } from '../../testing/records.ts';
import { CSV_TYPE, XLSX_TYPE } from './bad-rows.ts';
import { assets as assetsTable } from '../database/schema/index.ts';
import { isErrorValue } from './tables/guard.ts';

/** A plant with some of everything, and with names that need care. */
async function aPlant(test: TestCore): Promise<void> {
  const admin = test.as('admin');
  const take = async (content: string, constants: { field: string; value: string }[] = []) => {
    const { result, job, plan, jobId } = await importRecordsFile(test, admin, content, {
      createUnknown: true,
      constants,
    });
    if (result.counts.bad > 0 || job.state !== 'done') {
      const { rows } = await admin.records.dryRunProblems({ jobId });
      throw new Error(`${plan.kind}: ${job.state} ${job.error?.code ?? ''} ${JSON.stringify(rows)}`);
    }
  };
  await take(
    'Name,Parent,Kind,Address,Latitude,Longitude\nHall 1,Works,building,"Main street 1\nBack door",52.123,13.4\nWorks,,site,,,\nA/B,Works,area,,-0.5,0\nStore,Hall 1,store,,,\nShelf 7,Works / Hall 1 / Store,bin,,,\n',
  );
  await take(
    'Type name,Category,Maintenance interval,Interval unit,Common issues\nPump,Rotating,6,months,"=SUM(A1)\n- leaks"\nFan,,,,\n',
  );
  await take(
    'Tag,Name,Parent tag,Location,Type,Criticality,Status,Purchase cost,Installed on,Keywords,Description,Serial number\n' +
      'P-2,"Pump ""two""",P-1,A/B,Pump,A,running,"1234.50",2020-02-29,"wet; =hot","+1 of many\n\n  indented ",00123\n' +
      "P-1,@cmd,,Works > Hall 1,Pump,B,down,0,,,\t,'=x\n" +
      '=3,-5,P-2,,,,,,,,,-5\n',
  );
  await take(
    'Supplier name,Website,Phone,Email\n"Müller, Söhne",https://example.org,+49 30 1,a@example.org\n',
  );
  await take(
    'Part number,Name,Unit,Minimum stock,Reorder quantity,Supplier,Keywords\nB-1,Bearing,pcs,2,4,"Müller, Söhne",ball\nOIL,Oil,l,1.234,0.5,,\n',
  );
  await take('Part number,Store,Quantity\nB-1,Shelf 7,3\nOIL,Store,1.234\nOIL,Shelf 7,0\n');
  await take(
    'Work order,Title,Asset,Status,Reported,Completed,Cost,Downtime\nWO-2019-0001,Seal,P-1,completed,2019-03-31 02:30:00,2019-10-27 02:30:00,-3.20,15\n,Look,P-2,open,2020-01-02,,,\n',
  );
  await take(
    'Asset,Metric,Unit,Decimals,High,High high,Deadband,On delay\nP-1,Vibration,mm/s,3,4.567,1e-7,0.1,1.5\n'.replace(
      '1e-7',
      '7.1',
    ),
  );
}

describe('an export', () => {
  it.each(EXPORT_FORMATS)('imported again as it is changes nothing, for any kind (%s)', async (format) => {
    await using test = await createTestCore();
    await aPlant(test);
    const admin = test.as('admin');
    for (const kind of RECORD_IMPORT_KINDS) {
      const { bytes, rows, fileName } = await exportFile(test, admin, kind, format);
      expect([kind, rows > 0]).toEqual([kind, true]);
      const { plan, result, jobId } = await checkFile(test, admin, bytes, {}, fileName);
      const changes = await admin.records.dryRunRows({ jobId, action: 'change' });
      const problems = await admin.records.dryRunProblems({ jobId });
      expect({
        kind: plan.kind,
        counts: result.counts,
        changes: changes.rows,
        problems: problems.rows,
      }).toEqual({
        kind,
        counts: { create: 0, change: 0, leave: rows, bad: 0 },
        changes: [],
        problems: [],
      });
    }
  });
});

describe('any text that a person may have saved', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.stringMatching(/^['=+\-@\t\n ＝;,"|]{1,4}[a-z0-9 "\n]{0,6}$/),
    fc.constantFrom(
      "'",
      '=1+1',
      '-5',
      '1.234',
      '1,5',
      '2026-01-02',
      'yes',
      'null',
      '"',
      '""',
      'a;b',
      '0012',
      '#N/A',
      'a\n\n b ',
    ),
  );
  const short = text.map((value) => value.replace(/[\p{Cc}]/gu, ' ').trim()).filter((value) => value !== '');
  const assets = fc.uniqueArray(
    fc.record({ tag: short, name: short, manufacturer: fc.option(short), description: fc.option(text) }),
    { selector: ({ tag }) => tag.toLowerCase(), minLength: 1, maxLength: 5 },
  );

  it.each(EXPORT_FORMATS)(
    'is left as it is by its own export, and comes into another plant unchanged (%s)',
    async (format) => {
      // A workbook has no other way to write what reads like the error of a formula.
      const canWrite = (value: string | null) =>
        format === 'csv' || value === null || !isErrorValue(value.trim());
      await using test = await createTestCore();
      await using other = await createTestCore();
      const [admin, stranger] = [test.as('admin'), other.as('admin')];
      const all = (of: TestCore) =>
        of.core.services.database
          .sql('SELECT id, tag, name, manufacturer, description FROM assets ORDER BY id')
          .all() as { description: string | null }[];
      const clear = (of: TestCore) =>
        of.core.services.database.write(
          { actorId: null, command: 'test.clear' },
          (tx) => void tx.delete(assetsTable).run(),
        );
      await fc.assert(
        fc.asyncProperty(assets, async (generated) => {
          const records = generated.filter((values) => Object.values(values).every(canWrite));
          clear(test);
          clear(other);
          for (const values of records) anAsset(test, { id: test.newId(), ...values });
          const { bytes, fileName } = await exportFile(test, admin, 'assets', format);
          const again = await checkFile(test, admin, bytes, { kind: 'assets' }, fileName);
          expect(again.result.counts).toEqual({ create: 0, change: 0, leave: records.length, bad: 0 });
          const { job } = await importRecordsFile(other, stranger, bytes, { kind: 'assets' }, fileName);
          expect(job.error).toBeNull();
          // An empty description is none.
          const expected = all(test).map((row) =>
            row.description?.trim() === '' ? { ...row, description: null } : row,
          );
          expect(all(other)).toEqual(expected);
        }),
        { numRuns: 25 },
      );
    },
  );
});

describe('an empty table', () => {
  it.each(EXPORT_FORMATS)(
    'as %s has a column for every field but the id, under the names given, and is read as its kind',
    async (format) => {
      await using test = await createTestCore();
      const planner = test.as('planner');
      const names = [{ field: 'tag', name: 'Kennzeichen' }];
      const { mediaType, data } = await planner.records.template({ kind: 'assets', format, names });
      expect(mediaType).toBe(format === 'csv' ? CSV_TYPE : XLSX_TYPE);
      const { plan, result } = await checkFile(test, planner, Buffer.from(data, 'base64'));
      expect([plan.kind, result.rows]).toEqual(['assets', 0]);
      const { fields } = (await planner.records.kinds()).find(({ kind }) => kind === 'assets')!;
      const columns = plan.columns.map(({ field }) => field);
      expect(columns).toEqual(fields.map(({ key }) => key).filter((key) => key !== 'id'));
      expect(columns[0]).toBe('tag');
    },
  );

  it('is not for who may not import such records', async () => {
    await using test = await createTestCore();
    const input = { kind: 'assets' as const, format: 'csv' as const, names: [] };
    expect(await refusal(test.as('requester').records.template(input))).toMatchObject({ code: 'FORBIDDEN' });
  });
});
