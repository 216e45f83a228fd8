import { describe, expect, it } from 'vitest';
import { A_JPEG, aPdf, aPng } from '../../testing/documents.ts';
import { HEAD_BYTES, mediaTypeOf } from './media-type.ts';

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('the type of a file', () => {
  it.each([
    ['a photo', A_JPEG, 'image/jpeg'],
    ['an image', aPng(), 'image/png'],
    ['a manual', aPdf(), 'application/pdf'],
    ['a note', 'Bearing changed.\nRuns well.', 'text/plain'],
    ['a note that begins like a bitmap', 'BMW engine, see page 4', 'text/plain'],
    ['a note that begins like a program', 'MZ 12 valve\n', 'text/plain'],
    ['a note in Windows-1252', Buffer.from('\xd6l gewechselt', 'latin1'), 'text/plain'],
    ['a note in UTF-16', utf16('Öl gewechselt'), 'text/plain'],
    ['a table', 'tag;name\nP-1;Pump\nP-2;Fan\n', 'text/csv'],
    ['a sentence with commas', 'Well, yes\nNo', 'text/plain'],
    ['an object', '{"tag": "P-1"}', 'application/json'],
    ['something in braces', '{not json', 'text/plain'],
    ['a document', '<?xml version="1.0"?><pump/>', 'application/xml'],
    ['a drawing that can run', '<?xml version="1.0"?><svg onload="alert(1)"/>', 'image/svg+xml'],
    ['a page', '  <!DOCTYPE html><script>alert(1)</script>', 'text/html'],
    ['a page without a head', '<script>alert(1)</script>', 'text/html'],
    ['an archive', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(60)]), 'application/zip'],
    ['a program', Buffer.concat([Buffer.from('MZ\u0090\0'), Buffer.alloc(200)]), 'application/x-msdownload'],
    ['noise', Buffer.from([0, 1, 2, 3, 250, 251]), 'application/octet-stream'],
  ])('that is %s is told by its bytes', async (_what, content, expected) => {
    expect(await mediaTypeOf(new Uint8Array(Buffer.from(content)), true)).toBe(expected);
  });

  it('that is longer than its beginning is told by that', async () => {
    const letters = new Uint8Array(Buffer.from('ä'.repeat(HEAD_BYTES))).subarray(0, HEAD_BYTES - 1);
    expect(await mediaTypeOf(letters, false)).toBe('text/plain');
    const object = new Uint8Array(Buffer.from(`{"a": "${'x'.repeat(99)}`));
    expect(await mediaTypeOf(object, false)).toBe('application/json');
  });
});
