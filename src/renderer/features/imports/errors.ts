/** What can go wrong with a file, more exactly than the general sentences say it. */
import type { Job } from '../../../shared/contract/jobs.ts';
import { ORPCError } from '@orpc/client';
import { translatorOf } from '../../i18n/dynamic.ts';
import { errorCodeOf, sentenceOfCode, type ErrorSentence } from '../../ui/errors.ts';

const NOT_TEXT = ['spreadsheet-file', 'archive-file', 'binary-file'];
const UNREADABLE = ['encrypted', 'old-format', 'web-page', 'other-format', 'too-large', 'damaged'];

/** By what is wrong with the file, where the error says it. */
function exactSentence(code: ErrorSentence['code'], params: unknown): ErrorSentence | null {
  const { kind, reason } = { ...(params as { kind?: unknown; reason?: unknown } | null) };
  const key =
    code === 'FILE_NOT_TEXT' && NOT_TEXT.some((known) => known === kind)
      ? `notText.${String(kind)}`
      : code === 'WORKBOOK_UNREADABLE' && UNREADABLE.some((known) => known === reason)
        ? `workbook.${String(reason)}`
        : null;
  if (key === null) return null;
  const translate = translatorOf('imports');
  const word = (part: string) => translate(`${key}.${part}`);
  return { code, happened: word('happened'), safe: word('safe'), todo: word('todo') };
}

/** What was thrown, or a sentence for it; both are for ErrorState. */
export function importError(error: unknown): unknown {
  if (!(error instanceof ORPCError)) return error;
  const data: unknown = error.data;
  const params = typeof data === 'object' && data !== null && 'params' in data ? data.params : data;
  return exactSentence(errorCodeOf(error), params) ?? error;
}

/** How a job of an import failed. */
export function jobError(error: Job['error']): ErrorSentence {
  const { code, params } = error ?? { code: 'INTERNAL' as const, params: {} };
  return exactSentence(code, params) ?? sentenceOfCode(code, params);
}
