/** How each recorded column of each record is told: whether it is, how its value is written, what names it. */
import type { HistoryEntity, HistoryValueKind } from '../../shared/contract/history.ts';
import type { Permission } from '../../shared/permissions.ts';

/** Tables whose records other records refer to, and that have a name to show. */
export const NAMED_TABLES = [
  'users',
  'teams',
  'assets',
  'locations',
  'asset_types',
  'metrics',
  'alarms',
  'work_orders',
  'parts',
  'suppliers',
] as const;
export type NamedTable = (typeof NAMED_TABLES)[number];

/**
 * A column is told by the kind of its value, by the name of what it refers to, or not at all. `list` holds a JSON
 * array of texts or of what has a label; `custom` the value of a custom field, which tells its kind itself.
 */
export type FieldRule =
  | Exclude<HistoryValueKind, 'name'>
  | 'list'
  | 'custom'
  | { readonly refersTo: NamedTable }
  | 'untold';

export interface EntityRule {
  /** Who may not read these records is not told of their changes. */
  readonly needs: Permission;
  readonly fields: Readonly<Record<string, FieldRule>>;
  /** Columns that tell what a new record is, besides those its event tells. */
  readonly telling: readonly string[];
}

const user = { refersTo: 'users' } as const;
const asset = { refersTo: 'assets' } as const;
const metric = { refersTo: 'metrics' } as const;
const workOrder = { refersTo: 'work_orders' } as const;
const part = { refersTo: 'parts' } as const;

