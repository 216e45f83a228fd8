/** An export of readings on its way: asked for piece by piece, each of which the browser keeps where it likes. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import { client } from '../../../api.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { shareDone } from './share-done.ts';
import type { ExportState } from './use-export.ts';

interface Asked {
  readonly assetId: string;
  readonly metrics: readonly Metric[];
  /** First and last day; null: all there are. */
  readonly from: string | null;
  readonly to: string | null;
}

/** `rows` of what is done are readings. */
export function useReadingsExport() {
  const { t } = useTranslation('records');
  const [state, setState] = useState<ExportState>({ phase: 'asking' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const run = async ({ assetId, metrics, from, to }: Asked) => {
    const abort = new AbortController();
    running.current = abort;
    const { signal } = abort;
    const input = {
      assetId,
      metricIds: metrics.map(({ id }) => id),
      from,
      to,
      timeName: t('export.readings.time'),
    };
    const pieces: Blob[] = [];
    let rows = 0;
    try {
      setState({ phase: 'writing', progress: 0 });
      for (let after: number | null = null; ;) {
        const piece: Awaited<ReturnType<typeof client.imports.exportPiece>> =
          await client.imports.exportPiece({ ...input, after }, { signal });
        if (signal.aborted) return;
        pieces.push(new Blob([piece.text]));
        rows += piece.readings;
        if (piece.next === null) {
          saveFile(piece.fileName, new Blob(pieces, { type: 'text/csv;charset=utf-8' }));
          setState({ phase: 'done', fileName: piece.fileName, rows });
          return;
        }
        after = piece.next;
        setState({ phase: 'writing', progress: shareDone(after, { from, to }, metrics) });
      }
    } catch (error) {
      if (!signal.aborted) setState({ phase: 'failed', error });
    }
  };
  return {
    state,
    start: (asked: Asked) => void run(asked),
    cancel: () => {
      running.current?.abort();
      setState({ phase: 'cancelled' });
    },
  };
}
