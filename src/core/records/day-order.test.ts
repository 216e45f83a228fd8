import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormatCorrections } from '../../shared/contract/records.ts';
import { createTestCore } from '../../testing/core.ts';
import { checkFile } from '../../testing/records.ts';
import { daysFor } from './day-order.ts';
import { field } from './kinds/kind.ts';
import type { Cell } from './tables/table.ts';
import { Bad, parserOf } from './values.ts';

/** What becomes of the days of installation, and of the ends of warranty, and what the page asks. */
async function daysOf(file: string, format: FormatCorrections = {}) {
  await using test = await createTestCore();
  const planner = test.as('planner');
  const { jobId, uploadId } = await checkFile(test, planner, file, { kind: 'assets', format });
  const { rows } = await planner.records.dryRunRows({ jobId, action: 'create' });
  const problems = (await planner.records.dryRunProblems({ jobId })).rows;
  const inspected = await planner.records.inspect({ uploadId, kind: 'assets', format });
  return {
    days: rows.flatMap(({ fields }) =>
      fields.filter(({ field: key }) => key !== 'tag').map((each) => each.new),
    ),
    problems: problems.map(({ reason, value, detail, fix }) =>
      [reason, value, detail, fix].filter((part) => part !== null).join(' '),
    ),
    doubt: inspected.dayDoubt,
    shown: inspected.format.dateFormat,
  };
}

const installed = (...cells: readonly string[]) =>
  `Tag;Installed on\n${cells.map((cell, at) => `A-${at};${cell}\n`).join('')}`;
const ASKED = 'ambiguous-day 03/04/2026 2026-04-03 / 2026-03-04';

describe('a day that may be another', () => {
  it.each([
    [
      'has the day first beside one that can only be so',
      ['03/04/2026', '13/04/2026'],
      ['2026-04-03', '2026-04-13'],
    ],
    [
      'has the month first beside one that can only be so',
      ['03/04/2026', '04/13/2026'],
      ['2026-03-04', '2026-04-13'],
    ],
    [
      'has the day first beside one that can only be so, in years of two figures',
      ['03/04/26', '25/04/26'],
      ['2026-04-03', '2026-04-25'],
    ],
    [
      'is one day where both figures are the same',
      ['04/04/2026', '2026-05-06'],
      ['2026-04-04', '2026-05-06'],
    ],
    ['is none with points between', ['03.04.2026', '13.04.2026'], ['2026-04-03', '2026-04-13']],
  ])('%s', async (_what, cells, days) => {
    expect(await daysOf(installed(...cells))).toMatchObject({ days, problems: [], doubt: null });
  });

  it.each([
    ['alone', ['03/04/2026'], []],
    ['beside ISO days', ['03/04/2026', '2026-04-03'], ['2026-04-03']],
    ['beside days with points, which another hand has written', ['03/04/2026', '13.04.2026'], ['2026-04-13']],
    ['beside dashes of which none tells', ['03/04/2026', '2026-01-31'], ['2026-01-31']],
  ])('is bad and asked about %s', async (_what, cells, days) => {
    expect(await daysOf(installed(...cells))).toMatchObject({ days, problems: [ASKED], doubt: 'open' });
  });

  it('is bad where those that tell contradict each other', async () => {
    const { problems, doubt } = await daysOf(installed('03/04/2026', '13/04/2026', '04/14/2026'));
    expect(problems).toContain(ASKED);
    expect(doubt).toBe('open');
  });

  it('is bad beside so few that tell that they may be typing errors', async () => {
    const many = Array.from({ length: 150 }, () => '03/04/2026');
    const file = installed('13/04/2026', ...many);
    expect(await daysOf(file)).toMatchObject({ days: ['2026-04-13'], doubt: 'open' });
    const other = file
      .replace('Installed on', 'Installed on;Warranty until')
      .replace('13/04/2026', '13/04/2026;04/13/2026');
    expect(await daysOf(other)).toMatchObject({ days: [], doubt: 'open' });
  });

  it('is what somebody has said', async () => {
    const file = installed('03/04/2026', '2026-04-03');
    const dayFirst = await daysOf(file, { dateFormat: 'day-month-year' });
    expect(dayFirst).toMatchObject({ days: ['2026-04-03', '2026-04-03'], problems: [], doubt: null });
    const monthFirst = await daysOf(file, { dateFormat: 'month-day-year' });
    expect(monthFirst).toMatchObject({ days: ['2026-03-04', '2026-04-03'], problems: [], doubt: null });
    const iso = await daysOf(file, { dateFormat: 'iso-8601' });
    expect(iso).toMatchObject({ problems: [ASKED], doubt: 'open' });
  });

  it('follows the other columns where its own does not tell, and the page says so', async () => {
    const file = 'Tag;Installed on;Warranty until\nA-1;03/04/2026;04/13/2027\nA-2;;03/05/2027\n';
    expect(await daysOf(file)).toEqual({
      days: ['2026-03-04', '2027-04-13', '2027-03-05'],
      problems: [],
      doubt: 'assumed',
      shown: 'month-day-year',
    });
  });

  it('is read by its own column, whatever was said of those that do not tell', async () => {
    const file =
      'Tag;Installed on;Warranty until\nA-1;03/04/2026;03/04/2027\nA-2;04/13/2026;\nA-3;04/14/2026;03/05/2027\n';
    const { days, problems } = await daysOf(file, { dateFormat: 'day-month-year' });
    expect([days, problems]).toEqual([
      ['2026-03-04', '2027-04-03', '2026-04-13', '2026-04-14', '2027-05-03'],
      [],
    ]);
  });
});