export const ENTITY_RULES: Readonly<Record<HistoryEntity, EntityRule>> = {
  assets: {
    needs: 'assets.read',
    fields: {
      tag: 'text',
      name: 'text',
      description: 'text',
      parent_id: asset,
      location_id: { refersTo: 'locations' },
      asset_type_id: { refersTo: 'asset_types' },
      criticality: 'word',
      status: 'word',
      manufacturer: 'text',
      model: 'text',
      serial_number: 'text',
      installed_on: 'day',
      purchase_cost: 'money',
      expected_lifetime_months: 'months',
      warranty_until: 'day',
      responsible_user_id: user,
      responsible_team_id: { refersTo: 'teams' },
      health_override: 'number',
      health_override_reason: 'text',
      health_override_until: 'day',
      archived_at: 'instant',
    },
    telling: ['asset_type_id', 'parent_id', 'location_id'],
  },
  items: {
    needs: 'assets.read',
    fields: {
      state: 'word',
      manufacturer: 'text',
      model: 'text',
      serial_number: 'text',
      purchase_cost: 'money',
      expected_lifetime_months: 'months',
      warranty_until: 'day',
      asset_type_id: { refersTo: 'asset_types' },
      location_id: { refersTo: 'locations' },
      archived_at: 'instant',
    },
    telling: [],
  },
  installations: {
    needs: 'assets.read',
    fields: {
      item_id: 'untold',
      asset_id: asset,
      installed_at: 'instant',
      removed_at: 'instant',
      reason: 'text',
    },
    telling: [],
  },
  locations: {
    needs: 'assets.read',
    fields: {
      name: 'text',
      kind: 'word',
      parent_id: { refersTo: 'locations' },
      description: 'text',
      address: 'text',
      latitude: 'limit',
      longitude: 'limit',
      archived_at: 'instant',
    },
    telling: ['kind', 'parent_id'],
  },
  asset_types: {
    needs: 'assets.read',
    fields: {
      name: 'text',
      category: 'text',
      description: 'text',
      icon: 'untold',
      common_issues: 'text',
      troubleshooting: 'text',
      maintenance_every: 'number',
      maintenance_unit: 'word',
      expected_lifetime_months: 'months',
      archived_at: 'instant',
    },
    telling: ['category'],
  },
  asset_keywords: { needs: 'assets.read', fields: { asset_id: 'untold', keyword: 'untold' }, telling: [] },
  custom_values: {
    needs: 'assets.read',
    fields: { asset_id: 'untold', field_id: 'untold', value: 'custom' },
    telling: [],
  },
  asset_parts: {
    needs: 'parts.read',
    fields: { asset_id: 'untold', part_id: 'untold', quantity: 'quantity', note: 'text' },
    telling: [],
  },
  custom_fields: {
    needs: 'assets.read',
    fields: {
      asset_type_id: 'untold',
      name: 'text',
      kind: 'word',
      unit: 'text',
      choices: 'list',
      position: 'untold',
      archived_at: 'instant',
    },
    telling: ['kind', 'unit', 'choices'],
  },
  asset_type_metrics: {
    needs: 'metrics.read',
    fields: {
      asset_type_id: 'untold',
      name: 'text',
      kind: 'word',
      unit: 'text',
      decimals: 'number',
      plausible_min: 'number',
      plausible_max: 'number',
      rollover_at: 'number',
      no_data_ms: 'milliseconds',
      choices: 'list',
      low_critical: 'limit',
      low_warning: 'limit',
      high_warning: 'limit',
      high_critical: 'limit',
      rate_warning: 'limit',
      rate_critical: 'limit',
      rate_window_ms: 'milliseconds',
      deadband: 'limit',
      on_delay_ms: 'milliseconds',
      off_delay_ms: 'milliseconds',
      rearm_ms: 'milliseconds',
      position: 'untold',
    },
    telling: ['low_critical', 'low_warning', 'high_warning', 'high_critical'],
  },
  asset_type_parts: {
    needs: 'parts.read',
    fields: { asset_type_id: 'untold', part_id: 'untold', quantity: 'quantity', note: 'text' },
    telling: [],
  },
  metrics: {
    needs: 'metrics.read',
    fields: {
      asset_id: asset,
      name: 'text',
      kind: 'word',
      unit: 'text',
      decimals: 'number',
      plausible_min: 'number',
      plausible_max: 'number',
      rollover_at: 'number',
      no_data_ms: 'milliseconds',
      choices: 'list',
      description: 'text',
      archived_at: 'instant',
    },
    telling: ['unit'],
  },
  thresholds: {
    needs: 'metrics.read',
    fields: {
      metric_id: metric,
      low_critical: 'limit',
      low_warning: 'limit',
      high_warning: 'limit',
      high_critical: 'limit',
      rate_warning: 'limit',
      rate_critical: 'limit',
      rate_window_ms: 'milliseconds',
      deadband: 'limit',
      on_delay_ms: 'milliseconds',
      off_delay_ms: 'milliseconds',
      rearm_ms: 'milliseconds',
    },
    telling: [],
  },
  meter_changes: {
    needs: 'metrics.read',
    fields: {
      metric_id: metric,
      at: 'instant',
      old_face: 'reading',
      new_face: 'reading',
      rollover_at: 'number',
      ltd: 'reading',
      reason: 'text',
      changed_by: user,
    },
    telling: ['at', 'ltd'],
  },
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
  data_sources: {
    needs: 'metrics.write',
    fields: {
      station_id: 'untold',
      kind: 'untold',
      name: 'text',
      enabled: 'flag',
      config: 'text',
      mapping: 'text',
      secret: 'text',
      archived_at: 'instant',
    },
    telling: [],
  },
  quarantine_decisions: {
    needs: 'metrics.write',
    fields: { source_id: 'untold', reason: 'untold', decision: 'untold', count: 'number' },
    telling: [],
  },
  annotations: {
    needs: 'metrics.read',
    fields: {
      metric_id: metric,
      at: 'instant',
      until: 'instant',
      text: 'text',
      author_id: user,
      archived_at: 'instant',
    },
    telling: ['until'],
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
  predictions: {
    needs: 'metrics.read',
    fields: {
      kind: 'untold',
      subject: 'untold',
      asset_id: 'untold',
      metric_id: 'untold',
      side: 'untold',
      severity: 'untold',
      limit: 'limit',
      method: 'untold',
      made_at: 'untold',
      earliest: 'instant',
      likely: 'instant',
      latest: 'instant',
      due_by: 'untold',
      probability: 'untold',
      inputs: 'untold',
      state: 'word',
      decision: 'untold',
      decided_at: 'untold',
      decided_by: 'untold',
      reason: 'text',
      work_order_id: workOrder,
      prevented_at: 'instant',
      happened_at: 'instant',
      settled_at: 'instant',
      set_aside: 'untold',
      set_aside_at: 'instant',
    },
    telling: ['limit', 'earliest', 'likely', 'latest'],
  },
  work_orders: {
    needs: 'work.read',
    fields: {
      number: 'text',
      title: 'text',
      description: 'text',
      asset_id: asset,
      alarm_id: { refersTo: 'alarms' },
      type: 'word',
      status: 'word',
      priority: 'word',
      assignee_id: user,
      created_by: user,
      due_on: 'day',
      estimated_minutes: 'minutes',
      started_at: 'instant',
      completed_at: 'instant',
      completed_by: user,
      result: 'text',
      downtime_minutes: 'minutes',
      other_cost: 'money',
      archived_at: 'instant',
    },
    telling: ['priority', 'assignee_id', 'due_on'],
  },
  checklist_items: {
    needs: 'work.read',
    fields: {
      work_order_id: workOrder,
      position: 'text',
      text: 'text',
      mandatory: 'flag',
      done_at: 'instant',
      done_by: user,
      note: 'text',
      metric_name: 'text',
      metric_id: 'untold',
      reading_ts: 'instant',
      reading_value: 'limit',
      archived_at: 'instant',
    },
    telling: ['metric_name'],
  },
  verifications: {
    needs: 'work.read',
    fields: {
      work_order_id: workOrder,
      metric_id: metric,
      type: 'untold',
      side: 'untold',
      completed_at: 'untold',
      hold_ms: 'milliseconds',
      relapse_ms: 'milliseconds',
      waived_reason: 'text',
      state: 'text',
      reason: 'text',
      in_band_from: 'untold',
      until: 'untold',
      decided_at: 'untold',
    },
    telling: [],
  },
  labour_entries: {
    needs: 'work.read',
    fields: {
      work_order_id: workOrder,
      user_id: user,
      worked_on: 'day',
      minutes: 'minutes',
      note: 'text',
      archived_at: 'instant',
    },
    telling: ['worked_on'],
  },
  comments: {
    needs: 'work.read',
    fields: { work_order_id: workOrder, author_id: user, body: 'text', archived_at: 'instant' },
    telling: [],
  },
  parts: {
    needs: 'parts.read',
    fields: {
      number: 'text',
      name: 'text',
      description: 'text',
      category: 'text',
      keywords: 'text',
      unit: 'text',
      average_cost: 'money',
      supplier_id: { refersTo: 'suppliers' },
      supplier_sku: 'text',
      reorder_point: 'quantity',
      reorder_quantity: 'quantity',
      lead_days: 'number',
      archived_at: 'instant',
    },
    telling: ['category', 'supplier_id', 'reorder_point'],
  },
  suppliers: {
    needs: 'parts.read',
    fields: {
      name: 'text',
      description: 'text',
      website: 'text',
      phone: 'text',
      email: 'text',
      archived_at: 'instant',
    },
    telling: ['website', 'phone', 'email'],
  },
  stock_movements: {
    needs: 'parts.read',
    fields: {
      part_id: part,
      location_id: { refersTo: 'locations' },
      kind: 'word',
      quantity: 'quantity',
      unit_cost: 'money',
      work_order_id: workOrder,
      note: 'text',
      moved_at: 'instant',
      moved_by: user,
    },
    telling: [],
  },
  reorder_alerts: {
    needs: 'parts.read',
    fields: {
      part_id: part,
      opened_at: 'instant',
      on_hand: 'quantity',
      suggested: 'quantity',
      closed_at: 'instant',
    },
    telling: [],
  },
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
};

/** Facts of events that are no told column: computed, or told only as part of an event. */
export const FACT_RULES: Readonly<Partial<Record<HistoryEntity, Readonly<Record<string, FieldRule>>>>> = {
  alarms: { peak_value: 'reading', state_name: 'text' },
  checklist_items: { reading_value: 'reading' },
  installations: {
    replaced_plate: 'text',
    installed_plate: 'text',
    removed_plate: 'text',
    location_id: { refersTo: 'locations' },
  },
  stock_movements: { amount: 'quantity', cost: 'money', to_location_id: { refersTo: 'locations' } },
  imports: { file_name: 'text', added: 'count', metric_count: 'count' },
};

export function ruleOf(entity: HistoryEntity, column: string): FieldRule | undefined {
  return FACT_RULES[entity]?.[column] ?? ENTITY_RULES[entity].fields[column];
}

/** `due_on` as the contract has it: `dueOn`. */
export function camelCase(column: string): string {
  return column.replaceAll(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

/** `dueOn` as the database has it: `due_on`. */
export function snakeCase(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
