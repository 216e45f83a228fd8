/** An export on its way: finding what the list shows, writing the file, saving it. */
import { useEffect, useRef, useState } from 'react';
import { client, type Inputs } from '../../../api.ts';
import { collectIds, saveExport, writeExport, type ListedIds } from './download.ts';

export type ExportState =
  | { readonly phase: 'asking' }
  | { readonly phase: 'cancelled' }
  /** `progress`: how far this part is, 0 to 1. */
  | { readonly phase: 'collecting' | 'writing' | 'fetching'; readonly progress: number }
  | { readonly phase: 'done'; readonly fileName: string; readonly rows: number }
  | { readonly phase: 'failed'; readonly error: unknown };

export interface Export {
  readonly state: ExportState;
  /** @param listed asked for the records of a list; null: all there are */
  readonly start: (input: Omit<Inputs['records']['startExport'], 'ids'>, listed: ListedIds | null) => void;
  readonly cancel: () => void;
}

export function useExport(): Export {
  const [state, setState] = useState<ExportState>({ phase: 'asking' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (...[input, listed]: Parameters<Export['start']>) => {
    const abort = new AbortController();
    running.current = abort;
    const { signal } = abort;
    const show = (next: ExportState) => {
      if (!signal.aborted) setState(next);
    };
    try {
      show({ phase: 'collecting', progress: 0 });
      const ids =
        listed === null
          ? null
          : await collectIds(listed, signal, (progress) => show({ phase: 'collecting', progress }));
      if (signal.aborted) return;
      const jobId = await writeExport(
        () => client.records.startExport({ ...input, ids }),
        signal,
        (progress) => show({ phase: 'writing', progress }),
      );
      if (signal.aborted) return;
      const saved = await saveExport(jobId, signal, (progress) => show({ phase: 'fetching', progress }));
      if (saved !== null) show({ phase: 'done', ...saved });
    } catch (error) {
      show({ phase: 'failed', error });
    }
  };
  return {
    state,
    start: (input, listed) => void run(input, listed),
    cancel() {
      running.current?.abort();
      setState({ phase: 'cancelled' });
    },
  };
}
