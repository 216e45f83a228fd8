/**
 * The life of a work order. Six statuses are enough: what is planned for a day is 'open' with a due day, so
 * there is no 'scheduled'; what a requester asks for is 'requested' until a planner approves it.
 */
import type { WorkOrderStatus } from './vocabulary.ts';

/**
 * Where a status may go. Open work may be completed without being started, for what was mended before anybody
 * came to a screen; work on hold must be taken up again first. Closed work goes on only by being reopened.
 */
export const TRANSITIONS = {
  requested: ['open', 'cancelled'],
  open: ['in-progress', 'on-hold', 'completed', 'cancelled'],
  'in-progress': ['open', 'on-hold', 'completed', 'cancelled'],
  'on-hold': ['open', 'in-progress', 'cancelled'],
  completed: ['in-progress'],
  cancelled: ['open'],
} as const satisfies Record<WorkOrderStatus, readonly WorkOrderStatus[]>;

/** The statuses that may follow this one, in the order of the vocabulary; never the status itself. */
export function allowedTransitions(from: WorkOrderStatus): readonly WorkOrderStatus[] {
  return TRANSITIONS[from];
}

/** True where `to` may follow `from`. */
export function canTransition(from: WorkOrderStatus, to: WorkOrderStatus): boolean {
  return allowedTransitions(from).includes(to);
}

/** True for work that is completed or cancelled: it is not edited, only reopened. */
export function isClosed(status: WorkOrderStatus): boolean {
  return status === 'completed' || status === 'cancelled';
}

/** True for an allowed step out of a closed status, which a person must ask for explicitly. */
export function isReopening(from: WorkOrderStatus, to: WorkOrderStatus): boolean {
  return isClosed(from) && canTransition(from, to);
}

export type WorkOrderAction = 'approve' | 'start' | 'complete' | 'resume';

const NEXT_ACTIONS: Record<WorkOrderStatus, { action: WorkOrderAction; to: WorkOrderStatus } | null> = {
  requested: { action: 'approve', to: 'open' },
  open: { action: 'start', to: 'in-progress' },
  'in-progress': { action: 'complete', to: 'completed' },
  'on-hold': { action: 'resume', to: 'in-progress' },
  completed: null,
  cancelled: null,
};

/** The one action a record page offers as its primary button, and where it leads; null for closed work. */
export function nextSensibleAction(
  status: WorkOrderStatus,
): { readonly action: WorkOrderAction; readonly to: WorkOrderStatus } | null {
  return NEXT_ACTIONS[status];
}

const MINUTE_MS = 60_000;
/** How long a machine may have stood before anybody wrote it down. */
const UNNOTICED_MINUTES = 24 * 60;

/**
 * The longest downtime that is plausible, in minutes: since the alarm began or the work order was written, whichever
 * was first, and a day before that in which nobody noticed.
 * @param began ms UTC of each; null for none
 * @param now ms UTC
 */
export function mostDowntimeMinutes(began: readonly (number | null)[], now: number): number {
  const first = Math.min(now, ...began.filter((at) => at !== null));
  return Math.ceil((now - first) / MINUTE_MS) + UNNOTICED_MINUTES;
}

export const COMPLETION_REQUIREMENTS = ['result', 'labour', 'checklist'] as const;
export type CompletionRequirement = (typeof COMPLETION_REQUIREMENTS)[number];

/** What completing is judged by. */
export interface CompletionState {
  readonly result: string | null;
  readonly labour: Iterable<{ readonly minutes: number }>;
  readonly checklist: Iterable<{ readonly mandatory: boolean; readonly doneAt: number | null }>;
}

/**
 * What is still missing before work can be completed, empty when nothing is: a result text, at least one
 * labour entry with minutes, and every mandatory item of the checklist done.
 */
export function requiredToComplete({ result, labour, checklist }: CompletionState): CompletionRequirement[] {
  const isMet: Record<CompletionRequirement, boolean> = {
    result: result !== null && result.trim() !== '',
    labour: Array.from(labour).some(({ minutes }) => minutes > 0),
    checklist: Array.from(checklist).every(({ mandatory, doneAt }) => !mandatory || doneAt !== null),
  };
  return COMPLETION_REQUIREMENTS.filter((requirement) => !isMet[requirement]);
}

/**
 * True for work that is not closed and whose due day has passed; on the due day itself it is not overdue.
 * @param dueOn ISO day, null where there is none
 * @param todayInPlantZone today's ISO day on the plant's calendar
 */
export function isOverdue(dueOn: string | null, status: WorkOrderStatus, todayInPlantZone: string): boolean {
  return dueOn !== null && !isClosed(status) && dueOn < todayInPlantZone;
}
