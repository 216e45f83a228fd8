/**
 * Who may import whom, as docs and design say: shared <- core <- main, serve; shared <- renderer; `electron`
 * in main and preload only; what is for tests never ships. Pure functions; layers.ts applies them.
 */

export type Zone = 'shared' | 'core' | 'main' | 'preload' | 'serve' | 'renderer' | 'testing';

interface ZoneRule {
  /** Zones a file of this zone may import, besides its own. */
  readonly zones: readonly Zone[];
  /** True when a package (or `node:` module) may be imported. */
  readonly allowsPackage: (name: string) => boolean;
  /** Said after the import that broke the rule. */
  readonly because: string;
}

const isNode = (name: string): boolean => name.startsWith('node:');
const isDom = (name: string): boolean =>
  /^(?:react|react-dom|react-i18next|@mantine\/.+|@tabler\/.+|@tanstack\/.+|@orpc\/tanstack-query)(?:\/|$)/.test(
    name,
  );
const isElectron = (name: string): boolean => name === 'electron' || name.startsWith('electron/');

export const RULES: Readonly<Record<Zone, ZoneRule>> = {
  shared: {
    zones: [],
    allowsPackage: (name) => name === 'zod' || name === '@orpc/contract',
    because: 'shared code runs everywhere and knows only zod and @orpc/contract',
  },
  core: {
    zones: ['shared'],
    allowsPackage: (name) => !isElectron(name) && !isDom(name),
    because: 'the core runs in plain Node, without Electron and without a page',
  },
  main: {
    zones: ['shared', 'core'],
    allowsPackage: (name) => !isDom(name),
    because: 'the Electron host is thin: it builds on the core and what is shared',
  },
  serve: {
    zones: ['shared', 'core'],
    allowsPackage: (name) => !isElectron(name) && !isDom(name),
    because: 'the browser host is thin: it builds on the core and what is shared',
  },
  preload: {
    zones: ['shared'],
    allowsPackage: isElectron,
    because: 'the preload script runs in a sandbox and hands over a port, nothing else',
  },
  renderer: {
    zones: ['shared'],
    allowsPackage: (name) => !isElectron(name) && !isNode(name),
    because: 'the page runs in any browser and reaches the core through the contract',
  },
  testing: {
    zones: ['shared', 'core', 'main', 'serve', 'renderer'],
    allowsPackage: (name) => !isElectron(name),
    because: 'helpers for tests stand on their own',
  },
};

const TEST_FILE = /\.test\.tsx?$/;

/** Zone of a file below src/, or null for a file that belongs to none. */
export function zoneOf(file: string): Zone | null {
  const [, folder] = /^src\/([^/]+)\//.exec(file) ?? [];
  return folder !== undefined && Object.hasOwn(RULES, folder) ? (folder as Zone) : null;
}

function isTest(file: string): boolean {
  return TEST_FILE.test(file);
}

/** Resolves `../a.ts` against the importing file, with forward slashes. */
function resolveImport(file: string, specifier: string): string {
  return new URL(specifier.split('?')[0]!, `file:///${file}`).pathname.slice(1);
}

/**
 * What is wrong with the imports of one file, a sentence each.
 * @param file path from the project's root, with forward slashes
 * @param specifiers as written in the file
 */
export function violationsOf(file: string, specifiers: readonly string[]): string[] {
  const zone = zoneOf(file);
  if (zone === null) return [`${file} is in no known folder of src/.`];
  const { zones, allowsPackage, because } = RULES[zone];
  const test = isTest(file) || zone === 'testing';

  return specifiers.flatMap((specifier) => {
    if (!specifier.startsWith('.')) {
      if (allowsPackage(specifier) || (test && !isElectron(specifier))) return [];
      return [`${file} imports "${specifier}", but ${because}.`];
    }
    const target = resolveImport(file, specifier);
    const targetZone = zoneOf(target);
    if (!test && isTest(target)) return [`${file} imports the test ${target}; tests never ship.`];
    if (targetZone === 'testing') {
      return test ? [] : [`${file} imports ${target}; src/testing is for tests and never ships.`];
    }
    if (targetZone === null) {
      return target.startsWith('src/') || zone === 'shared' || zone === 'renderer'
        ? [`${file} imports ${target}, but ${because}.`]
        : [];
    }
    if (targetZone === zone || zones.includes(targetZone)) return [];
    return [`${file} imports ${target}, but ${because}.`];
  });
}

/** Below this many lines of code the hosts' share says nothing. */
const SHARE_COUNTS_FROM = 5_000;

/** The hosts (main, preload, serve) stay under a tenth of the code; tests and test helpers do not count. */
export function hostShareViolation(lines: ReadonlyMap<string, number>): string | null {
  let hosts = 0;
  let all = 0;
  for (const [file, count] of lines) {
    const zone = zoneOf(file);
    if (zone === null || zone === 'testing' || isTest(file)) continue;
    all += count;
    if (zone === 'main' || zone === 'preload' || zone === 'serve') hosts += count;
  }
  if (all <= SHARE_COUNTS_FROM || hosts * 10 < all) return null;
  return `main, preload and serve have ${hosts} of ${all} lines of code, more than a tenth: what both hosts need belongs to the core.`;
}
