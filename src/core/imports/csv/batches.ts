/** The bytes of a text, piece by piece, into batches of what a reader makes of them. */
import { Buffer } from 'node:buffer';
import type { Dialect } from './dialect.ts';
import { assertNoNul, assertTextSignature, makeDecoder } from './text.ts';

const PIECE_BYTES = 64 * 1024;
/** What a signature may need: the member names at the start of a zip. */
const SIGNATURE_BYTES = 4096;

export interface BatchBuilder<Batch> {
  /** Takes the next text of the file. */
  text(text: string): void;
  /** Takes the last line, which may lack its line end. */
  end(): void;
  /** The batches that have become full since the last call. */
  full(): Batch[];
  /** What is left, perhaps nothing. */
  last(): Batch;
}

/**
 * @param stream the bytes of the file from its beginning, in pieces of any size
 * @returns at least one batch, with how many bytes were taken in by then
 * @throws NotTextError when the file is not text
 * @throws the signal's reason when it is aborted
 */
export async function* batchesOf<Batch>(
  stream: AsyncIterable<Uint8Array>,
  dialect: Pick<Dialect, 'encoding' | 'lineEnd'>,
  batches: BatchBuilder<Batch>,
  signal?: AbortSignal,
): AsyncGenerator<Batch & { readonly bytesRead: number }, void, undefined> {
  const decoder = makeDecoder(dialect.encoding);
  let isFirst = true;
  let bytesRead = 0;

  const take = (text: string): void => {
    assertNoNul(text);
    batches.text(dialect.lineEnd === 'cr' ? text.replaceAll('\r', '\n') : text);
  };

  for await (const piece of piecesOf(stream)) {
    signal?.throwIfAborted();
    if (isFirst) assertTextSignature(piece);
    isFirst = false;
    bytesRead += piece.length;
    take(decoder.write(piece));
    for (const batch of batches.full()) {
      yield { ...batch, bytesRead };
      signal?.throwIfAborted();
    }
  }
  signal?.throwIfAborted();
  take(decoder.end());
  batches.end();
  for (const batch of [...batches.full(), batches.last()]) yield { ...batch, bytesRead };
}

/** Pieces of 64 KiB at the most; the first is long enough to tell what kind of file it is. */
async function* piecesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let head: Uint8Array | null = new Uint8Array();
  for await (const chunk of stream) {
    const bytes: Uint8Array = head ? Buffer.concat([head, chunk]) : chunk;
    if (head && bytes.length < SIGNATURE_BYTES) {
      head = bytes;
      continue;
    }
    head = null;
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
  }
  if (head) yield head;
}
