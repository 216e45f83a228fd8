import { ORPCError, ValidationError } from '@orpc/server';
import { AppError, ERROR_CODES, type ErrorCode } from '../../shared/errors.ts';

/** Gives any failure its code of the closed set; what nobody foresaw is INTERNAL. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ORPCError) return fromTransport(error);
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string' && code.startsWith('SQLITE_'))
    return fromSqlite(code, (error as Error).message);
  if (code === 'ENOSPC') return new AppError('DISK_FULL');
  if ((error as Error | null)?.name === 'AbortError') return new AppError('CANCELLED');
  return new AppError('INTERNAL');
}

function fromTransport(error: ORPCError<string, unknown>): AppError {
  if (error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
    const paths = error.cause.issues.map(({ path = [] }) =>
      path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    );
    const fields = [...new Set(paths)].slice(0, 10);
    return new AppError('INVALID_INPUT', { fields });
  }
  if ((ERROR_CODES as readonly string[]).includes(error.code)) return new AppError(error.code as ErrorCode);
  return new AppError('INTERNAL');
}

function fromSqlite(code: string, message: string): AppError {
  if (code === 'SQLITE_FULL') return new AppError('DISK_FULL');
  if (code.startsWith('SQLITE_BUSY')) return new AppError('DATABASE_BUSY');
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') {
    return new AppError('ALREADY_EXISTS', { field: uniqueField(message) });
  }
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return new AppError('NOT_FOUND', { entity: 'reference' });
  if (code === 'SQLITE_CONSTRAINT_CHECK') return new AppError('INVALID_INPUT', { fields: [] });
  return new AppError('INTERNAL');
}

/**
 * "UNIQUE constraint failed: assets.tag" names the field, and so does the last word of an index over an expression,
 * "…: index 'label_printers_name'" or "'assets_tag_any_case'"; a caller sees only that.
 */
function uniqueField(message: string): string {
  const column = /failed: (?:\w+\.\w+, )*\w+\.(\w+)$/.exec(message)?.[1];
  const index = /index '(\w+?)(?:_any_case)?'/.exec(message)?.[1]?.split('_').at(-1);
  return (column ?? index ?? 'id').replaceAll(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
}
