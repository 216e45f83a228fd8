import { api } from '../../api.ts';
import type { RecordOf } from './add/additions.ts';

/** As many as one page shows. */
const SHOWN = 500;

export function documentsQuery(record: RecordOf) {
  return api.attachments.of.queryOptions({ input: { ...record, limit: SHOWN } });
}
