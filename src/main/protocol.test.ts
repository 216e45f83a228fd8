/** Attacks on the app:// scheme: a page of ours, or one that got in, asks for what was not built into it. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderPages } from '../core/host/static-files.ts';
import { createProtocolHandler, SCHEME } from './protocol.ts';

let parent: string;
let ask: (url: string, method?: string) => Promise<Response>;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'millwright-app-'));
  const folder = join(parent, 'renderer');
  await mkdir(join(folder, 'static'), { recursive: true });
  await writeFile(join(parent, 'secret.txt'), 'outside');
  await writeFile(join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  await writeFile(join(folder, 'static', 'app-Ab3dE6gH.css'), 'a{}');
  await symlink(join(parent, 'secret.txt'), join(folder, 'link.txt'));
  let count = 0;
  const handle = createProtocolHandler(folderPages(folder), (length) =>
    new Uint8Array(length).fill((count += 1)),
  );
  ask = (url, method = 'GET') => handle({ url, method });
});

afterAll(async () => {
  await rm(parent, { recursive: true });
});

describe('app://millwright', () => {
  it('serves the page with the policy and a new nonce each time', async () => {
    const [first, second] = [await ask('app://millwright/'), await ask('app://millwright/work/WO-1')];
    const nonces = await Promise.all(
      [first, second].map(async (page) => /content="(.+)"/.exec(await page.text())![1]!),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
    const policy = first.headers.get('content-security-policy')!;
    expect(policy).toContain(`style-src 'self' 'nonce-${nonces[0]}'`);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('serves its files with their type', async () => {
    const file = await ask('app://millwright/static/app-Ab3dE6gH.css');
    expect([file.status, file.headers.get('content-type'), await file.text()]).toEqual([
      200,
      'text/css; charset=utf-8',
      'a{}',
    ]);
    expect(await (await ask('app://millwright/static/app-Ab3dE6gH.css', 'HEAD')).text()).toBe('');
  });

  it.each([
    'app://millwright/../secret.txt',
    'app://millwright/%2e%2e/secret.txt',
    'app://millwright/..%2fsecret.txt',
    'app://millwright/%252e%252e%252fsecret.txt',
    'app://millwright/..\\secret.txt',
    'app://millwright/%00/../secret.txt',
    'app://millwright//secret.txt',
    'app://millwright/link.txt',
    'app://millwright/.env',
  ])('does not serve %s', async (url) => {
    const answer = await ask(url);
    expect([400, 404]).toContain(answer.status);
    expect(await answer.text()).not.toContain('outside');
  });

  it.each(['app://evil/', 'app://millwright.evil.example/', 'app://user@millwright/', 'https://millwright/'])(
    'does not answer to %s',
    async (url) => {
      expect((await ask(url)).status).toBe(403);
    },
  );

  it('does not take POST', async () => {
    expect((await ask('app://millwright/', 'POST')).status).toBe(405);
  });

  it('has no privilege that goes around the policy', () => {
    expect(SCHEME.privileges).toEqual({
      standard: true,
      secure: true,
      supportFetchAPI: true,
      codeCache: true,
    });
  });
});
