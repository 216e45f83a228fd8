import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { detectDialect, NotTextError, type Dialect } from './dialect.ts';
import { readReadings, type Problem, type ReadingsBatch, type ReadingsPlan } from './readings.ts';

const LATEST = Date.UTC(2030, 0);

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function planFor(dialect: Dialect, zone = 'UTC'): ReadingsPlan {
  const columns = dialect.columns.filter((column) => !column.leaveOut);
  return {
    dialect,
    zone,
    columns: columns.map(({ index, name }) => ({ index, target: name })),
    latest: LATEST,
  };
}

async function batchesOf(bytes: Uint8Array, plan: ReadingsPlan, size = 65_536): Promise<ReadingsBatch[]> {
  const batches: ReadingsBatch[] = [];
  for await (const batch of readReadings(inPieces(bytes, size), plan)) batches.push(batch);
  return batches;
}

/** `time target=value` of every reading, times without their date. */
function readingsOf(batches: readonly ReadingsBatch[], plan: ReadingsPlan): string[] {
  return batches.flatMap((batch) =>
    Array.from(batch.ts, (ts, row) =>
      plan.columns
        .map(({ target }, column) => ({ target, value: batch.values[column]![row]! }))
        .filter(({ value }) => !Number.isNaN(value))
        .map(({ target, value }) => `${new Date(ts).toISOString().slice(11, 19)} ${target}=${value}`),
    ).flat(),
  );
}

interface Read {
  lines: number;
  readings: string[];
  problems: Problem[];
}

async function read(text: string, change: Partial<ReadingsPlan> = {}): Promise<Read> {
  const bytes = Buffer.from(text);
  const plan = { ...planFor(detectDialect(bytes)), ...change };
  const batches = await batchesOf(bytes, plan);
  return {
    lines: batches.reduce((sum, batch) => sum + batch.lines, 0),
    readings: readingsOf(batches, plan),
    problems: batches.flatMap((batch) => batch.problems),
  };
}

/** A table good enough to be recognised, into which a case puts its lines from line 4 on. */
function table(...lines: string[]): string {
  return ['time;a;b', '2026-03-05 10:00:00;1.5;2', '2026-03-05 10:00:01;1.5;2', ...lines, ''].join('\n');
}

async function problemsOf(...lines: string[]): Promise<Problem[]> {
  return (await read(table(...lines))).problems;
}

describe('reading', () => {
  it('gives the values of the planned columns only', async () => {
    const result = await read(table('2026-03-05 10:00:02;-3.25;7'), {
      columns: [{ index: 2, target: 'flow' }],
    });
    expect(result).toEqual({
      lines: 3,
      readings: ['10:00:00 flow=2', '10:00:01 flow=2', '10:00:02 flow=7'],
      problems: [],
    });
  });

  it('takes empty cells and words for nothing as no reading', async () => {
    const lines = ['', 'NaN', 'n/a', '-', 'null', '  '].map(
      (cell, second) => `2026-03-05 10:01:0${second};${cell};1`,
    );
    const { readings, problems } = await read(table(...lines));
    expect(problems).toEqual([]);
    expect(readings.slice(4)).toEqual(lines.map((_, second) => `10:01:0${second} b=1`));
  });

  it('passes over blank lines, lines of separators and separators at the end', async () => {
    const result = await read(table('', ';;', ' ; ; ', '2026-03-05 10:00:02;3;4;;', '', ''));
    expect(result.lines).toBe(3);
    expect(result.readings.slice(4)).toEqual(['10:00:02 a=3', '10:00:02 b=4']);
    expect(result.problems).toEqual([]);
  });

  it('needs no line end behind the last line', async () => {
    const { readings } = await read(`${table()}2026-03-05 10:00:02;3;4`);
    expect(readings.slice(4)).toEqual(['10:00:02 a=3', '10:00:02 b=4']);
  });

  it('puts date and time of day together', async () => {
    const text = 'Datum;Uhrzeit;a\n25.03.2026;10:14:33;1,5\n;10:14:34;1,5\n25.03.2026;;1,5\n25.03.2026;x;1\n';
    const { readings, problems } = await read(text, { zone: 'Europe/Berlin' });
    expect(readings).toEqual(['09:14:33 a=1.5']);
    expect(problems).toEqual([
      { line: 3, column: 'Uhrzeit', value: '', reason: 'missing-time' },
      { line: 4, column: 'Uhrzeit', value: '', reason: 'missing-time' },
      { line: 5, column: 'Uhrzeit', value: '25.03.2026 x', reason: 'bad-time' },
    ]);
  });

  it('reads local times in the zone of the plan over the end of summer time', async () => {
    const text = 't,a\n2026-10-25 02:30,1\n2026-10-25 02:45,2\n2026-10-25 02:30,3\n';
    expect((await read(text, { zone: 'Europe/Berlin' })).readings).toEqual([
      '00:30:00 a=1',
      '00:45:00 a=2',
      '01:30:00 a=3',
    ]);
  });

  it('reads quoted cells, also over several lines', async () => {
    const text =
      'time,a,note\n"2026-03-05 10:00:00","1.5","one, ""two"""\n2026-03-05 10:00:01,2.5,"x\ny"\nbad,1,"z"\n';
    const { readings, problems } = await read(text);
    expect(readings).toEqual(['10:00:00 a=1.5', '10:00:01 a=2.5']);
    expect(problems).toEqual([{ line: 5, column: 'time', value: 'bad', reason: 'bad-time' }]);
  });
});

