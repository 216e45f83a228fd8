/** What hangs on records of any kind, and files they came with. */
import type { EntityRules } from './rule.ts';

export const RECORDS = {
  attachments: {
    // Whose they are is known from the record that they are found through.
    needs: 'history.read',
    fields: {
      entity: 'untold',
      record_id: 'untold',
      hash: 'untold',
      file_name: 'text',
      title: 'text',
      kind: 'word',
      media_type: 'untold',
      size: 'untold',
      created_by: 'untold',
      archived_at: 'instant',
    },
    telling: ['title', 'kind'],
  },
  codes: {
    // Whose they are is known from the record that they are found through.
    needs: 'history.read',
    fields: { code: 'untold', entity: 'untold', record_id: 'untold' },
    telling: [],
  },
  imports: {
    needs: 'metrics.read',
    fields: {
      kind: 'untold',
      file_name: 'untold',
      state: 'untold',
      plan: 'untold',
      lines: 'untold',
      added: 'untold',
      duplicates: 'untold',
      problems: 'untold',
      alarm_ids: 'untold',
      created: 'untold',
      changed: 'untold',
      unchanged: 'untold',
      change_set: 'untold',
      undone_at: 'untold',
      undone_by: 'untold',
      created_by: 'untold',
      finished_at: 'untold',
    },
    telling: [],
  },
} as const satisfies EntityRules;
