import { uuidv7, type Id } from '../../shared/ids.ts';

/** The id of a record this window is about to make. */
export function newId(): Id {
  return uuidv7(Date.now(), (length) => crypto.getRandomValues(new Uint8Array(length)));
}
