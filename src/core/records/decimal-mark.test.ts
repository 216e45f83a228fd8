import { describe, expect, it } from 'vitest';
import { createPlant } from '../setup/plant.ts';
import { createTestCore } from '../../testing/core.ts';
import { checkFile, exportFile, importRecordsFile } from '../../testing/records.ts';

async function plantIn(language: 'en' | 'de') {
  const test = await createTestCore({ empty: true });
  test.core.services.database.write({ actorId: null, command: 'test.setup' }, (tx) =>
    createPlant(tx, { companyName: 'T', timeZone: 'Europe/Berlin', language, currency: 'EUR' }),
  );
  return test;
}

/** Costs in cents by tag, and what was wrong. */
async function costsOf(language: 'en' | 'de', file: string, decimalMark?: '.' | ',') {
  await using test = await plantIn(language);
  const planner = test.as('planner');
  const format = decimalMark === undefined ? {} : { decimalMark };
  const { job, jobId } = await importRecordsFile(test, planner, file, { format });
  const problems = (await planner.records.dryRunProblems({ jobId })).rows;
  const { rows } = await planner.assets.list({});
  const costs = await Promise.all(
    rows.map(async ({ id }) => (await planner.assets.get({ id })).purchaseCost),
  );
  return { state: job.state, costs, problems: problems.map(({ reason, value }) => `${reason} ${value}`) };
}

const SEMICOLONS = 'Tag;Name;Purchase cost\nA5;a;1.500\nA6;b;12.750\n';
const COMMAS = 'Tag,Name,Purchase cost\nA5,a,1.500\nA6,b,12.750\n';

describe('groups of three figures', () => {
  it.each([
    ['are thousands in a German plant and a file with semicolons', 'de', SEMICOLONS, [150_000, 1_275_000]],
    ['are decimals in an English plant and a file with commas', 'en', COMMAS, [150, 1275]],
    [
      'are thousands beside a comma that proves itself',
      'en',
      `${SEMICOLONS}A7;c;12,50\n`,
      [150_000, 1_275_000, 1250],
    ],
    ['are decimals beside a point that proves itself', 'de', `${SEMICOLONS}A7;c;12.5\n`, [150, 1275, 1250]],
    ['may be zero with decimals', 'de', 'Tag;Name;Purchase cost\nA5;a;0.500\nA6;b;1.500\n', [50, 150]],
  ] as const)('%s', async (_name, language, file, costs) => {
    expect(await costsOf(language, file)).toEqual({ state: 'done', costs, problems: [] });
  });

  it.each([
    ['a file with semicolons in an English plant', 'en', SEMICOLONS],
    ['a file with commas in a German plant', 'de', COMMAS],
    ['a file with tabs', 'de', COMMAS.replaceAll(',', '\t')],
    ['a file that has both marks', 'de', `${SEMICOLONS}A7;c;12,50\nA8;d;12.50\n`],
    [
      'a file with one typing error among hundreds',
      'de',
      `Tag;Name;Purchase cost\nX1;a;12.5\n${Array.from({ length: 200 }, (_, at) => `A${at};a;1.500\n`).join('')}`,
    ],
  ] as const)('are bad in %s until somebody says what they are', async (_name, language, file) => {
    const { state, costs, problems } = await costsOf(language, file);
    expect(state).toBe('failed');
    expect(costs).toEqual([]);
    expect(problems).toContain('ambiguous-number 1.500');
  });

  it('are what somebody has said', async () => {
    expect(await costsOf('en', SEMICOLONS, ',')).toMatchObject({ costs: [150_000, 1_275_000], problems: [] });
    expect(await costsOf('en', SEMICOLONS, '.')).toMatchObject({ costs: [150, 1275], problems: [] });
  });

  it('are asked about, or told of, before anything is checked', async () => {
    const doubtOf = async (
      language: 'en' | 'de',
      file: string,
      columns = [] as { index: number; field: string | null }[],
    ) => {
      await using test = await plantIn(language);
      const planner = test.as('planner');
      const { uploadId } = await checkFile(test, planner, file);
      const { markDoubt, format } = await planner.records.inspect({ uploadId, kind: null, columns });
      return [markDoubt, format.decimalMark];
    };
    expect(await doubtOf('de', SEMICOLONS)).toEqual(['assumed', ',']);
    expect(await doubtOf('en', SEMICOLONS)).toEqual(['open', ',']);
    expect(await doubtOf('en', SEMICOLONS, [{ index: 2, field: 'model' }])).toEqual([null, '.']);
    expect(await doubtOf('de', `${SEMICOLONS}A7;c;12,50\n`)).toEqual([null, ',']);
  });
});

it('columns of text have no say in how numbers are written', async () => {
  await using test = await plantIn('en');
  const planner = test.as('planner');
  const file = 'Tag,Name,Model,Purchase cost\nG1,a,"3,5",1234.50\nG2,b,"2,25",99.00\nG3,c,"1,75",1\n';
  const { result, job } = await importRecordsFile(test, planner, file);
  expect([result.problemCount, job.state]).toEqual([0, 'done']);
  const { bytes } = await exportFile(test, test.as('admin'), 'assets', 'csv');
  const again = await checkFile(test, planner, bytes);
  expect(again.result.counts).toMatchObject({ leave: 3, bad: 0 });
});

it('stock of a German plant is a thousand, not one', async () => {
  await using test = await plantIn('de');
  const admin = test.as('admin');
  await admin.locations.create({ id: test.newId(), name: 'Lager', kind: 'store', parentId: null });
  const file = 'Teilenummer;Lagerort;Bestand\nT-1;Lager;1.000\nT-2;Lager;2.500\n';
  await importRecordsFile(test, admin, file, { createUnknown: true });
  const { rows } = await admin.parts.list({});
  expect(rows.map(({ onHand }) => onHand)).toEqual([1_000_000, 2_500_000]);
});
