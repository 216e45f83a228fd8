import type { Linkable } from '../../../shared/contract/codes.ts';
import { derivedId } from '../../../shared/ids.ts';
import { client } from '../../api.ts';
import { notifyError } from '../../ui/notify.ts';

/** The new record is there; a code that cannot be linked is said and does not take it back. */
export async function linkScanned(code: string, entity: Linkable, recordId: string): Promise<void> {
  try {
    await client.codes.link({ id: derivedId(recordId, 'code'), code, entity, recordId });
  } catch (error) {
    notifyError(error);
  }
}
