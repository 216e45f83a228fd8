import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Inputs } from '../../shared/contract/index.ts';
import { refusal } from '../../testing/core.ts';
import { aMetric, anAsset } from '../../testing/factories.ts';
import { aWatchedFolder, folderConfig, readingsIn } from '../../testing/watched-folder.ts';
import { workbook } from '../records/tables/xlsx-write.ts';
import { matcherOf, storablePath } from './folder.ts';

const HEADER = 'Time;P-101/Vibration [mm/s];Temp\n';
/** So many lines, one a second, of a time already past. */
function lines(count: number, from = 0): string {
  return Array.from({ length: count }, (_, n) => {
    const at = new Date(Date.UTC(2026, 9, 1) + (from + n) * 1000).toISOString();
    return `${at};${(n % 9) + 0.5};${20 + (n % 5)}\n`;
  }).join('');
}

/** The same readings, a line each. */
function longLines(count: number): string {
  return lines(count).replace(/(.*);(.*);(.*)\n/g, '$1;P-101/Vibration;$2;mm/s\n$1;Temp;$3;\n');
}

describe('a watched folder', () => {
  it('takes a file, by names of columns and by names of the source, and puts it aside', async () => {
    await using line = await aWatchedFolder();
    line.write('a.csv', `${HEADER}2026-10-01T00:00:00Z;1,5;20\n2026-10-01T00:00:01Z;2,5;21\n`);
    line.write('notes.txt', 'not meant');
    await line.looks(3);
    expect(line.list()).toEqual(['done', 'notes.txt']);
    expect(line.list('done')).toEqual(['a.csv']);
    expect(await line.lines()).toMatchObject([
      { name: 'a.csv', state: 'done', problem: null, taken: 4, duplicates: 0, quarantined: 0 },
    ]);
    expect(await line.state()).toMatchObject({ state: 'watching', problem: null, taken: 4 });
    const values = line.test.core.services.database.sql('SELECT value FROM readings ORDER BY series, ts');
    expect(values.pluck().all()).toEqual([1.5, 2.5, 20, 21]);
  });

  it('holds back a column in a unit of something else, however it is spelled', async () => {
    await using line = await aWatchedFolder();
    line.write('a.csv', 'Time;P-101/Vibration [degF]\n2026-10-01T00:00:00Z;1,5\n');
    await line.looks(3);
    expect(await line.lines()).toMatchObject([{ taken: 0, quarantined: 1 }]);
  });

  it('holds back another value at an instant, in the file or stored, and names it', async () => {
    await using line = await aWatchedFolder();
    const at = '2026-10-01T00:00:00Z';
    line.write('a.csv', `Time;P-101/Vibration\n${at};1,5\n${at};1,5\n${at};2,5\n`);
    await line.looks(3);
    expect(await line.lines()).toMatchObject([{ taken: 1, duplicates: 1, quarantined: 1 }]);
    expect(line.read('done', 'a.csv.problems.csv')).toContain('4,P-101/Vibration,2.5,another value');
  });

  it('leaves a file alone while it is being written', async () => {
    await using line = await aWatchedFolder();
    line.write('a.csv', HEADER);
    for (let n = 0; n < 3; n += 1) {
      line.write('a.csv', HEADER + lines(n + 1));
      await line.looks(1);
      expect(line.list()).toEqual(['a.csv']);
    }
    await line.looks(1);
    expect(line.list('done')).toEqual(['a.csv']);
    expect(line.count()).toBe(6);
  });

  it('knows a file that comes again, and keeps both', async () => {
    await using line = await aWatchedFolder();
    line.write('a.csv', HEADER + lines(2));
    await line.looks(3);
    line.write('a.csv', HEADER + lines(3));
    await line.looks(3);
    expect(line.list('done')).toEqual(['a (2).csv', 'a.csv']);
    expect(await line.lines()).toMatchObject([
      { taken: 2, duplicates: 4 },
      { taken: 4, duplicates: 0 },
    ]);
  });

  it('takes what stands behind a comma in the name of a metric for no unit', async () => {
    await using line = await aWatchedFolder();
    const assetId = anAsset(line.test, { tag: 'M-7' });
    aMetric(line.test, { assetId, name: 'Winding temperature, A', unit: '°C' });
    aMetric(line.test, { assetId, name: 'Bearing', unit: '°C' });
    line.write('a.csv', `Time;M-7/Winding temperature, A;M-7/Bearing, degF\n2026-10-01T00:00:00Z;80;212\n`);
    await line.looks(3);
    expect(await line.lines()).toMatchObject([{ state: 'done', taken: 2, quarantined: 0 }]);
    const values = line.test.core.services.database
      .sql('SELECT value FROM readings ORDER BY value')
      .pluck()
      .all();
    expect(values).toEqual([80, expect.closeTo(100)]);
  });

  it('holds back what cannot be true or read, and names it line by line beside the file', async () => {
    await using line = await aWatchedFolder();
    line.write(
      'a.csv',
      `${HEADER}2026-10-01T00:00:00Z;1,5;20\n2026-10-01T00:00:01Z;900;21\n2026-10-01T00:00:02Z;=1+1;22\nnever;1;2\n2026-10-01T00:00:03Z;1\n`,
    );
    await line.looks(3);
    expect(line.list('done')).toEqual(['a.csv', 'a.csv.problems.csv']);
    expect(line.read('done', 'a.csv.problems.csv').split('\r\n').slice(1, -1)).toEqual([
      '3,P-101/Vibration [mm/s],900,beyond what can be true for the metric; held back',
      "4,P-101/Vibration [mm/s],'=1+1,not a number",
      '5,Time,never,"no time, or not one that can be read"',
      '6,,2026-10-01T00:00:03Z;1,"too few or too many columns, or no end"',
    ]);
    expect(await line.lines()).toMatchObject([{ state: 'done', taken: 4, quarantined: 4 }]);
    const { groups } = await line.admin.dataSources.quarantine();
    expect(groups.map(({ reason, count }) => [reason, count])).toEqual([
      ['beyond-plausible', 1],
      ['not-a-number', 1],
      ['row-unreadable', 1],
      ['time-unreadable', 1],
    ]);
    expect(
      (await line.admin.dataSources.take({ sourceId: line.id, reason: 'beyond-plausible', asTheyAre: true }))
        .taken,
    ).toBe(1);
  });

  it.each([
    ['no text', '\u0089PNG\r\n\u001a\n\0\0', 'not-text'],
    ['no times', 'Temp;P-101/Vibration\n1;2\n3;4\n', 'no-time-column'],
    ['no metric', 'Time;Other\n2026-10-01T00:00:00Z;2\n', 'no-columns'],
    ['days that may be months', 'Time;Temp\n03.04.2026 10:00;2\n'.replaceAll('.', '/'), 'ambiguous-dates'],
    ['a header alone', 'Time;Temp\n', 'no-time-column'],
    ['nothing but bad cells', 'Time;Temp\n2026-10-01T00:00:00Z;x\n2026-10-01T00:00:01Z;y\n', 'no-readings'],
  ])('puts a file with %s aside as failed, and says why', async (_what, text, problem) => {
    await using line = await aWatchedFolder();
    line.write('a.csv', text);
    await line.looks(3);
    expect(line.list('failed')).toEqual(['a.csv', 'a.csv.problems.csv']);
    expect(await line.lines()).toMatchObject([{ state: 'failed', problem, taken: 0 }]);
    expect(line.count()).toBe(0);
  });

  it('reads dates and marks as somebody has said, and workbooks as they are', async () => {
    await using line = await aWatchedFolder({ pattern: '*', dateFormat: 'day-month-year', decimalMark: ',' });
    line.write('a.csv', 'Time;Temp\n03/04/2026 10:00;2,5\n');
    line.write(
      'b.xlsx',
      await workbook(
        [
          ['Time', 'Temp'],
          ['2026-04-03 11:00', 3.5],
        ],
        () => Promise.resolve(),
      ),
    );
    await line.looks(3);
    expect(line.list('done')).toEqual(['a.csv', 'b.xlsx']);
    expect(line.test.core.services.database.sql('SELECT ts, value FROM readings ORDER BY ts').all()).toEqual([
      { ts: Date.UTC(2026, 3, 3, 8), value: 2.5 },
      { ts: Date.UTC(2026, 3, 3, 9), value: 3.5 },
    ]);
  });

  it('touches nothing but files of its own: no links, no folders, nothing of another name', async () => {
    await using line = await aWatchedFolder();
    const elsewhere = mkdtempSync(join(tmpdir(), 'millwright-elsewhere-'));
    writeFileSync(join(elsewhere, 'secret.csv'), HEADER + lines(1));
    symlinkSync(join(elsewhere, 'secret.csv'), line.at('link.csv'));
    mkdirSync(line.at('folder.csv'));
    line.write('.hidden.csv', HEADER + lines(1));
    line.write('empty.csv', '');
    await line.looks(3);
    expect(line.list()).toEqual(['.hidden.csv', 'empty.csv', 'folder.csv', 'link.csv']);
    expect(line.count()).toBe(0);
    // A report is not written through a link that lies in its place.
    mkdirSync(line.at('failed'));
    symlinkSync(join(elsewhere, 'target'), line.at('failed', 'bad.csv.problems.csv'));
    line.write('bad.csv', 'nothing\n');
    await line.looks(3);
    expect(line.list('failed')).toEqual(['bad.csv', 'bad.csv.problems.csv']);
    expect(readdirSync(elsewhere)).toEqual(['secret.csv']);
    rmSync(elsewhere, { recursive: true });
  });

  it('that is not there is a condition, which ends when it is', async () => {
    await using line = await aWatchedFolder();
    rmSync(line.folder, { recursive: true });
    await line.looks(1);
    expect(await line.state()).toMatchObject({ state: 'failed', problem: 'folder-missing' });
    mkdirSync(line.folder);
    line.write('a.csv', HEADER + lines(1));
    await line.looks(3);
    expect(await line.state()).toMatchObject({ state: 'watching', problem: null, taken: 2 });
  });

  it('whose files cannot be moved says so, and reads none of them twice', async () => {
    await using line = await aWatchedFolder();
    line.write('done', 'a file where the folder should be');
    line.write('a.csv', HEADER + lines(2));
    await line.looks(5);
    expect(await line.state()).toMatchObject({ problem: 'file-not-moved', taken: 4, duplicates: 0 });
    rmSync(line.at('done'));
    await line.looks(1);
    expect(line.list('done')).toEqual(['a.csv']);
    expect(await line.state()).toMatchObject({ problem: null, taken: 4, duplicates: 0 });
  });

  it.each([
    ['a column for each metric', `${HEADER}2026-09-01T00:00:00Z;900;x\n${lines(9000)}`],
    [
      'a row for each reading',
      `Time;Tag;Value;Unit
2026-09-01T00:00:00Z;P-101/Vibration;900;mm/s
2026-09-01T00:00:00Z;Temp;x;
${longLines(9000)}`,
    ],
  ])(
    'goes on behind what was stored when the station is closed or loses power in a file with %s',
    async (_what, text) => {
      await using line = await aWatchedFolder();
      const { test, folder } = line;
      line.write('a.csv', text);
      const image = mkdtempSync(join(tmpdir(), 'millwright-image-'));
      const { database } = test.core.services;
      const closed: Promise<void>[] = [];
      database.onChange(() => {
        if (closed.length > 0 || readingsIn(test) < 5000) return;
        // What a disk has when the power goes between two commits.
        cpSync(test.dataFolder, join(image, 'data'), { recursive: true });
        cpSync(folder, join(image, 'folder'), { recursive: true, preserveTimestamps: true });
        closed.push(test.core.services.sources.stop());
      });
      await line.looks(3);
      await Promise.all(closed);
      expect(readingsIn(test)).toBeLessThan(18_000);
      expect(line.list()).toEqual(['a.csv']);
      for (const state of [test.dataFolder, join(image, 'data')]) {
        await test.core.close();
        rmSync(folder, { recursive: true });
        cpSync(join(image, 'folder'), folder, { recursive: true, preserveTimestamps: true });
        if (state !== test.dataFolder) {
          for (const name of readdirSync(test.dataFolder))
            if (name.startsWith('millwright')) rmSync(join(test.dataFolder, name), { recursive: true });
          cpSync(state, test.dataFolder, { recursive: true });
          rmSync(join(test.dataFolder, 'folder.lock'), { force: true });
        }
        await test.restart();
        await test.core.services.sources.settle();
        await line.looks(3);
        expect(await line.lines()).toMatchObject([
          { name: 'a.csv', state: 'done', taken: 18_000, duplicates: 0, quarantined: 2 },
        ]);
        expect(readingsIn(test)).toBe(18_000);
        expect(line.list('done')).toEqual(['a.csv', 'a.csv.problems.csv']);
        expect(line.read('done', 'a.csv.problems.csv').split('\r\n').length).toBe(4);
      }
      rmSync(image, { recursive: true });
    },
  );

  it('takes a file that grew while it was read from its beginning again', async () => {
    await using line = await aWatchedFolder();
    line.write('a.csv', HEADER + lines(6000));
    let grown = false;
    line.test.core.services.database.onChange(() => {
      if (grown || line.count() === 0) return;
      grown = true;
      line.write('a.csv', HEADER + lines(6001));
      utimesSync(line.at('a.csv'), 1, 1);
    });
    await line.looks(2);
    expect(line.list()).toEqual(['a.csv']);
    await line.looks(3);
    expect(line.count()).toBe(12_002);
    expect(await line.lines()).toMatchObject([{ state: 'done', taken: 12_002 }]);
  });

  it('is chosen by who manages the plant alone; planners pause it and name its columns', async () => {
    await using line = await aWatchedFolder();
    const planner = line.test.as('planner');
    const asked = { ...line.source, config: folderConfig(line.folder) };
    const forbidden = { code: 'FORBIDDEN', params: { permission: 'plant.manage' } };
    const save = (changes: Partial<Inputs['dataSources']['save']>) =>
      planner.dataSources.save({ ...asked, ...changes });
    expect(await refusal(save({ id: line.test.newId(), name: 'Mine' }))).toEqual(forbidden);
    expect(await refusal(save({ config: folderConfig('/etc') }))).toEqual(forbidden);
    expect(await refusal(save({ config: folderConfig(line.folder, { pattern: '*' }) }))).toEqual(forbidden);
    const test = { id: line.id, config: folderConfig('/etc') };
    expect(await refusal(planner.dataSources.test(test))).toEqual(forbidden);
    await save({ config: { ...asked.config, expectedMs: 60_000 } });
    expect((await planner.dataSources.list())[0]?.config).toMatchObject({ expectedMs: 60_000 });
    await save({ enabled: false, mapping: [] });
    line.write('a.csv', HEADER + lines(1));
    await line.looks(3);
    expect(line.list()).toEqual(['a.csv']);
    expect(await line.state()).toMatchObject({ state: 'off', enabled: false });
    await planner.dataSources.archive({ id: line.id });
    await save({ enabled: true });
    await line.looks(3);
    expect(line.list()).toEqual(['done']);
  });

  it('is tried before it is saved', async () => {
    await using line = await aWatchedFolder();
    const tried = async (path: string) =>
      (await line.admin.dataSources.test({ id: line.id, config: folderConfig(path) })).problem;
    expect(await tried(line.folder)).toBeNull();
    expect(await tried(line.at('nowhere'))).toBe('folder-missing');
    symlinkSync(line.folder, line.at('link'));
    expect(await tried(line.at('link'))).toBe('folder-not-own');
  });
});

