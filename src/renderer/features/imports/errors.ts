/** What can go wrong with a file, more exactly than the general sentences say it. */
import type { Job } from '../../../shared/contract/jobs.ts';
import { ORPCError } from '@orpc/client';
import { translatorOf } from '../../i18n/dynamic.ts';
import { errorCodeOf, sentenceOfCode, type ErrorSentence } from '../../ui/errors.ts';

const NOT_TEXT = ['spreadsheet-file', 'archive-file', 'binary-file'] as const;

function notTextSentence(params: unknown): ErrorSentence | null {
  const found = NOT_TEXT.find(
    (kind) => typeof params === 'object' && params !== null && 'kind' in params && params.kind === kind,
  );
  if (found === undefined) return null;
  const translate = translatorOf('imports');
  const word = (part: string) => translate(`notText.${found}.${part}`);
  return { code: 'FILE_NOT_TEXT', happened: word('happened'), safe: word('safe'), todo: word('todo') };
}

/** What was thrown, or a sentence for it; both are for ErrorState. */
export function importError(error: unknown): unknown {
  if (errorCodeOf(error) !== 'FILE_NOT_TEXT' || !(error instanceof ORPCError)) return error;
  const data: unknown = error.data;
  const params = typeof data === 'object' && data !== null && 'params' in data ? data.params : data;
  return notTextSentence(params) ?? error;
}

/** How a job of an import failed. */
export function jobError(error: Job['error']): ErrorSentence {
  const { code, params } = error ?? { code: 'INTERNAL' as const, params: {} };
  return (code === 'FILE_NOT_TEXT' ? notTextSentence(params) : null) ?? sentenceOfCode(code, params);
}
