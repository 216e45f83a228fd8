import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draftKeyOf, dropOldDrafts, readDraft, takeDraft, writeDraft, type Draft } from './drafts.ts';

const day = 86_400_000;
const draft: Draft<{ note: string }> = {
  values: { note: 'bearing hums' },
  savedAt: 0,
  attempts: { id: 'a', unanswered: [] },
};

/** As a browser has it: what is stored are properties of the object itself. */
function storage(full = false): Storage {
  return Object.create(
    {
      getItem(this: Record<string, string>, key: string) {
        return this[key] ?? null;
      },
      setItem(this: Record<string, string>, key: string, text: string) {
        if (full) throw new DOMException('full', 'QuotaExceededError');
        this[key] = text;
      },
      removeItem(this: Record<string, string>, key: string) {
        delete this[key];
      },
    },
    {},
  ) as Storage;
}

beforeEach(() => vi.stubGlobal('localStorage', storage()));
afterEach(() => vi.unstubAllGlobals());

describe('a draft', () => {
  const key = draftKeyOf('ana', 'work-order.hours.1');

  it('is there again for the person who typed it', () => {
    writeDraft(key, draft);
    expect(readDraft(key, day)).toEqual(draft);
  });

  it('is not offered to the next person at the same computer', () => {
    writeDraft(key, draft);
    expect(readDraft(draftKeyOf('tom', 'work-order.hours.1'), day)).toBeUndefined();
  });

  it('is forgotten after a week', () => {
    writeDraft(key, draft);
    expect(readDraft(key, 7 * day)).toEqual(draft);
    expect(readDraft(key, 7 * day + 1)).toBeUndefined();
  });

  it('is swept away after a week, other things stay', () => {
    localStorage.setItem('millwright.language', 'de');
    writeDraft(key, draft);
    dropOldDrafts(7 * day);
    expect(Object.keys(localStorage)).toEqual(['millwright.language', key]);
    dropOldDrafts(8 * day);
    expect(Object.keys(localStorage)).toEqual(['millwright.language']);
  });

  it('that was cancelled can be put back', () => {
    writeDraft(key, draft);
    const putBack = takeDraft(key, day);
    expect(readDraft(key, day)).toBeUndefined();
    putBack?.();
    expect(readDraft(key, day)).toEqual(draft);
  });

  it('is nothing to put back when nothing was typed', () => {
    expect(takeDraft(key, day)).toBeNull();
  });

  it.each(['', '{', 'null', '[]', '{"values":null,"savedAt":0}', '{"values":{},"savedAt":0}'])(
    'that is damaged is none: %j',
    (text) => {
      localStorage.setItem(key, text);
      expect(readDraft(key, 0)).toBeUndefined();
    },
  );

  it('is given up when the storage is full or refused', () => {
    vi.stubGlobal('localStorage', storage(true));
    writeDraft(key, draft);
    expect(readDraft(key, day)).toBeUndefined();
    vi.stubGlobal('localStorage', undefined);
    writeDraft(key, draft);
    dropOldDrafts(day);
    expect(readDraft(key, day)).toBeUndefined();
  });
});
