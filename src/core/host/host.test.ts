import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultDataFolder } from './folders.ts';
import { contentSecurityPolicy } from './headers.ts';
import { createLog, fileSink } from './log.ts';

describe('the default data folder', () => {
  it.each([
    ['linux', {}, '/home/ana', '/home/ana/.local/share/millwright'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/ana', '/data/millwright'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ana', '/home/ana/.local/share/millwright'],
    ['darwin', {}, '/Users/ana', '/Users/ana/Library/Application Support/Millwright'],
    ['win32', { LOCALAPPDATA: 'C:\\L', APPDATA: 'C:\\R' }, 'C:\\Users\\ana', 'C:\\L\\Millwright'],
    ['win32', { APPDATA: 'C:\\R' }, 'C:\\Users\\ana', 'C:\\Users\\ana\\AppData\\Local\\Millwright'],
  ] as const)('on %s with %j is local to the machine', (platform, env, home, expected) => {
    expect(defaultDataFolder({ platform, env, home })).toBe(expected);
  });
});

describe('the policy', () => {
  it('lets scripts carry the nonce for the development server only', () => {
    expect(contentSecurityPolicy({ nonce: 'N' })).toContain("script-src 'self';");
    expect(contentSecurityPolicy({ nonce: 'N', scriptNonce: true })).toContain(
      "script-src 'self' 'nonce-N';",
    );
  });

  it('never allows inline or evaluated script', () => {
    expect(contentSecurityPolicy({ nonce: 'N', connect: ['ws://h'], scriptNonce: true })).not.toContain(
      'unsafe',
    );
  });
});

describe('the log', () => {
  const log = (lines: string[]) => createLog({ now: () => Date.UTC(2026, 0, 2) }, (line) => lines.push(line));

  it('writes one line per event, whatever the values hold', () => {
    const lines: string[] = [];
    log(lines).warn('slow-query', { ms: 51, name: 'a\nb' });
    expect(lines).toEqual(['2026-01-02T00:00:00.000Z warn slow-query ms=51 name="a\\nb"']);
  });

  it('keeps one older file, so it cannot fill the disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'millwright-log-'));
    const sink = fileSink(folder, 10);
    for (const line of ['first line', 'second line', 'third line']) sink(line);
    expect(await readdir(join(folder, 'logs'))).toEqual(['millwright.1.log', 'millwright.log']);
    expect(await readFile(join(folder, 'logs', 'millwright.log'), 'utf8')).toBe('third line\n');
    await rm(folder, { recursive: true });
  });

  it('does not stop the work when it cannot be written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'millwright-log-'));
    await writeFile(join(folder, 'logs'), 'a file where the folder should be');
    expect(() => fileSink(folder)('line')).not.toThrow();
    await rm(folder, { recursive: true });
  });
});
