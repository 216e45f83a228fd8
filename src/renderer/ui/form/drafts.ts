/**
 * Drafts of forms in localStorage: kept on each key stroke, so a crash or a power cut loses nothing typed. A
 * draft belongs to the person who typed it. A storage that is full or refused costs the draft, never the form.
 */
import type { Attempts } from './send-once.ts';

export interface Draft<Values> {
  /** Of a form that edits a record only the fields that were changed. */
  readonly values: Partial<Values>;
  /** Of a form that edits a record: what those fields held before. */
  readonly base?: Partial<Values>;
  /** ms UTC. */
  readonly savedAt: number;
  /** What was sent already: after a crash, too, it is not made twice. */
  readonly attempts: Attempts<Values>;
}

const prefix = 'millwright.draft.';
/** A draft that nobody came back to within a week is not missed, and may be in the way. */
const keptMs = 7 * 86_400_000;

/** Where the draft of a form of a person is kept. */
export function draftKeyOf(userId: string, form: string): string {
  return `${prefix}${userId}.${form}`;
}

function isDraft(stored: unknown): stored is Draft<object> {
  if (typeof stored !== 'object' || stored === null) return false;
  const { values, base = {}, savedAt, attempts } = stored as Partial<Draft<object>>;
  return (
    isObject(values) &&
    isObject(base) &&
    typeof savedAt === 'number' &&
    typeof attempts?.id === 'string' &&
    Array.isArray(attempts.unanswered)
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Undefined when there is none, it is too old or damaged. */
export function readDraft<Values>(key: string, now: number): Draft<Values> | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isDraft(stored) && now - stored.savedAt <= keptMs ? (stored as Draft<Values>) : undefined;
  } catch {
    return undefined;
  }
}

export function writeDraft<Values>(key: string, draft: Draft<Values>): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // An older state of the draft would be worse than none.
    dropDraft(key);
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Refused altogether: then there is none.
  }
}

/** Takes a draft away; answers with what puts it back, or with null when there was none. */
export function takeDraft(key: string, now: number): (() => void) | null {
  const draft = readDraft(key, now);
  dropDraft(key);
  return draft === undefined ? null : () => writeDraft(key, draft);
}

/** Forgets the drafts nobody came back to. */
export function dropOldDrafts(now: number): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(prefix) && readDraft(key, now) === undefined) dropDraft(key);
    }
  } catch {
    // Refused altogether: then there are none.
  }
}
