/** The steps of the wizard. */
import type { ImportKind } from '../../../shared/domain/vocabulary.ts';

export const STEPS = ['file', 'kind', 'format', 'columns', 'dryRun', 'check', 'run'] as const;
export type StepId = (typeof STEPS)[number];

/**
 * The way of a kind through the wizard.
 * @param chosen null: what the file holds is not known yet
 * @param asks whether the kind is a question, not given by where the wizard was opened
 */
export function stepsOf(chosen: ImportKind | null, asks: boolean): readonly StepId[] {
  const first: readonly StepId[] = asks ? ['file', 'kind'] : ['file'];
  return chosen === 'readings'
    ? [...first, 'format', 'columns', 'check', 'run']
    : [...first, 'columns', 'dryRun', 'run'];
}
