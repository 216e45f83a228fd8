/** The sentences of a history: texts with slots, and what stands in them. Pure. */
import type { HistoryChange, HistoryEntry, HistoryEvent } from '../../../shared/contract/history.ts';
import { slot } from '../Sentence.tsx';
import { historyValue, shortened, type ValueWords } from './values.ts';

export interface Part {
  readonly text: string;
  /** Set off from the rest: who, and which record. */
  readonly strong: boolean;
}

/** For `Sentence`: a text with numbered slots, and what stands in them. */
export interface Told {
  readonly text: string;
  readonly parts: readonly Part[];
}

/** Facts that are joined to the list of limits instead of having a blank each. */
const limitFields = new Set([
  'lowCritical',
  'lowWarning',
  'highWarning',
  'highCritical',
  'rateWarning',
  'rateCritical',
  'rateWindowMs',
  'deadband',
  'onDelayMs',
  'offDelayMs',
  'rearmMs',
]);

/** One thing that happened, with what it cost and what the person wrote. */
export function eventSentence(entry: HistoryEntry, event: HistoryEvent, words: ValueWords): Told {
  const { history, format } = words;
  const parts: Part[] = [];
  const place = (text: string, strong = false) => slot(parts.push({ text, strong }) - 1);
  const blanks: Record<string, string> = {
    actor: place(actorOf(entry, words), true),
    subject: place(entry.subject, true),
  };
  const limits: string[] = [];
  let cost: string | null = null;
  for (const fact of event.facts) {
    const show = (value: string) => historyValue(entry, fact, value, words);
    const present = fact.new ?? fact.old;
    if (present === null) continue;
    if (limitFields.has(fact.field)) limits.push(limitPhrase(event, fact, show, words));
    else if (fact.field === 'cost') cost = show(present);
    else {
      blanks[fact.field] = place(show(present));
      if (fact.old !== null) blanks[`${fact.field}Old`] = place(show(fact.old));
    }
  }
  if (limits.length > 0) blanks['limits'] = place(format.list(limits));
  let text = history(`events.${event.event}`, blanks);
  if (cost !== null) text = history('withCost', { sentence: text, cost });
  if (event.remark !== null) {
    text = history('withRemark', { sentence: text, remark: place(shortened(event.remark)) });
  }
  return { text, parts };
}

function limitPhrase(
  { event }: HistoryEvent,
  { field, old, new: now }: HistoryChange,
  show: (value: string) => string,
  { history }: ValueWords,
): string {
  if (now === null) {
    const key = event === 'limits-removed' ? 'limit' : 'limitGone';
    return history(`${key}.${field}`, { value: show(old ?? '') });
  }
  const limit = history(`limit.${field}`, { value: show(now) });
  return old === null ? limit : history('limitWas', { limit, old: show(old) });
}

/** One field that was edited. */
export function changeSentence(entry: HistoryEntry, change: HistoryChange, words: ValueWords): Told {
  const { history } = words;
  const show = (value: string | null) => (value === null ? '' : historyValue(entry, change, value, words));
  const parts = [
    { text: actorOf(entry, words), strong: true },
    { text: history(`fields.${change.field}`), strong: true },
    { text: show(change.old), strong: false },
    { text: show(change.new), strong: false },
  ];
  const blanks = { actor: slot(0), field: slot(1), old: slot(2), new: slot(3) };
  const key = change.old === null ? 'set' : change.new === null ? 'cleared' : 'changed';
  return { text: history(key, blanks), parts };
}

/** What else changed with an event, in short; what only repeats the moment of the entry is left out. */
export function details(entry: HistoryEntry, words: ValueWords): string[] {
  const { history } = words;
  return entry.changes.flatMap((change) => {
    const { old, new: now } = change;
    const value = now ?? old;
    if (value === null || repeatsMoment(entry.at, change, words)) return [];
    const field = history(`fields.${change.field}`);
    const show = (text: string) => historyValue(entry, change, text, words);
    return old !== null && now !== null
      ? history('detailChanged', { field, old: show(old), new: show(now) })
      : history('detail', { field, value: show(value) });
  });
}

function repeatsMoment(at: number, { kind, old, new: now }: HistoryChange, { format }: ValueWords): boolean {
  if (old !== null || now === null) return false;
  if (kind === 'day') return now === format.dayOf(at);
  return kind === 'instant' && format.dateTime(Date.parse(now)) === format.dateTime(at);
}

function actorOf({ actor }: HistoryEntry, { history }: ValueWords): string {
  return actor?.fullName ?? history('program');
}
