import { describe, expect, it } from 'vitest';
import { createFormat } from '../format.ts';
import { historyValue, type ValueWords } from './values.ts';

const words: ValueWords = {
  format: createFormat('en-GB', { timeZone: 'UTC', currency: 'EUR' }),
  status: (key) => `<${key}>`,
  yes: 'Yes',
  no: 'No',
  months: (count) => `${count} months`,
};

describe('a value in the history', () => {
  it.each([
    ['work_orders', 'status', 'word', 'in-progress', '<workOrder.in-progress>'],
    ['assets', 'status', 'word', 'down', '<asset.down>'],
    ['work_orders', 'type', 'word', 'corrective', '<workOrderType.corrective>'],
    ['work_orders', 'priority', 'word', 'high', '<priority.high>'],
    ['stock_movements', 'kind', 'word', 'issue', '<movement.issue>'],
    ['work_orders', 'assigneeId', 'name', 'Ana Kovač', 'Ana Kovač'],
    ['checklist_items', 'mandatory', 'flag', 'true', 'Yes'],
    ['work_orders', 'dueOn', 'day', '2026-11-21', '21 Nov 2026'],
    ['work_orders', 'startedAt', 'instant', '2026-11-21T10:42:00.000Z', '21 Nov 2026, 10:42'],
    ['labour_entries', 'minutes', 'minutes', '95', '1:35\u00A0h'],
    ['thresholds', 'onDelayMs', 'milliseconds', '90000', '1.5 mins'],
    ['assets', 'expectedLifetimeMonths', 'months', '12', '12 months'],
    ['parts', 'unitCost', 'money', '1250', '€12.50'],
    ['parts', 'reorderPoint', 'quantity', '1500', '1.5'],
    ['thresholds', 'highWarning', 'number', '7.1', '7.1'],
  ] as const)('of %s.%s (%s) reads %s as %s', (entity, field, kind, value, expected) => {
    expect(historyValue(entity, { field, kind }, value, words)).toBe(expected);
  });

  it('is cut when it is a long text', () => {
    const shown = historyValue('work_orders', { field: 'result', kind: 'text' }, 'x'.repeat(500), words);
    expect(shown).toHaveLength(121);
  });
});
