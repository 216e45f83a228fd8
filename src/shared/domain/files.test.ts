import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, likelyKind, previewOf } from './files.ts';

describe('the name of a file', () => {
  it.each([
    ['pump.pdf', 'pump.pdf'],
    ['Zeichnung Nr. 4 – Ölpumpe.pdf', 'Zeichnung Nr. 4 – Ölpumpe.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ana\\pump.pdf', 'pump.pdf'],
    ['..', 'file'],
    ['.htaccess', 'htaccess'],
    ['a:b*c?.txt', 'a_b_c_.txt'],
    ['photo\u202Egpj.exe', 'photogpj.exe'],
    ['a\u0000b\r\n.txt', 'ab.txt'],
    ['report. . ', 'report'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['COM¹.log', '_COM¹.log'],
    ['console.log', 'console.log'],
    ['   ', 'file'],
    ['', 'file'],
    ['u\u0308ber.txt', 'über.txt'],
  ])('%j is kept as %j', (name, expected) => {
    expect(cleanFileName(name)).toBe(expected);
  });

  it('keeps its ending when it is far too long', () => {
    const name = cleanFileName(`${'x'.repeat(400)}.pdf`);
    expect(name).toHaveLength(150);
    expect(name.endsWith('.pdf')).toBe(true);
  });

  it('does not begin with what was behind a dot', () => {
    expect(cleanFileName('.. nul')).toBe('_nul');
  });

  it('is always one that a file system takes, and stays what it is', () => {
    const names = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300, size: 'max' }),
      fc.stringMatching(/^(?:con|\.\.|[\\/:. ]|nul|\.){0,9}$/),
    );
    fc.assert(
      fc.property(names, (name) => {
        const clean = cleanFileName(name);
        expect(clean).not.toMatch(/[\\/:*?"<>|]|^\.|[. ]$|^$/);
        expect(clean).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
        expect(Array.from(clean).length).toBeLessThanOrEqual(150);
        expect(cleanFileName(clean)).toBe(clean);
      }),
    );
  });
});

describe('the kind of a file', () => {
  it.each([
    ['image/jpeg', 'IMG_2041.jpg', 'photo'],
    ['image/heic', 'IMG_2041.heic', 'photo'],
    ['application/pdf', 'KSB Etanorm.pdf', 'manual'],
    ['application/pdf', 'Prüfbericht 2026.pdf', 'certificate'],
    ['application/pdf', 'Schaltplan.pdf', 'drawing'],
    ['image/png', 'drawing-4.png', 'drawing'],
    ['application/octet-stream', 'shaft.DWG', 'drawing'],
    ['image/svg+xml', 'x.svg', 'drawing'],
    ['text/csv', 'Betriebsanleitung.csv', 'manual'],
    ['text/plain', 'notes.txt', 'other'],
  ])('of type %s called %s is probably %s', (mediaType, fileName, kind) => {
    expect(likelyKind(mediaType, fileName)).toBe(kind);
  });
});

describe('what is shown of a file', () => {
  it.each([
    ['image/png', 'image'],
    ['application/pdf', 'pdf'],
    ['text/html', 'text'],
    ['image/svg+xml', 'text'],
    ['application/zip', null],
    ['image/tiff', null],
    ['application/x-msdownload', null],
  ])('of type %s is %s', (mediaType, preview) => {
    expect(previewOf(mediaType)).toBe(preview);
  });
});
