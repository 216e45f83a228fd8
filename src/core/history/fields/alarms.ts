/** Alarms and what is decided on them. */
import { type EntityRules, user, asset, metric, workOrder } from './rule.ts';

export const ALARMS = {
  alarm_rules: {
    needs: 'metrics.read',
    fields: {
      metric_id: metric,
      notify: 'untold',
      work_severity: 'word',
      work_after_ms: 'milliseconds',
      work_title: 'text',
      work_priority: 'word',
      assignee_id: user,
      checklist_template_id: 'untold',
      verify_ms: 'milliseconds',
      relapse_ms: 'milliseconds',
      drafts_work: 'flag',
    },
    telling: ['work_after_ms', 'assignee_id'],
  },
  alarms: {
    needs: 'alarms.read',
    fields: {
      metric_id: metric,
      asset_id: asset,
      type: 'word',
      side: 'word',
      severity: 'word',
      limit: 'limit',
      started_at: 'instant',
      raised_at: 'instant',
      ended_at: 'instant',
      // The peak follows the readings for as long as the breach lasts.
      peak_value: 'untold',
      peak_at: 'untold',
      rings: 'flag',
      held: 'word',
      acknowledged_at: 'instant',
      acknowledged_by: user,
      acknowledge_note: 'text',
      work_order_id: workOrder,
      relapse_of_id: workOrder,
      fixed_at: 'untold',
    },
    telling: ['started_at', 'ended_at'],
  },
  alarm_shelves: {
    needs: 'alarms.read',
    fields: {
      metric_id: metric,
      reason: 'text',
      until: 'instant',
      shelved_by: 'untold',
      ended_at: 'instant',
      ended_by: 'untold',
    },
    telling: [],
  },
  alarm_comments: {
    needs: 'alarms.read',
    fields: { alarm_id: 'untold', author_id: user, body: 'text', archived_at: 'instant' },
    telling: [],
  },
} as const satisfies EntityRules;
