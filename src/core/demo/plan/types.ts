/** What will happen in the demo plant, worked out before the first row is written. Instants are ms UTC. */
import type { Priority, WorkOrderType } from '../../../shared/domain/vocabulary.ts';
import type { Deed } from '../definition/types.ts';

export type PlannedDeed = Deed & { readonly at: number };

export interface PlannedWork {
  readonly asset: string | null;
  readonly title: string;
  readonly description: string | null;
  readonly type: WorkOrderType;
  readonly priority: Priority;
  /** Name of the checklist template; a checklist of its own otherwise. */
  readonly template: string | null;
  readonly checklist: readonly string[];
  /** The alarm it is opened from. */
  readonly alarm: { readonly metric: string; readonly startedAt: number } | null;
  readonly createdAt: number;
  readonly createdBy: string;
  /** When and by whom a request was approved. */
  readonly approval: { readonly at: number; readonly by: string } | null;
  readonly assignee: string | null;
  /** Local day. */
  readonly dueOn: string | null;
  readonly estimatedMinutes: number;
  /** In the order of time. */
  readonly deeds: readonly PlannedDeed[];
}

/** What does not depend on anybody's choice: until when, since when, and which day it is where. */
export interface PlanTime {
  /** The end of the history. */
  readonly now: number;
  /** When the plant began to use the program. */
  readonly began: number;
}
