/** From a job that has written a file to the file in the browser's hands. */
import { QueryObserver } from '@tanstack/react-query';
import type { Job } from '../../../../shared/contract/jobs.ts';
import { api, client, queryClient } from '../../../api.ts';
import { jobError } from '../errors.ts';
import { bytesOf, saveFile } from '../../../ui/save-file.ts';

/** Rows of a list at a time. */
const LIST_PAGE = 500;

/** One window of what a list shows. */
export type ListedIds = (window: { readonly offset: number; readonly limit: number }) => Promise<{
  readonly rows: readonly { readonly id: string }[];
  readonly total: number;
}>;

/**
 * The ids of all that a list shows, in its order.
 * @param onProgress called with the part that is known, 0 to 1
 */
export async function collectIds(
  page: ListedIds,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<string[]> {
  const ids = new Set<string>();
  for (let offset = 0; !signal.aborted; offset += LIST_PAGE) {
    const { rows, total } = await page({ offset, limit: LIST_PAGE });
    for (const { id } of rows) ids.add(id);
    onProgress(total === 0 ? 1 : Math.min(1, (offset + rows.length) / total));
    if (rows.length === 0 || offset + rows.length >= total) break;
  }
  return [...ids];
}

/**
 * Has the file written by a job and waits for it; stopped, it stops the job.
 * @param begin starts the job
 * @returns the job that has the file
 * @throws ErrorSentence how the job failed
 */
export async function writeExport(
  begin: () => Promise<{ readonly jobId: string }>,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<string> {
  const { jobId } = await begin();
  const job = await endOf(jobId, signal, onProgress);
  if (job?.state === 'failed') throw jobError(job.error);
  return jobId;
}

/** The job once it has ended; undefined when nobody waits for it any more. */
function endOf(
  jobId: string,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<Job | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<Job | undefined>();
  const observer = new QueryObserver(queryClient, api.jobs.get.queryOptions({ input: { id: jobId } }));
  const unsubscribe = observer.subscribe(({ data, error }) => {
    if (error !== null) reject(error);
    if (data?.state === 'running') onProgress(data.progress);
    else if (data !== undefined) resolve(data);
  });
  signal.addEventListener('abort', () => {
    client.jobs.cancel({ id: jobId }).catch(() => undefined);
    resolve(undefined);
  });
  return promise.finally(unsubscribe);
}

/**
 * Fetches the file that a job has written and hands it over to be saved.
 * @returns what was saved, or null when it was stopped before
 */
export async function saveExport(
  jobId: string,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<{ readonly fileName: string; readonly rows: number } | null> {
  const { fileName, mediaType, size, rows } = await client.records.exportResult({ jobId });
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let offset: number | null = 0;
  while (offset !== null) {
    const piece: { data: string; next: number | null } = await client.records.exportPiece({ jobId, offset });
    if (signal.aborted) return null;
    pieces.push(bytesOf(piece.data));
    onProgress(size === 0 ? 1 : (piece.next ?? size) / size);
    offset = piece.next;
  }
  saveFile(fileName, new Blob(pieces, { type: mediaType }));
  return { fileName, rows };
}