describe('a bad line', () => {
  it('with a bad cell is named and loses only that cell', async () => {
    const result = await read(table('2026-03-05 10:00:02;1,5;x', '2026-03-05 10:00:03;broken;7'));
    expect(result.problems).toEqual([
      { line: 4, column: 'a', value: '1,5', reason: 'bad-number', suggestion: '1.5' },
      { line: 4, column: 'b', value: 'x', reason: 'bad-number' },
      { line: 5, column: 'a', value: 'broken', reason: 'bad-number' },
    ]);
    expect(result.readings.slice(4)).toEqual(['10:00:03 b=7']);
  });

  it.each<[string, string, Omit<Problem, 'line'>]>([
    ['a bad time', '2026-13-05 10:00;1;2', { column: 'time', value: '2026-13-05 10:00', reason: 'bad-time' }],
    ['no time', ';1;2', { column: 'time', value: '', reason: 'missing-time' }],
    [
      'a time before 1970',
      '1969-12-31 23:59;1;2',
      { column: 'time', value: '1969-12-31 23:59', reason: 'impossible-time' },
    ],
    [
      'a time to come',
      '2030-01-01 00:01;1;2',
      { column: 'time', value: '2030-01-01 00:01', reason: 'impossible-time' },
    ],
    [
      'too few cells',
      '2026-03-05 10:01;1',
      { column: null, value: '2026-03-05 10:01;1', reason: 'wrong-column-count' },
    ],
    [
      'too many cells',
      '2026-03-05 10:01;1;2;3',
      { column: null, value: '2026-03-05 10:01;1;2;3', reason: 'wrong-column-count' },
    ],
    [
      'a time that is there already',
      '2026-03-05 10:00:00;9;9',
      { column: null, value: '2026-03-05 10:00:00', reason: 'duplicate-in-file' },
    ],
    [
      'an open quote',
      '2026-03-05 10:01;"1;2',
      { column: null, value: '2026-03-05 10:01;"1;2', reason: 'unclosed-quote' },
    ],
  ])('with %s is named and not read', async (_, line, problem) => {
    const result = await read(table(line));
    expect(result.problems).toEqual([{ line: 4, ...problem }]);
    expect(result.lines).toBe(3);
    expect(result.readings).toHaveLength(4);
  });

  it('does not keep its neighbours from being read', async () => {
    const { readings, problems } = await read(
      table('x;1;2', '2026-03-05 10:00:02;3;4', '"', '2026-03-05 10:00:03;5;6'),
    );
    expect(problems.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '4 bad-time',
      '6 unclosed-quote',
    ]);
    expect(readings.slice(4)).toEqual(['10:00:02 a=3', '10:00:02 b=4', '10:00:03 a=5', '10:00:03 b=6']);
  });

  it('is not one whose other columns fill in a time that came before', async () => {
    const { readings, problems } = await read(
      table('2026-03-05 10:00:02;3;', '2026-03-05 10:00:02;;4', '2026-03-05 10:00:02;5;'),
    );
    expect(readings.slice(4)).toEqual(['10:00:02 a=3', '10:00:02 b=4']);
    expect(problems).toEqual([
      { line: 6, column: null, value: '2026-03-05 10:00:02', reason: 'duplicate-in-file' },
    ]);
  });

  it('may lack cells of columns that are empty anyway', async () => {
    const text = 'time;a;spare\n2026-03-05 10:00:00;1.5;\n2026-03-05 10:00:01;2.5\n';
    expect(await read(text)).toMatchObject({ readings: ['10:00:00 a=1.5', '10:00:01 a=2.5'], problems: [] });
  });

  it('is counted from the first line of the file, whatever stands before the table', async () => {
    const { problems } = await read(`Logger 7\r\n\r\n${table('x;1;2').replaceAll('\n', '\r\n')}`);
    expect(problems.map(({ line }) => line)).toEqual([6]);
  });

  it('is quoted by its first 80 characters', async () => {
    expect(
      (await problemsOf(`2026-03-05 10:00:02;${'9'.repeat(50)}x${'9'.repeat(50)};1`))[0]!.value,
    ).toHaveLength(80);
  });

  it('that is too long for any table is named and passed over', async () => {
    const { readings, problems } = await read(
      table(`2026-03-05 10:00:02;1;${'9'.repeat(600_000)}`, '2026-03-05 10:00:03;5;6'),
    );
    expect(problems.map(({ line, reason }) => `${line} ${reason}`)).toEqual(['4 line-too-long']);
    expect(readings.slice(4)).toEqual(['10:00:03 a=5', '10:00:03 b=6']);
  });
});

