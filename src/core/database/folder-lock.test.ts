import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from './folder-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'millwright-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a data folder', () => {
  it('is opened by one host at a time and says who has it', () => {
    const lock = lockFolder(folder, 'Millwright (desktop), L3-PC04');
    expect(() => lockFolder(folder, 'another')).toThrow(/already open in Millwright \(desktop\), L3-PC04/);
    lock.release();
    lockFolder(folder, 'another').release();
  });

  it('is free again at once when its holder was killed', async () => {
    const script = `import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, 'folder-lock.ts'))};
      lockFolder(${JSON.stringify(folder)}, 'victim'); process.stdout.write('held'); setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module-typescript', '-e', script]);
    await once(holder.stdout, 'data');
    expect(() => lockFolder(folder, 'another')).toThrow(/victim/);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    lockFolder(folder, 'another').release();
  });
});