describe('the path of a folder', () => {
  it('is absolute, and has nothing to do with the data of the station', async () => {
    await using line = await aWatchedFolder();
    const { dataFolder } = line.test;
    const save = (path: string) =>
      line.admin.dataSources.save({ ...line.source, config: folderConfig(path) });
    for (const path of ['relative', '.', dataFolder, join(dataFolder, 'uploads'), join(dataFolder, '..')]) {
      expect(await refusal(save(path))).toEqual({ code: 'INVALID_INPUT', params: { fields: ['path'] } });
    }
    expect(existsSync(dataFolder)).toBe(true);
    expect(storablePath(join(line.folder, 'x', '..'), dataFolder)).toBe(line.folder);
  });
});

describe('a pattern', () => {
  it.each([
    ['*.csv', ['a.csv', 'A.CSV', '.csv'], ['a.csv.bak', 'a.cs', 'csv']],
    ['log-??.txt', ['log-01.txt'], ['log-1.txt', 'log-001.txt']],
    ['*', ['', 'anything'], []],
    ['a*b*c', ['abc', 'a-b-b-c'], ['ab', 'acb']],
    ['[a].csv', ['[a].csv'], ['a.csv']],
  ])('%s means names and no others', (pattern, meant, others) => {
    const matches = matcherOf(pattern);
    expect(meant.filter((name) => !matches(name))).toEqual([]);
    expect(others.filter(matches)).toEqual([]);
  });
});
