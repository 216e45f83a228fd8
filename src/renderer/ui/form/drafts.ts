/** Drafts of forms in localStorage: kept on each key stroke, so a crash or a power cut loses nothing typed. */
import type { Attempts } from './send-once.ts';

export interface Draft<Values> {
  readonly values: Values;
  /** ms UTC. */
  readonly savedAt: number;
  /** What was sent already: after a crash, too, it is not made twice. */
  readonly attempts: Attempts<Values>;
}

function storageKey(key: string): string {
  return `millwright.draft.${key}`;
}

function isDraft(stored: unknown): stored is Draft<object> {
  if (typeof stored !== 'object' || stored === null) return false;
  const { values, savedAt, attempts } = stored as Partial<Draft<object>>;
  return (
    typeof values === 'object' &&
    typeof savedAt === 'number' &&
    typeof attempts?.id === 'string' &&
    Array.isArray(attempts.unanswered)
  );
}

/** A stored draft, with fields that came later taken from `initial`; undefined when there is none or it is damaged. */
export function readDraft<Values extends object>(key: string, initial: Values): Draft<Values> | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey(key)) ?? 'null');
    if (!isDraft(stored)) return undefined;
    return { ...(stored as Draft<Values>), values: { ...initial, ...stored.values } };
  } catch {
    return undefined;
  }
}

export function writeDraft<Values>(key: string, draft: Draft<Values>): void {
  localStorage.setItem(storageKey(key), JSON.stringify(draft));
}

export function dropDraft(key: string): void {
  localStorage.removeItem(storageKey(key));
}
