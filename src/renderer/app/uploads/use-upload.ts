/** One file on its way to the core, as a page shows it. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { UploadPurpose } from '../../../shared/contract/uploads.ts';
import { newId } from '../../ui/new-id.ts';
import { discardUpload, refusalOf, sendFile } from './send-file.ts';

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

/**
 * @param most bytes that the purpose allows
 * @param onDone called when the whole file is there
 */
export function useUpload(purpose: UploadPurpose, most: number, onDone: (sent: Sent) => void): Upload {
  const [state, setState] = useState<UploadState>({ phase: 'none' });
  const running = useRef<AbortController>(undefined);

  const run = async (sent: Sent, from: number) => {
    const abort = new AbortController();
    running.current = abort;
    const { signal } = abort;
    let received = from;
    setState({ phase: 'sending', ...sent, received });
    try {
      const onReceived = (bytes: number) => {
        received = bytes;
        setState({ phase: 'sending', ...sent, received });
      };
      await sendFile({ ...sent, purpose, from, signal, onReceived });
      if (signal.aborted) return;
      setState({ phase: 'done', ...sent });
      onDone(sent);
    } catch (error) {
      if (!signal.aborted) setState({ phase: 'failed', ...sent, received, error });
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
      const error = refusalOf(file, most);
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
