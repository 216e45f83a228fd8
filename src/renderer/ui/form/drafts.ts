/** Drafts of forms in localStorage: kept on each key stroke, so a crash or a power cut loses nothing typed. */

export interface Draft<Values> {
  readonly values: Values;
  /** ms UTC. */
  readonly savedAt: number;
}

function storageKey(key: string): string {
  return `millwright.draft.${key}`;
}

/** A stored draft, with fields that came later taken from `initial`; undefined when there is none or it is damaged. */
export function readDraft<Values extends object>(key: string, initial: Values): Draft<Values> | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey(key)) ?? 'null');
    if (typeof stored !== 'object' || stored === null || !('values' in stored) || !('savedAt' in stored)) {
      return undefined;
    }
    if (typeof stored.values !== 'object' || typeof stored.savedAt !== 'number') return undefined;
    return { values: { ...initial, ...stored.values }, savedAt: stored.savedAt };
  } catch {
    return undefined;
  }
}

export function writeDraft(key: string, values: object, savedAt: number): void {
  localStorage.setItem(storageKey(key), JSON.stringify({ values, savedAt }));
}

export function dropDraft(key: string): void {
  localStorage.removeItem(storageKey(key));
}
