/** Brings a file to the core in pieces. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { MAX_UPLOAD_BYTES, UPLOAD_CHUNK_BYTES } from '../../../shared/contract/imports.ts';
import { client } from '../../api.ts';
import { sentenceOfCode } from '../../ui/errors.ts';
import { newId } from '../../ui/new-id.ts';

interface Sent {
  readonly uploadId: string;
  readonly file: File;
}

export type UploadState =
  | { readonly phase: 'none' | 'cancelled' }
  | (Sent & { readonly phase: 'sending'; readonly received: number })
  | (Sent & { readonly phase: 'failed'; readonly received: number; readonly error: unknown })
  | (Sent & { readonly phase: 'done' });

export interface Upload {
  readonly state: UploadState;
  /** Sends a file; one that was there is forgotten. */
  readonly send: (file: File) => void;
  /** Goes on where the line broke. */
  readonly resume: () => void;
  readonly cancel: () => void;
}

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

function refusalOf({ size }: File): unknown {
  if (size === 0) return sentenceOfCode('FILE_EMPTY');
  return size > MAX_UPLOAD_BYTES ? sentenceOfCode('FILE_TOO_LARGE') : null;
}

export function discardUpload(uploadId: string): void {
  // It is gone already when the host was started anew; otherwise the core forgets it with the next ones.
  client.imports.discard({ uploadId }).catch(() => undefined);
}

/** @param onDone called when the whole file is there */
export function useUpload(onDone: () => void): Upload {
  const [state, setState] = useState<UploadState>({ phase: 'none' });
  const running = useRef<AbortController>(undefined);

  const run = async (sent: Sent, from: number) => {
    const abort = new AbortController();
    running.current = abort;
    const { uploadId, file } = sent;
    let received = from;
    setState({ phase: 'sending', ...sent, received });
    try {
      if (received === 0) {
        const fileName = file.name.slice(-255);
        await client.imports.beginUpload({ uploadId, fileName, size: file.size });
      }
      while (received < file.size && !abort.signal.aborted) {
        const data = await base64(file.slice(received, received + UPLOAD_CHUNK_BYTES));
        ({ received } = await client.imports.upload(
          { uploadId, offset: received, data },
          { signal: abort.signal },
        ));
        if (!abort.signal.aborted) setState({ phase: 'sending', ...sent, received });
      }
      if (abort.signal.aborted) return;
      setState({ phase: 'done', ...sent });
      onDone();
    } catch (error) {
      if (!abort.signal.aborted) setState({ phase: 'failed', ...sent, received, error });
    }
  };

  const drop = () => {
    running.current?.abort();
    if ('uploadId' in state) discardUpload(state.uploadId);
  };
  const leave = useEffectEvent(() => {
    if (state.phase === 'sending') drop();
  });
  useEffect(() => () => leave(), []);

  return {
    state,
    send(file) {
      drop();
      const sent = { uploadId: newId(), file };
      const error = refusalOf(file);
      if (error === null) void run(sent, 0);
      else setState({ phase: 'failed', ...sent, received: 0, error });
    },
    resume() {
      if (state.phase !== 'failed') return;
      const { file, uploadId, received } = state;
      // What was begun but never got a piece is begun under another id.
      void run({ file, uploadId: received === 0 ? newId() : uploadId }, received);
    },
    cancel() {
      drop();
      setState({ phase: 'cancelled' });
    },
  };
}
