/** From text to bytes, the other way round of `imports/csv/text.ts`. */
import { Buffer } from 'node:buffer';
import type { TextEncoding } from '../../imports/csv/text.ts';

/** The 27 characters by which Windows-1252 differs from ISO 8859-1, for bytes 0x80 to 0x9f. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Bytes of a whole file, with a byte order mark where the encoding has one. A character it does not know is `?`. */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(`\ufeff${text}`, 'utf8');
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    case 'windows-1252':
      return Buffer.from(text.replace(/[^\p{ASCII}\u00a0-\u00ff]/gu, inWindows1252), 'latin1');
  }
}

function inWindows1252(char: string): string {
  const at = WINDOWS_1252.indexOf(char);
  return at < 0 ? '?' : String.fromCharCode(0x80 + at);
}
