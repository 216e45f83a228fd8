/** The procedures of the contract as a list, and calling one of them by its name. */
import type { z } from 'zod';
import { contract, metaOf } from '../shared/contract/index.ts';
import { isCommand, type ProcedureMeta } from '../shared/contract/base.ts';

export interface Procedure {
  /** Such as `workOrders.complete`. */
  readonly name: string;
  readonly path: readonly string[];
  readonly meta: ProcedureMeta;
  /** Undefined when it takes nothing. */
  readonly input: z.core.$ZodType | undefined;
}

function pathsIn(node: unknown, path: readonly string[]): (readonly string[])[] {
  if (typeof node !== 'object' || node === null) return [];
  if ('~orpc' in node) return [path];
  return Object.entries(node).flatMap(([key, child]) => pathsIn(child, [...path, key]));
}

function inputOf(path: readonly string[]): z.core.$ZodType | undefined {
  let node: unknown = contract;
  for (const key of path) node = (node as Record<string, unknown>)[key];
  return (node as { '~orpc': { inputSchema?: z.core.$ZodType } })['~orpc'].inputSchema;
}

/** Every procedure there is. */
export const PROCEDURES: readonly Procedure[] = pathsIn(contract, []).map((path) => ({
  name: path.join('.'),
  path,
  meta: metaOf(path),
  input: inputOf(path),
}));

/** The ones that change something. */
export const COMMANDS: readonly Procedure[] = PROCEDURES.filter(({ meta }) => isCommand(meta));

/** Calls a procedure with whatever is given. */
export function call(client: unknown, { path }: Pick<Procedure, 'path'>, input?: unknown): Promise<unknown> {
  let node = client as Record<string, unknown>;
  for (const key of path) node = node[key] as Record<string, unknown>;
  return (node as unknown as (input?: unknown) => Promise<unknown>)(input);
}

/** `answered`, or the code a call was refused with. */
export function outcome(answer: Promise<unknown>): Promise<string> {
  return answer.then(
    () => 'answered',
    (error: { code: string }) => error.code,
  );
}
