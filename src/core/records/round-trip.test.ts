import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS, RECORD_IMPORT_KINDS } from '../../shared/contract/records.ts';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { checkFile, exportFile, importRecordsFile } from '../../testing/records.ts';

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
    'Name,Parent,Kind,Address,Latitude\nHall 1,Works,building,"Main street 1\nBack door",52.123\nWorks,,site,,\nA/B,Works,area,,-0.5\nStore,Hall 1,store,,\nShelf 7,Works / Hall 1 / Store,bin,,\n',
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
