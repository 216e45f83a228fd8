import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordsPlan } from '../../shared/contract/records.ts';
import { createTestCore, type TestCore } from '../../testing/core.ts';
import { uploadFile } from '../../testing/imports.ts';
import { importRecordsFile } from '../../testing/records.ts';
import { findMapping, rememberMapping } from './mappings.ts';

const PLAN: RecordsPlan = {
  kind: 'assets',
  format: {},
  columns: [],
  constants: [],
  answers: [],
  createUnknown: false,
  mode: 'create-and-change',
  emptyCells: 'leave',
  badRows: 'refuse',
  leaveDuplicates: false,
};

function remember(test: TestCore, columns: readonly (readonly [name: string, field: string | null])[]): void {
  test.ports.clock.advance(1000);
  const plan = { ...PLAN, columns: columns.map(([, field], index) => ({ index, field })) };
  const names = columns.map(([name]) => name);
  const { database } = test.core.services;
  database.write({ actorId: null, command: 'test' }, (tx) => rememberMapping(tx, names, plan));
}

const fieldsOf = (test: TestCore, names: readonly string[]) =>
  findMapping(test.core.services.database, names, ['assets'])?.fields;

describe('a source of files', () => {
  it('is known again in any order of its columns, which keep their fields by name', async () => {
    await using test = await createTestCore();
    const column = fc.tuple(
      fc.constantFrom('Tag', 'tag', 'Name', 'Kosten', 'Kosten (2)', '€', '%', 'Ort', 'Übergeordnet'),
      fc.option(fc.constantFrom('tag', 'name', 'model', 'location', 'parent')),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(column, { minLength: 1, selector: ([name]) => name.toLowerCase() }),
        fc.infiniteStream(fc.nat()),
        (columns, places) => {
          remember(test, columns);
          const shuffled = columns
            .map((each) => [places.next().value!, each] as const)
            .toSorted(([one], [other]) => one - other)
            .map(([, each]) => each);
          expect(
            fieldsOf(
              test,
              shuffled.map(([name]) => name),
            ),
          ).toEqual(shuffled.map(([, field]) => field));
        },
      ),
    );
  });

  it('is known again with a column or two more or fewer; what is new has no field yet', async () => {
    await using test = await createTestCore();
    remember(test, [
      ['Code', 'tag'],
      ['What', 'name'],
      ['Where', 'location'],
      ['Whatever', null],
    ]);
    expect(fieldsOf(test, ['New', 'Whatever', 'Where', 'What', 'Code'])).toEqual([
      undefined,
      null,
      'location',
      'name',
      'tag',
    ]);
    expect(fieldsOf(test, ['where', 'CODE', 'what'])).toEqual(['location', 'tag', 'name']);
    expect(fieldsOf(test, ['Code', 'What', 'One', 'Two'])).toBeUndefined();
  });

  it('has its second column of a name in the second place of that name', async () => {
    await using test = await createTestCore();
    remember(test, [
      ['Text', 'name'],
      ['Code', 'tag'],
      ['TEXT', 'model'],
    ]);
    expect(fieldsOf(test, ['text', 'Text', 'Code'])).toEqual(['name', 'model', 'tag']);
  });

  it('is the one that has most columns in common, and of these the newest', async () => {
    await using test = await createTestCore();
    remember(test, [
      ['Code', 'tag'],
      ['What', 'name'],
      ['Where', 'location'],
    ]);
    remember(test, [
      ['Code', 'tag'],
      ['What', 'description'],
      ['Where', 'location'],
      ['Who', 'responsibleUser'],
    ]);
    expect(fieldsOf(test, ['What', 'Where', 'Code'])).toEqual(['name', 'location', 'tag']);
    expect(fieldsOf(test, ['What', 'Where', 'Code', 'Who'])).toContain('description');
    remember(test, [
      ['Code', 'tag'],
      ['What', 'name'],
      ['Where', null],
    ]);
    expect(fieldsOf(test, ['What', 'Where', 'Code'])).toEqual(['name', null, 'tag']);
  });

  it('without names for its columns is known by their number only', async () => {
    await using test = await createTestCore();
    remember(test, [
      ['#1', 'name'],
      ['#2', 'tag'],
      ['#3', null],
    ]);
    expect(fieldsOf(test, ['#1', '#2', '#3'])).toEqual(['name', 'tag', null]);
    expect(fieldsOf(test, ['#1', '#2'])).toBeUndefined();
  });

  it('that an earlier version has remembered is known as long as its columns are the very same', async () => {
    await using test = await createTestCore();
    const { database } = test.core.services;
    database.write({ actorId: null, command: 'test' }, (tx) =>
      tx.sql('INSERT INTO import_mappings (kind, signature, mapping, updated_at) VALUES (?, ?, ?, 1)').run(
        'assets',
        // sha256 of `code` and `what`, a line each.
        '9f9d59fac77ecbe0f05cc808067d485a6ea397cd84c41d453f3410d28b9453a8',
        JSON.stringify({
          columns: [
            { index: 0, field: 'tag' },
            { index: 1, field: null },
          ],
        }),
      ),
    );
    expect(fieldsOf(test, ['Code', 'What'])).toEqual(['tag', null]);
    expect(fieldsOf(test, ['What', 'Code'])).toBeUndefined();
    expect(fieldsOf(test, ['Code'])).toBeUndefined();
  });
});

describe('the columns of a file of a known source', () => {
  it('are proposed as they were, and new ones guessed, but never for a field that is taken', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const columns = ['name', 'tag', null].map((field, index) => ({ index, field }));
    const first = 'Text A;Code;Hersteller\nPump;P-1;ACME\n';
    const { job } = await importRecordsFile(test, planner, first, { kind: 'assets', columns });
    expect(job.state).toBe('done');
    const next = 'Hersteller;Serial no;Bezeichnung;Code;Text A\nACME;4711;x;P-2;Fan\n';
    const uploadId = await uploadFile(test, planner, next, 'next.csv', 'records');
    const inspection = await planner.records.inspect({ uploadId, kind: 'assets' });
    expect(inspection.remembered).toBe(true);
    expect(inspection.columns.map(({ name, field, remembered }) => [name, field, remembered])).toEqual([
      ['Hersteller', null, true],
      ['Serial no', 'serialNumber', false],
      ['Bezeichnung', null, false],
      ['Code', 'tag', true],
      ['Text A', 'name', true],
    ]);
  });

  it('tell the kind when nearly all are known, and else only where their names do not', async () => {
    await using test = await createTestCore();
    const planner = test.as('planner');
    const kindOf = async (header: string) => {
      const uploadId = await uploadFile(
        test,
        planner,
        `${header}\n${header.replace(/\w+/g, '1')}\n`,
        'next.csv',
        'records',
      );
      return (await planner.records.inspect({ uploadId, kind: null })).kind;
    };
    const columns = ['name', 'website', 'phone'].map((field, index) => ({ index, field }));
    await importRecordsFile(test, planner, 'Tag,Qwx,Fon\nA,b,c\n', { kind: 'suppliers', columns });
    expect(await kindOf('Fon,Qwx,Tag')).toBe('suppliers');
    expect(await kindOf('Tag,Qwx,Serial number,Installed')).toBe('assets');
    expect(await kindOf('Fon,Qwx,Tag,Zzz')).toBe('assets');
    await importRecordsFile(test, planner, 'Bla,Qwx,Fon\nA,b,c\n', { kind: 'suppliers', columns });
    expect(await kindOf('Fon,Zzz,Qwx,Bla')).toBe('suppliers');
  });
});
