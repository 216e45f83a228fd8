/** Refusals of the core that belong to a field of the form. */
import { translatorOf } from '../../i18n/dynamic.ts';
import { errorCodeOf, errorSentence, fieldsOf } from '../errors.ts';

/** How a field is called in most forms where the contract has the record's id. */
function namesOf(path: string): string[] {
  return path.split('.').flatMap((name) => [name, name.replace(/Id$/, '')]);
}

/**
 * Words for each field of the form that was refused; null where any of it belongs to no field, so that nothing is
 * kept from the person.
 * @param names of the form's fields
 */
export function fieldsRefused(error: unknown, names: readonly string[]): Record<string, string> | null {
  const refused = fieldsOf(error).map((path) => namesOf(path).find((name) => names.includes(name)));
  if (refused.length === 0 || refused.includes(undefined)) return null;
  const words =
    errorCodeOf(error) === 'INVALID_INPUT'
      ? translatorOf('common')('form.refused')
      : errorSentence(error).happened;
  return Object.fromEntries(refused.map((name) => [name, words]));
}
