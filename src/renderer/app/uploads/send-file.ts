/** Brings a file to the core in pieces. */
import { UPLOAD_CHUNK_BYTES, type UploadPurpose } from '../../../shared/contract/uploads.ts';
import { client } from '../../api.ts';
import { sentenceOfCode } from '../../ui/errors.ts';

/** The bytes of a piece as base64, without holding a string of the whole file. */
async function base64(piece: Blob): Promise<string> {
  const reader = new FileReader();
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  reader.addEventListener('load', () => resolve(reader.result as string));
  reader.addEventListener('error', () =>
    reject(new Error('the file cannot be read', { cause: reader.error })),
  );
  reader.readAsDataURL(piece);
  const url = await promise;
  return url.slice(url.indexOf(',') + 1);
}

/** Why a file is not worth sending, in words, or null. */
export function refusalOf({ size }: File, most: number): unknown {
  if (size === 0) return sentenceOfCode('FILE_EMPTY');
  return size > most ? sentenceOfCode('FILE_TOO_LARGE') : null;
}

interface Sending {
  readonly uploadId: string;
  readonly file: File;
  readonly purpose: UploadPurpose;
  /** Bytes that are there already, of an earlier attempt under the same id. */
  readonly from: number;
  readonly signal: AbortSignal;
  readonly onReceived: (bytes: number) => void;
}

/** Resolves when the whole file is there, or early when it is aborted; rejects with whatever went wrong. */
export async function sendFile(sending: Sending): Promise<void> {
  const { uploadId, file, purpose, from, signal, onReceived } = sending;
  let received = from;
  if (received === 0) {
    const fileName = file.name.slice(-255);
    await client.uploads.begin({ uploadId, fileName, size: file.size, purpose });
  }
  while (received < file.size && !signal.aborted) {
    const data = await base64(file.slice(received, received + UPLOAD_CHUNK_BYTES));
    ({ received } = await client.uploads.append({ uploadId, offset: received, data }, { signal }));
    if (!signal.aborted) onReceived(received);
  }
}

export function discardUpload(uploadId: string): void {
  // It is gone already when the host was started anew; otherwise the core forgets it with the next ones.
  client.uploads.discard({ uploadId }).catch(() => undefined);
}
