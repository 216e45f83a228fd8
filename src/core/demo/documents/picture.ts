/** A picture as PNG: pixels that are drawn, and a few words in letters of 3 by 5 dots. */
import { crc32, deflateSync } from 'node:zlib';

export type Colour = readonly [red: number, green: number, blue: number];

/** The rows of a letter from the top, each a number of three bits; only what the pictures say. */
const LETTERS: Readonly<Record<string, readonly number[]>> = {
  '0': [7, 5, 5, 5, 7],
  '1': [2, 6, 2, 2, 7],
  '2': [7, 1, 7, 4, 7],
  '3': [7, 1, 7, 1, 7],
  '4': [5, 5, 7, 1, 1],
  '5': [7, 4, 7, 1, 7],
  '6': [7, 4, 7, 5, 7],
  '7': [7, 1, 1, 2, 2],
  '8': [7, 5, 7, 5, 7],
  '9': [7, 5, 7, 1, 7],
  '.': [0, 0, 0, 0, 2],
  '/': [1, 1, 2, 4, 4],
  '°': [2, 5, 2, 0, 0],
  C: [7, 4, 4, 4, 7],
  H: [5, 5, 7, 5, 5],
  L: [4, 4, 4, 4, 7],
  m: [0, 0, 7, 7, 5],
  s: [0, 3, 2, 1, 6],
  z: [0, 7, 1, 2, 7],
  ' ': [0, 0, 0, 0, 0],
};

export class Picture {
  readonly width: number;
  readonly height: number;
  readonly #pixels: Uint8Array;

  constructor(width: number, height: number, background: Colour) {
    this.width = width;
    this.height = height;
    this.#pixels = new Uint8Array(width * height * 3);
    this.fill(0, 0, width, height, () => background);
  }

  set(x: number, y: number, colour: Colour): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    this.#pixels.set(colour, (Math.round(y) * this.width + Math.round(x)) * 3);
  }

  fill(
    left: number,
    top: number,
    width: number,
    height: number,
    colour: (x: number, y: number) => Colour,
  ): void {
    for (let y = top; y < top + height; y += 1) {
      for (let x = left; x < left + width; x += 1) this.set(x, y, colour(x, y));
    }
  }

  /** @throws Error for a character that has no letter */
  write(text: string, left: number, top: number, dot: number, colour: Colour): void {
    Array.from(text).forEach((character, index) => {
      const rows = LETTERS[character];
      if (rows === undefined) throw new Error(`the pictures have no letter ${character}`);
      rows.forEach((bits, row) => {
        for (let column = 0; column < 3; column += 1) {
          if ((bits & (4 >> column)) === 0) continue;
          this.fill(left + (index * 4 + column) * dot, top + row * dot, dot, dot, () => colour);
        }
      });
    });
  }

  png(): Uint8Array {
    const line = this.width * 3;
    const raw = new Uint8Array(this.height * (line + 1));
    for (let y = 0; y < this.height; y += 1) {
      raw.set(this.#pixels.subarray(y * line, (y + 1) * line), y * (line + 1) + 1);
    }
    const header = Buffer.alloc(13);
    header.writeUInt32BE(this.width, 0);
    header.writeUInt32BE(this.height, 4);
    // Eight bits a channel, red, green and blue.
    header.set([8, 2, 0, 0, 0], 8);
    return Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(raw)),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
