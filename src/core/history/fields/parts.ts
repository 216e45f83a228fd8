/** Parts, their stock and who sells them. */
import { type EntityRules, user, workOrder, part } from './rule.ts';

export const PARTS = {
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
} as const satisfies EntityRules;
