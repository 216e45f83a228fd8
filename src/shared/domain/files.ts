/** What a file is to people: how it can be shown, what it probably is, what it may be called. Pure. */
import type { AttachmentKind } from './vocabulary.ts';

export const PREVIEWS = ['image', 'pdf', 'text'] as const;
export type Preview = (typeof PREVIEWS)[number];

/** The whole list: whatever is not here is offered for download and nothing else. */
const SHOWN_AS: ReadonlyMap<string, Preview> = new Map<string, Preview>([
  ['image/png', 'image'],
  ['image/apng', 'image'],
  ['image/jpeg', 'image'],
  ['image/gif', 'image'],
  ['image/webp', 'image'],
  ['image/avif', 'image'],
  ['application/pdf', 'pdf'],
  ['text/plain', 'text'],
  ['text/csv', 'text'],
  ['application/json', 'text'],
  ['application/xml', 'text'],
  // Both can run scripts: they are shown as the text they are written in.
  ['text/html', 'text'],
  ['image/svg+xml', 'text'],
]);

/** How a file of this type can be shown without being run; null when it can only be saved. */
export function previewOf(mediaType: string): Preview | null {
  return SHOWN_AS.get(mediaType) ?? null;
}

const HINTS: readonly (readonly [AttachmentKind, RegExp])[] = [
  ['certificate', /certificat|zertifikat|prüf(?:bericht|protokoll|zeugnis)|calibrat|kalibrier|datasheet-ce/i],
  ['drawing', /drawing|zeichnung|schemati|schaltplan|layout|p&id|\.(?:dwg|dxf|stp|step|igs|iges|stl)$/i],
  ['manual', /manual|handbuch|anleitung|instruction|handbook/i],
];

/** The most probable kind of a file, by what it is and how it is called. */
export function likelyKind(mediaType: string, fileName: string): AttachmentKind {
  const hinted = HINTS.find(([, pattern]) => pattern.test(fileName))?.[0];
  if (hinted !== undefined) return hinted;
  if (previewOf(mediaType) === 'image' || /^image\/(?:heic|heif|tiff|bmp)/.test(mediaType)) return 'photo';
  if (mediaType === 'image/svg+xml' || mediaType.startsWith('image/vnd.dwg')) return 'drawing';
  return mediaType === 'application/pdf' ? 'manual' : 'other';
}

const MAX_NAME = 150;
/** Mean a device on Windows in any folder and with any extension. */
const DEVICE = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?=\.|$)/i;
/** Control characters, and those that are not seen or turn the order of the others around. */
const UNSEEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/**
 * A name under which any file system takes a file, and that looks like what it is: no path, no unseen
 * characters, no device of Windows, at most 150 characters with its ending kept. Never empty.
 */
export function cleanFileName(name: string): string {
  const last = name.toWellFormed().normalize('NFC').replaceAll(UNSEEN, '').split(/[\\/]/).at(-1)!;
  const plain = last
    .replaceAll(/[<>:"|?*]/g, '_')
    .trim()
    .replace(/[. ]+$/, '')
    .replace(/^[. ]+/, '');
  const safe = plain.replace(DEVICE, '_$&');
  return safe === '' ? 'file' : shortened(safe);
}

function shortened(name: string): string {
  const letters = Array.from(name);
  if (letters.length <= MAX_NAME) return name;
  const ending = /\.[^.]{1,12}$/.exec(name)?.[0] ?? '';
  return (
    letters
      .slice(0, MAX_NAME - ending.length)
      .join('')
      .trimEnd() + ending
  );
}
