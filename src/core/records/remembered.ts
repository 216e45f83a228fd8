/** What values of a source were taken for the last time, as far as it still holds. */
import type { Answer, RecordsInspection } from '../../shared/contract/records.ts';
import type { Reader } from '../database/database.ts';
import { namesOf, type Target } from './references.ts';
import type { Field } from './values.ts';

/**
 * Left out are answers of fields and choices that are gone, to records that are archived or gone, and to values
 * that name a record of the plant by now.
 */
export function answersThatHold(
  db: Reader,
  answers: readonly Answer[],
  fields: readonly Field[],
): RecordsInspection['answers'] {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  return [...Map.groupBy(answers, ({ field }) => field)].flatMap(([key, given]) => {
    const field = byKey.get(key);
    if (field === undefined) return [];
    if (field.type === 'reference') return referencesThatHold(db, field.refersTo!, given);
    const isKnown = ({ action, to }: Answer): boolean =>
      action !== 'map' || field.type !== 'choice' || field.choices.includes(to ?? '');
    return given.filter(isKnown).map((answer) => ({ ...answer, toLabel: null }));
  });
}

function referencesThatHold(
  db: Reader,
  target: Target,
  answers: readonly Answer[],
): RecordsInspection['answers'] {
  const ids = new Set(answers.flatMap(({ to }) => to ?? []));
  const names = namesOf(db, target, new Set([...answers.map(({ value }) => value), ...ids]), ids);
  const liveOne = (text: string): string | undefined => {
    const [found, ...others] = names.find(text);
    return found === undefined || found.isArchived || others.length > 0 ? undefined : found.id;
  };
  return answers.flatMap((answer): RecordsInspection['answers'] => {
    const { action, value, to } = answer;
    const known = liveOne(value);
    if (action !== 'map') return known === undefined ? [{ ...answer, toLabel: null }] : [];
    const meant = to === null ? undefined : liveOne(to);
    if (meant === undefined || (known !== undefined && known !== meant)) return [];
    return [{ ...answer, toLabel: names.labelOf(meant) }];
  });
}
