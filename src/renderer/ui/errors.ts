/** From whatever was thrown to a code of the closed set and the blanks of its sentence. */
import { ORPCError } from '@orpc/client';
import { ERROR_CODES, type ErrorCode } from '../../shared/errors.ts';
import { translatorOf } from '../i18n/dynamic.ts';
import { ConnectionLostError } from '../app/connection/connection.ts';

export type UiErrorCode = ErrorCode | 'CONNECTION_LOST';

const transportCodes: Readonly<Record<string, ErrorCode>> = {
  BAD_REQUEST: 'INVALID_INPUT',
  UNAUTHORIZED: 'NOT_SIGNED_IN',
};

export function errorCodeOf(error: unknown): UiErrorCode {
  if (error instanceof ConnectionLostError) return 'CONNECTION_LOST';
  if (!(error instanceof ORPCError)) return 'INTERNAL';
  return ERROR_CODES.find((code) => code === error.code) ?? transportCodes[String(error.code)] ?? 'INTERNAL';
}

export interface ErrorSentence {
  readonly code: UiErrorCode;
  /** What happened. */
  readonly happened: string;
  /** What is safe. */
  readonly safe: string;
  /** What to do. */
  readonly todo: string;
}

function paramsOf(error: unknown): Record<string, string> {
  const data: unknown = error instanceof ORPCError ? error.data : undefined;
  if (typeof data !== 'object' || data === null) return {};
  const source =
    'params' in data && typeof data.params === 'object' && data.params !== null ? data.params : data;
  return Object.fromEntries(
    Object.entries(source).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : String(value),
    ]),
  );
}

/** The sentences for an error in the language in force. Never shows the error's own message. */
export function errorSentence(error: unknown): ErrorSentence {
  return sentenceOfCode(errorCodeOf(error), paramsOf(error));
}

/** The sentences for a code that came as data, e.g. of a failed job. */
export function sentenceOfCode(
  code: UiErrorCode,
  params: Readonly<Record<string, unknown>> = {},
): ErrorSentence {
  const translate = translatorOf('errors');
  return {
    code,
    happened: translate(`${code}.happened`, params),
    safe: translate(`${code}.safe`, params),
    todo: translate(`${code}.todo`, params),
  };
}
