/**
 * From bytes to text. Decoding uses Node's buffers only: the ICU inside Electron lacks some converters that
 * `TextDecoder` needs for anything but UTF-8.
 */
import { Buffer, isUtf8 } from 'node:buffer';
import { StringDecoder } from 'node:string_decoder';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** `spreadsheet-file`: xlsx, ods or xls; `archive-file`: zip, gzip, 7z; `binary-file`: anything else. */
export type NotTextCode = 'spreadsheet-file' | 'archive-file' | 'binary-file';

/** The file is not text, so there are no lines to name. The message quotes nothing of the file. */
export class NotTextError extends Error {
  readonly code: NotTextCode;

  constructor(code: NotTextCode) {
    super(`The file is not a text file (${code}).`);
    this.name = 'NotTextError';
    this.code = code;
  }
}

const SIGNATURES: readonly (readonly [code: NotTextCode, bytes: readonly number[]])[] = [
  ['archive-file', [0x50, 0x4b, 0x03, 0x04]],
  ['archive-file', [0x50, 0x4b, 0x05, 0x06]],
  ['archive-file', [0x1f, 0x8b]],
  ['archive-file', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['spreadsheet-file', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['binary-file', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['binary-file', [0x89, 0x50, 0x4e, 0x47]],
];

/** Names of members that a zip holds only when it is an Office Open XML or OpenDocument spreadsheet. */
const SPREADSHEET_MEMBERS = ['[Content_Types].xml', 'xl/', 'application/vnd.oasis.opendocument.spreadsheet'];

/**
 * Refuses what is known not to be text by its first bytes.
 * @param head the first bytes of the file; a few hundred are enough
 * @throws NotTextError
 */
export function assertTextSignature(head: Uint8Array): void {
  for (const [code, bytes] of SIGNATURES) {
    if (!bytes.every((byte, index) => head[index] === byte)) continue;
    if (bytes[0] !== 0x50) throw new NotTextError(code);
    const start = Buffer.from(head.subarray(0, 4096)).toString('latin1');
    const isSpreadsheet = SPREADSHEET_MEMBERS.some((member) => start.includes(member));
    throw new NotTextError(isSpreadsheet ? 'spreadsheet-file' : 'archive-file');
  }
}

/**
 * Refuses decoded text that holds U+0000, which no text file has.
 * @throws NotTextError
 */
export function assertNoNul(text: string): void {
  if (text.includes('\0')) throw new NotTextError('binary-file');
}

/** Encoding by byte order mark, else by where the zero bytes are, else UTF-8 when valid, else Windows-1252. */
export function detectEncoding(sample: Uint8Array): { encoding: TextEncoding; bom: boolean } {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return { encoding: 'utf-8', bom: true };
  if (sample[0] === 0xff && sample[1] === 0xfe) return { encoding: 'utf-16le', bom: true };
  if (sample[0] === 0xfe && sample[1] === 0xff) return { encoding: 'utf-16be', bom: true };
  const wide = utf16ByZeroBytes(sample);
  if (wide) return { encoding: wide, bom: false };
  return { encoding: isUtf8(withoutCutCharacter(sample)) ? 'utf-8' : 'windows-1252', bom: false };
}

/** Latin text in UTF-16 has a zero in nearly every second byte and nearly none in the others. */
function utf16ByZeroBytes(sample: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const pairs = Math.min(sample.length >> 1, 2048);
  if (pairs === 0) return undefined;
  const zeros = [0, 0];
  for (let index = 0; index < pairs * 2; index += 1) if (sample[index] === 0) zeros[index & 1]! += 1;
  const [even, odd] = zeros as [number, number];
  if (odd > pairs * 0.7 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.7 && odd < pairs * 0.05) return 'utf-16be';
  return undefined;
}

/** A sample may end inside a UTF-8 character, which must not make the file look like Windows-1252. */
function withoutCutCharacter(sample: Uint8Array): Uint8Array {
  let lead = sample.length - 1;
  while (lead > 0 && sample.length - lead < 4 && (sample[lead]! & 0xc0) === 0x80) lead -= 1;
  return lead >= 0 && sample[lead]! >= 0xc0 ? sample.subarray(0, lead) : sample;
}

/** The 27 characters by which Windows-1252 differs from ISO 8859-1, for bytes 0x80 to 0x9f. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export interface TextDecoding {
  /** Text of the next bytes of the file; characters cut by the end of the bytes wait for the next call. */
  write(bytes: Uint8Array): string;
  /** What is left when the file has ended. */
  end(): string;
}

/** Decodes a file piece by piece. Invalid bytes become U+FFFD, a byte order mark is dropped; never throws. */
export function makeDecoder(encoding: TextEncoding): TextDecoding {
  const decode = makeRawDecoder(encoding);
  let atStart = true;
  const withoutMark = (text: string): string => {
    if (!atStart || text.length === 0) return text;
    atStart = false;
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  };
  return { write: (bytes) => withoutMark(decode.write(bytes)), end: () => withoutMark(decode.end()) };
}

function makeRawDecoder(encoding: TextEncoding): TextDecoding {
  switch (encoding) {
    case 'windows-1252':
      return { write: decodeWindows1252, end: () => '' };
    case 'utf-16be':
      return makeBigEndianDecoder();
    case 'utf-8':
    case 'utf-16le': {
      const decoder = new StringDecoder(encoding === 'utf-8' ? 'utf8' : 'utf16le');
      return { write: (bytes) => decoder.write(asBuffer(bytes)), end: () => decoder.end() };
    }
  }
}

function decodeWindows1252(bytes: Uint8Array): string {
  return asBuffer(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80]!);
}

function makeBigEndianDecoder(): TextDecoding {
  const decoder = new StringDecoder('utf16le');
  let half: number | undefined;
  return {
    write(bytes) {
      const whole = Buffer.from(half === undefined ? bytes : [half, ...bytes]);
      half = whole.length % 2 === 1 ? whole.at(-1) : undefined;
      return decoder.write(whole.subarray(0, whole.length & ~1).swap16());
    },
    end: () => decoder.end() + (half === undefined ? '' : '\ufffd'),
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
