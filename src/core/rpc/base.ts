/**
 * Where every procedure begins: who calls, may they, how long did it take, and what a failure is called.
 * A handler receives a context in which all of that is settled.
 */
import { implement, ORPCError } from '@orpc/server';
import { isCommand, type ProcedureMeta } from '../../shared/contract/base.ts';
import { contract, metaOf } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { type Principal, resolvePrincipal, type SessionPrincipal } from '../people/sessions.ts';
import type { Services } from '../services.ts';
import { toAppError } from './errors.ts';

/** What a host gives with each connection, and the transport with each call. */
export interface CoreContext {
  readonly services: Services;
  readonly reqHeaders?: Headers;
}

/** What a handler works with. */
export interface CallContext {
  readonly services: Services;
  readonly db: Reader;
  /** Null only in public procedures. */
  readonly principal: Principal | null;
  /** The session token of the caller, for signing out. */
  readonly token: string | null;
  /** False once the caller may not call this any more: streams outlive the check at their beginning. */
  readonly stillAllowed: () => boolean;
  /** One unit of work, recorded under the procedure's name and the caller's. */
  write<T>(work: (tx: WriteTx) => T extends PromiseLike<unknown> ? never : T): T;
}

/** A call slower than this is logged with its name and nothing of what it carried. */
const SLOW_CALL_MS = 50;

const implementer = implement(contract).$context<CoreContext>();

export const os = implementer.use(async ({ context, path, next }) => {
  const { services } = context;
  const meta = metaOf(path);
  const command = path.join('.');
  let begun = services.ports.clock.now();
  const answer = () => {
    begun = services.ports.clock.now();
    const token = bearerToken(context.reqHeaders);
    const caller = () => (token === null ? null : resolvePrincipal(services, token));
    const principal = caller();
    const refused = refusalOf(principal, meta);
    if (refused !== null) throw refused;
    const call: CallContext = {
      services,
      db: services.database,
      principal,
      token,
      stillAllowed: () => refusalOf(caller(), meta) === null,
      write: (work) =>
        services.database.write({ actorId: principal?.userId ?? null, command }, work as never) as never,
    };
    return next({ context: call });
  };
  try {
    const mayWrite = isCommand(meta) && meta.writesNothing !== true;
    return await (mayWrite ? services.database.betweenLongWrites(answer) : answer());
  } catch (error) {
    const known = toAppError(error);
    if (known.code === 'INTERNAL') services.ports.log.error('call failed', { command, ...describe(error) });
    throw new ORPCError(known.code, { status: 400, message: known.code, data: known.params });
  } finally {
    const took = services.ports.clock.now() - begun;
    if (took > SLOW_CALL_MS && meta.stream !== true)
      services.ports.log.warn('slow call', { command, ms: took });
  }
});

/** The caller, in a procedure that nobody may call without having signed in. */
export function signedIn(context: CallContext): Principal {
  if (context.principal === null) throw new AppError('NOT_SIGNED_IN');
  return context.principal;
}

export function userId(context: CallContext): Id {
  return signedIn(context).userId;
}

/** Why somebody (null: who has not signed in) may not call a procedure, or null when they may. */
function refusalOf(principal: SessionPrincipal | null, meta: ProcedureMeta): AppError | null {
  const { access, beforePasswordChange = false } = meta;
  if (principal?.mustChangePassword === true && !beforePasswordChange) {
    return new AppError('PASSWORD_CHANGE_REQUIRED');
  }
  if (access === 'public') return null;
  if (principal === null) return new AppError('NOT_SIGNED_IN');
  if (access === 'signed-in' || principal.permissions.has(access)) return null;
  return new AppError('FORBIDDEN', { permission: access });
}

function bearerToken(headers: Headers | undefined): string | null {
  const match = /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(headers?.get('authorization') ?? '');
  return match?.[1] ?? null;
}

/** The kind of failure and where it arose; never its message, which may quote what a user typed. */
function describe(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const at = error.stack?.split('\n').find((line) => line.includes('    at ')) ?? '';
  return { kind: error.name, at: at.trim().replace(/\(?(?:file:\/\/)?\/.*\/(?=[^/]+$)/, '(') };
}
