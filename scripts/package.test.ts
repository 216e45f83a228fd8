/**
 * Packs the application for real, around a stand-in for Electron (its files by name, a few bytes each), and
 * looks at what is inside. The fuses are asserted in the configuration: there is no real binary to flip.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { extractAll, listPackage, statFile } from '@electron/asar';
import { Arch, build as pack, type Configuration, Platform } from 'electron-builder';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIfNeeded } from './build.ts';
import { packageFolder, root } from './paths.ts';

const PACK_LIMIT_MS = 180_000;
const config = load(await readFile(join(root, 'electron-builder.yml'), 'utf8')) as Configuration;

let folder: string;
let resources: string;
/** Paths inside app.asar, with forward slashes and without a leading one. */
let files: string[];

/** What electron-builder expects of an unpacked Electron for Linux. */
async function standInElectron(): Promise<string> {
  const dist = join(folder, 'electron');
  const { version } = JSON.parse(await readFile(join(packageFolder('electron'), 'package.json'), 'utf8')) as {
    version: string;
  };
  await mkdir(join(dist, 'locales'), { recursive: true });
  await mkdir(join(dist, 'resources'));
  const names = ['electron', 'chrome-sandbox', 'chrome_crashpad_handler', 'libffmpeg.so', 'resources.pak'];
  const locales = ['en-US', 'de', 'fr'].map((locale) => join('locales', `${locale}.pak`));
  for (const name of [...names, ...locales, 'LICENSE', 'LICENSES.chromium.html']) {
    await writeFile(join(dist, name), 'stand-in', { mode: 0o755 });
  }
  await writeFile(join(dist, 'version'), version);
  return dist;
}

beforeAll(async () => {
  if ((await buildIfNeeded()) !== 0) throw new Error('The build failed; the lines above say why.');
  folder = await mkdtemp(join(tmpdir(), 'millwright-package-'));
  await pack({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir', Arch[process.arch as 'x64' | 'arm64']),
    config: {
      ...config,
      electronDist: await standInElectron(),
      electronFuses: null,
      directories: { ...config.directories, output: join(folder, 'release') },
    },
    publish: 'never',
  });
  const [unpacked] = await readdir(join(folder, 'release')).then((names) =>
    names.filter((name) => name.endsWith('-unpacked')),
  );
  resources = join(folder, 'release', unpacked!, 'resources');
  files = listPackage(join(resources, 'app.asar'), { isPack: false })
    .map((path) => path.split(sep).join('/').replace(/^\//, ''))
    .filter((path) => !('files' in statFile(join(resources, 'app.asar'), path)));
}, PACK_LIMIT_MS);

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('the packed application', () => {
  it('has the bundles of the hosts, the core and the page', () => {
    const bundles = [
      'main/index.js',
      'main/core.js',
      'main/serve.js',
      'preload/index.cjs',
      'renderer/index.html',
    ];
    expect(files).toEqual(expect.arrayContaining(bundles.map((name) => `out/${name}`)));
    expect(files.filter((file) => /^out\/renderer\/static\/.+\.js$/.test(file))).not.toEqual([]);
  });

  it('has every migration with its manifest, and the icon', async () => {
    const written = await readdir(join(root, 'migrations', 'local'));
    const expected = written.filter((name) => /\.sql$|^manifest\.json$/.test(name));
    const packed = files.filter((file) => file.startsWith('migrations/local/'));
    expect(packed.sort()).toEqual(expected.map((name) => `migrations/local/${name}`).sort());
    expect(files).toContain('resources/icon.png');
  });

  it('has nothing else at the top', () => {
    const tops = new Set(files.map((file) => file.split('/')[0]!));
    expect(tops).toEqual(new Set(['migrations', 'node_modules', 'out', 'package.json', 'resources']));
  });

  it('has exactly one better-sqlite3 binary and the argon2 ones installed here, outside the archive', async () => {
    const found = await readdir(join(resources, 'app.asar.unpacked'), {
      recursive: true,
      withFileTypes: true,
    });
    const unpacked = found.filter((entry) => entry.isFile()).map((entry) => entry.name);
    const argon2 = await readdir(join(root, 'node_modules', '@node-rs'));
    const expected = argon2
      .filter((name) => name.startsWith('argon2-'))
      .map((name) => `${name.replace('argon2-', 'argon2.')}.node`);
    expect(expected).not.toEqual([]);
    expect(unpacked.sort()).toEqual([...expected, `linux-${process.arch}.node`].sort());
    expect(files.filter((file) => file.endsWith('.node'))).toHaveLength(unpacked.length);
  });

  it('has no dependency but the native modules', () => {
    const packages = files.flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
    const names = [...new Set(packages)].map((name) => name.replace(/^(@node-rs\/argon2)-.+/, '$1-platform'));
    expect([...new Set(names)].sort()).toEqual([
      '@node-rs/argon2',
      '@node-rs/argon2-platform',
      'better-sqlite3',
    ]);
  });

  it('has no source: no TypeScript, no C, no source map', () => {
    expect(files.filter((file) => /\.(?:[cm]?tsx?|c|cc|cpp|h|hpp|gyp|gypi|map)$/.test(file))).toEqual([]);
    expect(files.filter((file) => /\.test\.|\/testing\/|\/\.[^/]+$/.test(file))).toEqual([]);
  });

  it('has no source map inside a bundle either', async () => {
    for (const file of files.filter((name) => /^out\/.+\.(?:c?js|css)$/.test(name))) {
      expect(await readFile(join(root, file), 'utf8')).not.toMatch(/sourceMappingURL=data:|"sourcesContent"/);
    }
  });

  it('has only the languages the product speaks', async () => {
    expect((await readdir(join(resources, '..', 'locales'))).sort()).toEqual(['de.pak', 'en-US.pak']);
  });

  it('runs from what is inside alone', async () => {
    const app = join(folder, 'app');
    extractAll(join(resources, 'app.asar'), app);
    const args = [join(app, 'out', 'main', 'serve.js'), '--no-open', '--data', join(folder, 'data')];
    const host = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(host.stdout, 'data')) as [Buffer];
    const answer = await fetch(/http:\S+/.exec(line.toString())![0], { redirect: 'manual' });
    expect(answer.status).toBe(303);
    const page = await fetch(new URL('/', answer.url), {
      headers: { Cookie: answer.headers.get('set-cookie')! },
    });
    expect(await page.text()).toContain('<title>Millwright</title>');
    host.kill('SIGTERM');
    expect((await once(host, 'exit'))[0]).toBe(0);
  });
});

describe('the packaging configuration', () => {
  it('turns off every way to run the binary as something else', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('makes an installer for every platform, and none needs an administrator on Windows', () => {
    expect([config.win?.target, config.mac?.target, config.linux?.target]).toEqual([
      ['nsis', 'msi'],
      ['dmg'],
      ['AppImage', 'deb', 'rpm'],
    ]);
    expect(config.nsis).toMatchObject({ perMachine: false, deleteAppDataOnUninstall: false });
  });

  it('publishes nothing and compiles nothing', () => {
    expect(config).toMatchObject({ publish: null, npmRebuild: false, nodeGypRebuild: false });
  });
});
