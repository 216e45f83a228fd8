import type { ConnectionProblem, ConnectionState } from '../../shared/contract/data-sources.ts';

/** How a source, or the endpoint, stands. */
export interface Condition {
  readonly state: ConnectionState;
  readonly problem: ConnectionProblem | null;
}

export const OFF: Condition = { state: 'off', problem: null };