it('a time with points has its day first, also among those with the month first', async () => {
  await using test = await createTestCore();
  const planner = test.as('planner');
  const { jobId } = await checkFile(
    test,
    planner,
    'Title,Started at\na,04/13/2026 06:00\nb,07.01.2026 06:00\nc,03/04/2026 10:15\n',
    { kind: 'work_orders' },
  );
  const { rows } = await planner.records.dryRunRows({ jobId, action: 'create' });
  const starts = rows.map(({ fields }) => fields.find(({ field: key }) => key === 'startedAt')?.new);
  expect(starts).toEqual(['2026-04-13 06:00:00', '2026-01-07 06:00:00', '2026-03-04 10:15:00']);
});

describe('the order of day and month', () => {
  const on = field('on', 'day', '');
  const day = fc
    .date({ min: new Date('1971-01-01'), max: new Date('2068-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const written = (iso: string, order: 'D' | 'M') => {
    const [year, month, date] = iso.split('-');
    return order === 'D' ? `${date}/${month}/${year}` : `${month}/${date}/${year}`;
  };

  it('never makes another day of one, in columns that one hand has written', () => {
    fc.assert(
      fc.property(
        fc.array(day, { minLength: 1, maxLength: 40 }),
        fc.constantFrom('D', 'M'),
        (days, order) => {
          const rows = days.map((iso, line) => ({ line, cells: [written(iso, order)] as Cell[] }));
          const format = {
            format: 'csv',
            sheet: null,
            encoding: 'utf-8',
            separator: ',',
            decimalMark: '.',
            dateFormat: 'day-month-year',
            headerRow: true,
          } as const;
          const found = daysFor({ format, rows }, [{ field: on, index: 0, constant: '' }], {}).of(0);
          const notation = {
            format: { ...format, dateFormat: found.dateFormat },
            zone: 'UTC',
            minorDigits: 2,
            currency: 'EUR',
          };
          const parse = parserOf(on, { ...notation, isDayOpen: found.isOpen });
          for (const [at, { cells }] of rows.entries()) {
            const value = parse(cells[0]!);
            if (!(value instanceof Bad)) expect(value).toBe(days[at]);
            else expect(value.reason).toBe('ambiguous-day');
          }
        },
      ),
    );
  });
});
