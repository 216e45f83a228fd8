import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertNoNul, assertTextSignature, detectEncoding, makeDecoder, NotTextError } from './text.ts';

function codeOf(act: () => void): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof NotTextError) return error.code;
    throw error;
  }
}

function bigEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('the encoding of a file', () => {
  it.each<[string, Uint8Array, string, boolean]>([
    ['plain ASCII', Buffer.from('time;a\n'), 'utf-8', false],
    ['UTF-8', Buffer.from('time;°C\n'), 'utf-8', false],
    ['UTF-8 with a mark', Buffer.from('\ufefftime;°C\n'), 'utf-8', true],
    ['UTF-8 cut inside a character', Buffer.from('time;€').subarray(0, 7), 'utf-8', false],
    ['UTF-16 LE with a mark', Buffer.from('\ufefftime', 'utf16le'), 'utf-16le', true],
    ['UTF-16 BE with a mark', bigEndian('\ufefftime'), 'utf-16be', true],
    ['UTF-16 LE without a mark', Buffer.from('time;a\n1;2\n', 'utf16le'), 'utf-16le', false],
    ['UTF-16 BE without a mark', bigEndian('time;a\n1;2\n'), 'utf-16be', false],
    ['Windows-1252', Buffer.from('time;\u00b0C\n', 'latin1'), 'windows-1252', false],
    ['nothing', new Uint8Array(), 'utf-8', false],
  ])('is recognised for %s', (_, bytes, encoding, bom) => {
    expect(detectEncoding(bytes)).toEqual({ encoding, bom });
  });
});

describe('what is not text', () => {
  const xlsx = Buffer.concat([Buffer.from('PK\x03\x04\x14\0'), Buffer.from('....[Content_Types].xml')]);
  it.each<[string, Uint8Array, string]>([
    ['an xlsx', xlsx, 'spreadsheet-file'],
    ['an old xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'spreadsheet-file'],
    ['a zip', Buffer.from('PK\x03\x04readings.csv'), 'archive-file'],
    ['a gzip', Buffer.from('1f8b0800', 'hex'), 'archive-file'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'binary-file'],
  ])('is refused by its signature: %s', (_, bytes, code) => {
    expect(codeOf(() => assertTextSignature(bytes))).toBe(code);
  });

  it('is refused for a NUL anywhere', () => {
    expect(codeOf(() => assertNoNul('1;2\0\n'))).toBe('binary-file');
    expect(codeOf(() => assertNoNul('1;2\n'))).toBeUndefined();
  });

  it('is not a text that begins like a signature', () => {
    expect(codeOf(() => assertTextSignature(Buffer.from('PK;value\n')))).toBeUndefined();
    expect(codeOf(() => assertTextSignature(new Uint8Array()))).toBeUndefined();
  });
});

describe('a decoder', () => {
  it('knows the characters of Windows-1252 that ISO 8859-1 has not', () => {
    const decoder = makeDecoder('windows-1252');
    expect(decoder.write(Uint8Array.of(0x80, 0x85, 0x92, 0x96, 0x99, 0x9f, 0xb0, 0xe4))).toBe('€…’–™Ÿ°ä');
  });

  it('drops a byte order mark at the beginning only', () => {
    const decoder = makeDecoder('utf-8');
    expect(decoder.write(Buffer.from('\ufeffa\ufeff')) + decoder.end()).toBe('a\ufeff');
  });

  it('gives the same text however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !text.startsWith('\ufeff')),
        fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
        fc.integer({ min: 1, max: 7 }),
        (text, encoding, size) => {
          const bytes =
            encoding === 'utf-16be'
              ? bigEndian(text)
              : Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'utf16le');
          const decoder = makeDecoder(encoding);
          let decoded = '';
          for (let at = 0; at < bytes.length; at += size)
            decoded += decoder.write(bytes.subarray(at, at + size));
          expect(decoded + decoder.end()).toBe(text);
        },
      ),
    );
  });
});
