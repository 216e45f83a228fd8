import { AppError } from '../../shared/errors.ts';
import { NotTextError } from './csv/dialect.ts';

/** @throws AppError FILE_NOT_TEXT {kind} in the place of the reader's own error */
export function textOrRefusal<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asRefusal(error);
  }
}

export function asRefusal(error: unknown): unknown {
  return error instanceof NotTextError ? new AppError('FILE_NOT_TEXT', { kind: error.code }) : error;
}
