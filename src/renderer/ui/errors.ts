/** From whatever was thrown to a code of the closed set and the blanks of its sentence. */
import { ORPCError } from '@orpc/client';
import { ERROR_CODES, type ErrorCode } from '../../shared/errors.ts';
import { translatorOf } from '../i18n/dynamic.ts';
import { ConnectionLostError } from '../app/connection/connection.ts';

/** The renderer's own: the core did not answer; it has saved an earlier attempt of the same form. */
export type UiErrorCode = ErrorCode | 'CONNECTION_LOST' | 'SAVED_BEFORE';

const transportCodes: Readonly<Record<string, ErrorCode>> = {
  BAD_REQUEST: 'INVALID_INPUT',
  UNAUTHORIZED: 'NOT_SIGNED_IN',
};

/** Under the id of this form something else was saved: an earlier attempt, whose answer was lost. */
export class SavedBeforeError extends Error {
  constructor() {
    super('an earlier attempt was saved');
    this.name = 'SavedBeforeError';
  }
}

export function errorCodeOf(error: unknown): UiErrorCode {
  if (error instanceof ConnectionLostError) return 'CONNECTION_LOST';
  if (error instanceof SavedBeforeError) return 'SAVED_BEFORE';
  if (!(error instanceof ORPCError)) return 'INTERNAL';
  return ERROR_CODES.find((code) => code === error.code) ?? transportCodes[String(error.code)] ?? 'INTERNAL';
}

/** The fields that the core refused, in the words of the contract; none when it was about something else. */
export function fieldsOf(error: unknown): readonly string[] {
  const code = errorCodeOf(error);
  const { field = '', fields = '' } = paramsOf(error);
  if (code === 'ALREADY_EXISTS' || code === 'INVALID_INPUT') {
    return [field, ...fields.split(', ')].filter((name) => name !== '');
  }
  return [];
}

/** The core has a record with the id of this command: the command got through before. */
export function isOwnRecord(error: unknown): boolean {
  return errorCodeOf(error) === 'ALREADY_EXISTS' && paramsOf(error)['field'] === 'id';
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
    // Where many are moved at once, it says which of them.
    happened: translate(
      code === 'ALREADY_EXISTS' && params['name'] !== undefined
        ? 'ALREADY_EXISTS.happenedNamed'
        : `${code}.happened`,
      params,
    ),
    safe: translate(`${code}.safe`, params),
    todo: translate(`${code}.todo`, params),
  };
}
