import { describe, expect, it } from 'vitest';
import { createFormat } from '../format.ts';
import { historyValue, type ValueWords } from './values.ts';

const words: ValueWords = {
  format: createFormat('en-GB', { timeZone: 'UTC', currency: 'EUR' }),
  status: (key) => `<${key}>`,
  common: (key) => `<${key}>`,
  history: (key, params) => `<${key} ${String(params?.['count'])}>`,
};

describe('a value in the history', () => {
  it.each([
    ['work_orders', 'status', 'word', 'in-progress', '<workOrder.in-progress>'],
    ['assets', 'status', 'word', 'down', '<asset.down>'],
    ['work_orders', 'type', 'word', 'corrective', '<workOrderType.corrective>'],
    ['work_orders', 'priority', 'word', 'high', '<priority.high>'],
    ['stock_movements', 'kind', 'word', 'issue', '<movement.issue>'],
    ['work_orders', 'assigneeId', 'name', 'Ana Kovač', 'Ana Kovač'],
    ['checklist_items', 'mandatory', 'flag', 'true', '<yes>'],
    ['work_orders', 'dueOn', 'day', '2026-11-21', '21 Nov 2026'],
    ['work_orders', 'startedAt', 'instant', '2026-11-21T10:42:00.000Z', '21 Nov 2026, 10:42'],
    ['labour_entries', 'minutes', 'minutes', '95', '1:35\u00A0h'],
    ['thresholds', 'onDelayMs', 'milliseconds', '90000', '1.5 mins'],
    ['assets', 'expectedLifetimeMonths', 'months', '12', '<months 12>'],
    ['parts', 'unitCost', 'money', '1250', '€12.50'],
    ['metrics', 'decimals', 'number', '3', '3'],
    ['imports', 'added', 'count', '9402', '<count.added 9402>'],
    ['parts', 'reorderPoint', 'quantity', '1500', '1.5\u00A0mm/s'],
    ['thresholds', 'highWarning', 'limit', '28', '28.0\u00A0mm/s'],
    ['thresholds', 'highWarning', 'limit', '28.125', '28.125\u00A0mm/s'],
    ['alarms', 'peakValue', 'reading', '24.3187', '24.3\u00A0mm/s'],
  ] as const)('of %s.%s (%s) reads %s as %s', (entity, field, kind, value, expected) => {
    const inUnit = { entity, unit: 'mm/s', decimals: 1 };
    expect(historyValue(inUnit, { field, kind }, value, words)).toBe(expected);
  });

  it('of a plain number has no unit', () => {
    const plain = { entity: 'thresholds', unit: '', decimals: 0 } as const;
    expect(historyValue(plain, { field: 'lowWarning', kind: 'limit' }, '5', words)).toBe('5');
  });

  it('is cut when it is a long text', () => {
    const none = { entity: 'work_orders', unit: null, decimals: null } as const;
    const shown = historyValue(none, { field: 'result', kind: 'text' }, 'x'.repeat(500), words);
    expect(shown).toHaveLength(121);
  });
});
