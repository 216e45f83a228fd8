import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Lock = {
  readonly packages: Readonly<
    Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>
  >;
};

// npm leaves an optional package out of the lock, without a word, when it cannot be had at the moment
// of writing; `npm ci` then refuses the lock as soon as it can.
test('the lock file knows every package of every platform', () => {
  const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as Lock;
  const locked = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)));

  const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !locked.has(name))
      .map((name) => `${path} needs ${name}`),
  );

  expect(missing).toEqual([]);
});
