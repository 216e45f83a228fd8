/**
 * Draws resources/icon.svg into the formats installers want: icon.png, icon.ico (Windows), icon.icns (macOS).
 * Run by hand after the drawing changed; the results are committed, as packaging machines may have no browser.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureChromium } from './chromium.ts';
import { root } from './paths.ts';

const folder = join(root, 'resources');
const svg = await readFile(join(folder, 'icon.svg'), 'utf8');

/** PNG of the drawing by edge length in pixels. */
async function drawAll(sizes: readonly number[]): Promise<Map<number, Buffer>> {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
  const page = await browser.newPage();
  const drawn = new Map<number, Buffer>();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    drawn.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  return drawn;
}

/** ICO: a directory of 16-byte entries, then PNGs (allowed since Windows Vista); size 256 is written as 0. */
function ico(images: readonly (readonly [size: number, png: Buffer])[]): Buffer {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  for (const [index, [size, png]] of images.entries()) {
    const at = 6 + 16 * index;
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...images.map(([, png]) => png)]);
}

/** ICNS: `icns`, the total length, then chunks of type, length and PNG; all numbers big endian. */
function icns(images: readonly (readonly [type: string, png: Buffer])[]): Buffer {
  const chunk = (type: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(body.length + 8, 4);
    return Buffer.concat([head, body]);
  };
  return chunk('icns', Buffer.concat(images.map(([type, png]) => chunk(type, png))));
}

const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
const ICNS_TYPES = { icp4: 16, icp5: 32, icp6: 64, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 } as const;

const drawn = await drawAll([...new Set([...ICO_SIZES, ...Object.values(ICNS_TYPES)])]);
await writeFile(join(folder, 'icon.png'), drawn.get(512)!);
await writeFile(join(folder, 'icon.ico'), ico(ICO_SIZES.map((size) => [size, drawn.get(size)!])));
await writeFile(
  join(folder, 'icon.icns'),
  icns(Object.entries(ICNS_TYPES).map(([type, size]) => [type, drawn.get(size)!])),
);
