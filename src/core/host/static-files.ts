/**
 * The files of the built page. Promise: nothing outside the folder is ever read, whatever the path says.
 * A path is taken as it came, never decoded: it may hold only the characters of the build's own file names,
 * so encoded, doubly encoded, backslash and NUL tricks are refused before the file system is asked. What
 * is left is resolved through symbolic links and must still be inside the folder.
 */
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { NONCE_PLACEHOLDER } from './headers.ts';

export interface PageResponse {
  readonly status: number;
  /** Headers of the content itself; the host adds the security headers. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Where a host gets the page and its files from. */
export interface PageSource {
  /**
   * @param path the request's path as it came, without query
   * @param search the query with its question mark, or empty
   * @param nonce goes into the page's `csp-nonce` element
   */
  respond(path: string, search: string, nonce: string): Promise<PageResponse>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Each segment begins with a letter, digit or underscore: no `..`, no dot files, no empty segment. */
const SAFE_PATH = /^(?:\/[A-Za-z0-9_][A-Za-z0-9_.-]*)+\/?$/;
/** Device names mean a device on Windows in any folder and with any extension. */
const DEVICE = /\/(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/|$)/i;
const MAX_PATH = 512;
/** Files the build names by their content never change. */
const HASHED = /^\/static\/.*-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;

function text(status: number, sentence: string): PageResponse {
  return {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    body: new Uint8Array(Buffer.from(`${sentence}\n`)),
  };
}

/** Serves the built page from a folder; extension-less paths are the page's own routes and get index.html. */
export function folderPages(folder: string): PageSource {
  const index = async (nonce: string): Promise<PageResponse> => {
    const html = await readFile(join(folder, 'index.html'), 'utf8');
    return {
      status: 200,
      headers: { 'Content-Type': TYPES['.html']!, 'Cache-Control': 'no-store' },
      body: new Uint8Array(Buffer.from(html.replaceAll(NONCE_PLACEHOLDER, nonce))),
    };
  };

  const file = async (path: string): Promise<PageResponse | null> => {
    try {
      const root = await realpath(folder);
      const target = await realpath(join(root, path));
      if (!target.startsWith(root + sep) || !(await stat(target)).isFile()) return null;
      return {
        status: 200,
        headers: {
          'Content-Type': TYPES[extname(target).toLowerCase()] ?? 'application/octet-stream',
          'Cache-Control': HASHED.test(path) ? 'private, max-age=31536000, immutable' : 'no-cache',
        },
        body: new Uint8Array(await readFile(target)),
      };
    } catch {
      return null;
    }
  };

  return {
    async respond(path, _search, nonce) {
      if (path === '/' || path === '/index.html') return index(nonce);
      if (path.length > MAX_PATH || !SAFE_PATH.test(path) || DEVICE.test(path)) {
        return text(400, 'This address is not one of Millwright’s.');
      }
      if (!path.slice(1).includes('.')) return index(nonce);
      return (await file(path)) ?? text(404, 'There is no such file.');
    },
  };
}
