/**
 * `npm run dev`: the browser host from source, with the page from Vite, which replaces changed modules while
 * the page stays open. A change of the core or of a host takes a restart (Ctrl+C and again).
 * Arguments are those of `npm run serve`.
 */
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { createCore } from '../src/core/create-core.ts';
import { NONCE_PLACEHOLDER } from '../src/core/host/headers.ts';
import type { PageSource } from '../src/core/host/static-files.ts';
import { sentenceOf, serve } from '../src/serve/run.ts';
import { freePort } from '../src/testing/free-port.ts';
import { root } from './paths.ts';

const renderer = join(root, 'src', 'renderer');
const port = await freePort();
const upstream = `127.0.0.1:${port}`;
const vite = await createServer({
  configFile: false,
  root: renderer,
  cacheDir: join(root, '.cache', 'vite'),
  plugins: [react()],
  html: { cspNonce: NONCE_PLACEHOLDER },
  server: { host: '127.0.0.1', port, strictPort: true, hmr: { clientPort: port }, fs: { allow: [root] } },
  clearScreen: false,
});
await vite.listen();

/** Hands requests for modules on to Vite; everything without an extension is the page. */
const pages: PageSource = {
  async respond(path, search, nonce) {
    const isPage = !/[.@]/.test(path);
    if (isPage) {
      const source = await readFile(join(renderer, 'index.html'), 'utf8');
      const html = await vite.transformIndexHtml(path, source);
      const body = new Uint8Array(Buffer.from(html.replaceAll(NONCE_PLACEHOLDER, nonce)));
      return {
        status: 200,
        headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
        body,
      };
    }
    const answer = await fetch(`http://${upstream}${path}${search}`);
    return {
      status: answer.status,
      headers: {
        'Content-Type': answer.headers.get('content-type') ?? 'application/octet-stream',
        'Cache-Control': 'no-cache',
      },
      body: new Uint8Array(await answer.arrayBuffer()),
    };
  },
};

const ended = new Promise<void>((resolve) => {
  process.once('SIGINT', () => resolve());
  process.once('SIGTERM', () => resolve());
});

try {
  await serve({
    args: process.argv.slice(2),
    pages,
    migrationsFolder: join(root, 'migrations', 'local'),
    createCore,
    stdin: process.stdin,
    print: (line) => console.log(line),
    ended,
    development: { connect: [`ws://${upstream}`, `http://${upstream}`], scriptNonce: true },
  });
} catch (error) {
  console.error(sentenceOf(error) ?? error);
  process.exitCode = 1;
} finally {
  await vite.close();
  process.exit();
}
