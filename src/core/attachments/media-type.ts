/** What a file is, by its first bytes; its name is never asked. */
import { fileTypeFromBuffer } from 'file-type';
import { detectEncoding, makeDecoder } from '../imports/csv/text.ts';

/** Enough to tell an Office document from another archive. */
export const HEAD_BYTES = 256 * 1024;

/** Written in plain characters, and yet no text for people. */
const WRITTEN = new Set(['application/pdf', 'application/rtf', 'application/postscript', 'application/eps']);
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f\ufffd]/;

/**
 * @param head the first HEAD_BYTES of the file
 * @param isWhole the file is no longer than that
 * @returns a media type without parameters; `application/octet-stream` for what nobody knows
 */
export async function mediaTypeOf(head: Uint8Array, isWhole: boolean): Promise<string> {
  const text = textOf(head, isWhole);
  const known = await signatureOf(head);
  // Two letters are the signature of some formats, so what reads as a text is one.
  if (known !== null && (text === null || WRITTEN.has(known))) return known;
  return text === null ? 'application/octet-stream' : textType(text, isWhole);
}

async function signatureOf(head: Uint8Array): Promise<string | null> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  return found?.mime.split(';')[0] ?? null;
}

/** The text, or null when it is none. */
function textOf(head: Uint8Array, isWhole: boolean): string | null {
  const { encoding } = detectEncoding(head);
  const decoder = makeDecoder(encoding);
  const text = decoder.write(head) + (isWhole ? decoder.end() : '');
  return CONTROL.test(text) ? null : text;
}

function textType(text: string, isWhole: boolean): string {
  const start = text.trimStart().slice(0, 4096).toLowerCase();
  if (start.startsWith('<')) {
    if (/<svg[\s>]/.test(start)) return 'image/svg+xml';
    if (/<(?:!doctype html|html|head|body|script|iframe)[\s>]/.test(start)) return 'text/html';
    if (start.startsWith('<?xml')) return 'application/xml';
  }
  if (isJson(text, isWhole)) return 'application/json';
  return isTable(text) ? 'text/csv' : 'text/plain';
}

function isJson(text: string, isWhole: boolean): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  if (!isWhole) return /^\s*(?:\{\s*"|\[\s*[\][{"\d-])/.test(text);
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether the first lines have one separator equally often. */
function isTable(text: string): boolean {
  const lines = text
    .split(/\r?\n/, 7)
    .slice(0, 6)
    .filter((line) => line.trim() !== '');
  if (lines.length < 2) return false;
  return [';', ',', '\t'].some((separator) => {
    const counts = lines.map((line) => line.split(separator).length);
    return counts[0]! > 1 && counts.every((count) => count === counts[0]);
  });
}
