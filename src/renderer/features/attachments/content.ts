/** The bytes of a document, brought piece by piece, and small pictures of photos. */
import { ORPCError } from '@orpc/client';
import { queryOptions } from '@tanstack/react-query';
import { client } from '../../api.ts';
import { bytesOf } from '../../ui/save-file.ts';
import type { Document } from './words.ts';

/** Larger ones are not held in memory twice to be compared with their hash. */
const MOST_COMPARED = 256 * 1024 ** 2;

type Content = Pick<Document, 'id' | 'hash' | 'size' | 'mediaType'>;

/**
 * The whole file. Its bytes are what was saved, or it is refused.
 * @throws what the core refuses, FILE_DAMAGED among it
 */
async function contentOf({ id, hash, size, mediaType }: Content, signal: AbortSignal): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  do {
    const { data } = await client.attachments.piece({ id, offset }, { signal });
    const piece = bytesOf(data);
    if (piece.length === 0) break;
    pieces.push(piece);
    offset += piece.length;
  } while (offset < size);
  const content = new Blob(pieces, { type: mediaType });
  if (content.size !== size || !(await hasHash(content, hash))) throw new ORPCError('FILE_DAMAGED');
  return content;
}

async function hasHash(content: Blob, hash: string): Promise<boolean> {
  if (content.size > MOST_COMPARED) return true;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await content.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') === hash;
}

/** Kept for a while by their hash: the same bytes are never asked for twice in a row. */
export function contentQuery(document: Content) {
  return queryOptions({
    queryKey: ['document', document.hash, document.id],
    queryFn: ({ signal }) => contentOf(document, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
}

/** Longest side of a small picture, for screens of twice the density. */
const THUMBNAIL_PIXELS = 480;
/** Photos at once: each is some megabytes on its way. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** @throws also when the bytes are no picture that the browser can read */
async function thumbnailOf(document: Content, signal: AbortSignal): Promise<Blob> {
  const content = await contentOf(document, signal);
  const image = await createImageBitmap(content);
  try {
    const scale = Math.min(1, THUMBNAIL_PIXELS / Math.max(image.width, image.height));
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(image.width * scale)),
      Math.max(1, Math.round(image.height * scale)),
    );
    const context = canvas.getContext('2d')!;
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 });
  } finally {
    image.close();
  }
}

export function thumbnailQuery(document: Content) {
  return queryOptions({
    queryKey: ['thumbnail', document.hash],
    queryFn: ({ signal }) => inTurn(() => thumbnailOf(document, signal)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10 * 60_000,
    retry: false,
  });
}
