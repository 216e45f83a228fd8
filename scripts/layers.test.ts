import { describe, expect, it } from 'vitest';
import { hostShareViolation, violationsOf } from './layer-rules.ts';
import { checkLayers, codeLines, importsOf } from './layers.ts';

describe('the layers', () => {
  it('hold in the sources', async () => {
    expect(await checkLayers()).toEqual([]);
  });

  it.each([
    ['src/shared/domain/rule.ts', '../../core/ports.ts'],
    ['src/shared/contract/assets.ts', 'node:crypto'],
    ['src/shared/contract/assets.ts', 'drizzle-orm'],
    ['src/core/assets/service.ts', 'electron'],
    ['src/core/assets/service.ts', 'react'],
    ['src/core/assets/service.ts', '@mantine/core'],
    ['src/core/assets/service.ts', '../../main/index.ts'],
    ['src/core/assets/service.ts', '../../serve/server.ts'],
    ['src/core/assets/service.ts', '../../testing/fake-core.ts'],
    ['src/core/assets/service.ts', './service.test.ts'],
    ['src/core/assets/service.test.ts', 'electron'],
    ['src/main/index.ts', '../renderer/app/shell.tsx'],
    ['src/main/index.ts', '../serve/server.ts'],
    ['src/serve/index.ts', 'electron'],
    ['src/serve/index.ts', '../main/window.ts'],
    ['src/preload/index.ts', '../core/ports.ts'],
    ['src/preload/index.ts', 'node:fs'],
    ['src/renderer/main.tsx', 'node:path'],
    ['src/renderer/main.tsx', 'electron'],
    ['src/renderer/main.tsx', '../core/ports.ts'],
    ['src/renderer/main.tsx', '../../package.json'],
    ['src/testing/clock.ts', 'electron'],
    ['src/elsewhere/a.ts', 'zod'],
  ])('do not let %s import %s', (file, specifier) => {
    const [sentence, ...more] = violationsOf(file, [specifier]);
    expect(sentence).toMatch(/^src\/\S+ (?:imports|is in) .+\.$/);
    expect(more).toEqual([]);
  });

  it.each([
    ['src/shared/contract/assets.ts', 'zod'],
    ['src/shared/contract/assets.ts', '@orpc/contract'],
    ['src/shared/domain/rule.test.ts', 'fast-check'],
    ['src/core/assets/service.ts', '../../shared/ids.ts'],
    ['src/core/assets/service.ts', 'drizzle-orm/better-sqlite3'],
    ['src/core/assets/service.test.ts', '../../testing/fake-core.ts'],
    ['src/main/index.ts', 'electron'],
    ['src/main/index.ts', '../core/ports.ts'],
    ['src/preload/index.ts', 'electron/renderer'],
    ['src/serve/server.ts', 'ws'],
    ['src/renderer/main.tsx', '../shared/host.ts'],
    ['src/renderer/main.tsx', 'react-dom/client'],
    ['src/renderer/main.tsx', './style.css?inline'],
  ])('let %s import %s', (file, specifier) => {
    expect(violationsOf(file, [specifier])).toEqual([]);
  });

  it('see every way to import', () => {
    const source = `
      import a from 'a';
      import type { B } from 'b';
      import 'c';
      export { d } from 'd';
      export * from 'e';
      const f = await import('f');
      const text = "import g from 'g'"; // import h from 'h'
    `;
    expect(importsOf('x.ts', source).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('count code, not comments', () => {
    expect(codeLines('/**\n * text\n */\n\n// text\nconst a = 1; // one\n  return a;\n')).toBe(2);
  });

  it('keep the hosts under a tenth once there is enough code', () => {
    const sources = (hosts: number, core: number) =>
      new Map([
        ['src/main/index.ts', hosts],
        ['src/main/index.test.ts', 90_000],
        ['src/testing/fake.ts', 90_000],
        ['src/core/a.ts', core],
      ]);
    expect(hostShareViolation(sources(1_000, 3_000))).toBeNull();
    expect(hostShareViolation(sources(500, 5_000))).toBeNull();
    expect(hostShareViolation(sources(700, 5_000))).toContain('700 of 5700 lines');
  });
});