describe('problems', () => {
  it('are all counted, and named up to a limit that lets every reason be heard', async () => {
    const lines = Array.from({ length: 101_000 }, (_unused, index) => `2026-03-05 10:00:02;x${index};`);
    const others = Array.from({ length: 3000 }, () => `never;1;2`);
    const bytes = Buffer.from(table(...lines, ...others, '2026-03-05 10:00:03;1'));
    const dialect = detectDialect(Buffer.from(table()));
    const batches = await batchesOf(bytes, planFor(dialect));
    const kept = batches.flatMap((batch) => batch.problems);
    const keptOf = (wanted: string) => kept.filter(({ reason }) => reason === wanted).length;
    expect(keptOf('bad-number')).toBe(100_000);
    expect(keptOf('bad-time')).toBe(1000);
    expect(keptOf('wrong-column-count')).toBe(1);
    expect(batches.at(-1)!.problemCounts).toMatchObject({
      'bad-number': 101_000,
      'bad-time': 3000,
      'wrong-column-count': 1,
      'duplicate-in-file': 0,
    });
  });
});

describe('batches', () => {
  const start = Date.UTC(2026, 2, 5);
  const rows = Array.from({ length: 12_345 }, (_, second) => {
    const time = new Date(start + second * 1000).toISOString().slice(0, 19);
    return `${time};${second / 4};${second}\n`;
  });
  const bytes = Buffer.from(`time;a;b\n${rows.join('')}`);
  const plan = planFor(detectDialect(bytes));

  it('hold 5,000 lines each, with bytes read that end with the size of the file', async () => {
    const batches = await batchesOf(bytes, plan);
    expect(batches.map((batch) => batch.lines)).toEqual([5000, 5000, 2345]);
    expect(batches.map((batch) => batch.readings)).toEqual([10_000, 10_000, 4690]);
    expect(batches.map((batch) => batch.rows)).toEqual([5000, 5000, 2345]);
    const progress = batches.map((batch) => batch.bytesRead);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(bytes.length);
    expect(batches[1]!.line[0]).toBe(5002);
    expect(batches[2]!.values[1]!.at(-1)).toBe(12_344);
  });

  it('hold fewer lines of many columns: never more than 40,000 readings', async () => {
    const columns = Array.from({ length: 999 }, (_unused, index) => `c${index}`);
    const wide = Array.from({ length: 130 }, (_unused, second) => {
      const time = new Date(start + second * 1000).toISOString().slice(0, 19);
      return `${time};${columns.map(() => '1').join(';')}\n`;
    });
    const file = Buffer.from(`time;${columns.join(';')}\n${wide.join('')}`);
    const batches = await batchesOf(file, planFor(detectDialect(file)));
    expect(batches.map((batch) => batch.lines)).toEqual([40, 40, 40, 10]);
    expect(batches.map((batch) => batch.readings)).toEqual([39_960, 39_960, 39_960, 9990]);
  });

  it('are given to the caller for good', async () => {
    const [first, second] = await batchesOf(bytes, plan);
    expect(first!.ts.buffer).not.toBe(second!.ts.buffer);
    expect(first!.ts[0]).toBe(start);
  });

  it('come to one, an empty one, for an empty file', async () => {
    const dialect = detectDialect(bytes);
    const batches = await batchesOf(new Uint8Array(), planFor(dialect));
    expect(batches).toMatchObject([{ lines: 0, rows: 0, readings: 0, bytesRead: 0, problems: [] }]);
  });

  it('are the same however the file is cut into pieces', async () => {
    const whole = readingsOf(await batchesOf(bytes.subarray(0, 40_000), plan), plan);
    expect(readingsOf(await batchesOf(bytes.subarray(0, 40_000), plan, 1), plan)).toEqual(whole);
    expect(readingsOf(await batchesOf(bytes.subarray(0, 40_000), plan, 4099), plan)).toEqual(whole);
  });

  it('stop with the reason of the signal', async () => {
    const stop = new AbortController();
    const reason = new Error('cancelled by the user');
    let count = 0;
    const reading = async (): Promise<void> => {
      for await (const batch of readReadings(inPieces(bytes, 4096), plan, stop.signal)) {
        count += batch.lines;
        stop.abort(reason);
      }
    };
    await expect(reading()).rejects.toBe(reason);
    expect(count).toBe(5000);
  });

  it('that are not wanted any more close the stream', async () => {
    let isClosed = false;
    async function* stream(): AsyncGenerator<Uint8Array> {
      try {
        yield* inPieces(bytes, 4096);
      } finally {
        isClosed = true;
      }
    }
    for await (const batch of readReadings(stream(), plan)) if (batch.lines > 0) break;
    expect(isClosed).toBe(true);
  });
});

describe('a file that is not text', () => {
  const plan = planFor(detectDialect(Buffer.from(table())));

  it.each<[string, Uint8Array, string]>([
    ['a zip, byte by byte', Buffer.from('PK\x03\x04readings.csv'), 'archive-file'],
    ['a NUL far inside', Buffer.from(`${table().repeat(5000)}\0`), 'binary-file'],
  ])('is refused in a typed error: %s', async (_, bytes, code) => {
    const reading = batchesOf(bytes, plan, bytes.length > 1000 ? 65_536 : 1);
    await expect(reading).rejects.toBeInstanceOf(NotTextError);
    await expect(reading).rejects.toMatchObject({ code });
  });

  it("is told from a plan without a time column, which is the caller's mistake", async () => {
    const dialect = { ...plan.dialect, timeColumn: null };
    await expect(batchesOf(Buffer.from(table()), { ...plan, dialect })).rejects.toBeInstanceOf(TypeError);
  });
});
