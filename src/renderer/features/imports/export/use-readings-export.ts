/** An export of readings on its way: text is asked for piece by piece, a workbook is written by a job. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import type { ExportFormat } from '../../../../shared/contract/records.ts';
import { client, type Inputs } from '../../../api.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { saveExport, writeExport } from './download.ts';
import { shareDone } from './share-done.ts';
import type { ExportState } from './use-export.ts';

interface Asked {
  readonly assetId: string;
  readonly metrics: readonly Metric[];
  /** First and last day; null: all there are. */
  readonly from: string | null;
  readonly to: string | null;
  readonly format: ExportFormat;
}

interface Saved {
  readonly fileName: string;
  /** How many readings. */
  readonly rows: number;
}

type Show = (phase: 'writing' | 'fetching', progress: number) => void;

/** `rows` of what is done are readings. */
export function useReadingsExport() {
  const { t } = useTranslation('records');
  const [state, setState] = useState<ExportState>({ phase: 'asking' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (asked: Asked) => {
    const abort = new AbortController();
    running.current = abort;
    const { signal } = abort;
    const { assetId, metrics, from, to, format } = asked;
    const metricIds = metrics.map(({ id }) => id);
    const input = { assetId, metricIds, from, to, timeName: t('export.readings.time') };
    const show: Show = (phase, progress) => {
      if (!signal.aborted) setState({ phase, progress });
    };
    try {
      show('writing', 0);
      const saved =
        format === 'csv'
          ? await saveText(input, signal, (at) => show('writing', shareDone(at, { from, to }, metrics)))
          : await saveWorkbook(input, signal, show);
      if (saved !== null && !signal.aborted) setState({ phase: 'done', ...saved });
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

/**
 * Each piece is kept by the browser where it likes.
 * @param onProgress told the instant up to which all is there
 * @returns null when it was stopped before
 */
async function saveText(
  input: Omit<Inputs['imports']['exportPiece'], 'after'>,
  signal: AbortSignal,
  onProgress: (at: number) => void,
): Promise<Saved | null> {
  const pieces: Blob[] = [];
  let rows = 0;
  for (let after: number | null = null; ;) {
    const piece: Awaited<ReturnType<typeof client.imports.exportPiece>> = await client.imports.exportPiece(
      { ...input, after },
      { signal },
    );
    if (signal.aborted) return null;
    pieces.push(new Blob([piece.text]));
    rows += piece.readings;
    if (piece.next === null) {
      saveFile(piece.fileName, new Blob(pieces, { type: 'text/csv;charset=utf-8' }));
      return { fileName: piece.fileName, rows };
    }
    after = piece.next;
    onProgress(after);
  }
}

/** @returns null when it was stopped before */
async function saveWorkbook(
  input: Inputs['imports']['startExport'],
  signal: AbortSignal,
  show: Show,
): Promise<Saved | null> {
  const jobId = await writeExport(
    () => client.imports.startExport(input),
    signal,
    (progress) => show('writing', progress),
  );
  if (signal.aborted) return null;
  return saveExport(jobId, signal, (progress) => show('fetching', progress));
}
