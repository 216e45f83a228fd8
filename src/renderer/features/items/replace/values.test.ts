import { describe, expect, it } from 'vitest';
import type { PositionItem } from '../../../../shared/contract/items.ts';
import { zoneClock } from '../../../ui/zone-clock.ts';
import { commandOf, initialValues, kindOf, occupancyOf, problemsOf, type ReplaceValues } from './values.ts';

const clock = zoneClock('Europe/Berlin');
const NOW = Date.UTC(2026, 10, 21, 10, 30);
const KSB = { manufacturer: 'KSB', model: 'Etanorm', serialNumber: '123', expectedLifetimeMonths: 120 };
const here = { id: 'asset', label: 'P-101 Pump' };
const shelf = { id: 'shelf', label: 'Store / Shelf 2' };

function stay(values: Partial<PositionItem>): PositionItem {
  return {
    id: 'stay',
    itemId: 'item',
    ...KSB,
    installedAt: null,
    installedOn: null,
    removedAt: null,
    reason: null,
    state: 'installed',
    ...values,
  };
}

function filled(values: Partial<ReplaceValues> = {}): ReplaceValues {
  const occupancy = { present: KSB, since: Date.UTC(2026, 10, 21, 9) };
  const begun = initialValues(here, occupancy, null, { day: '2026-11-21', time: '11:15' });
  return { ...begun, location: shelf, reason: 'Worn', serialNumber: '456', ...values };
}

describe('what is in a position', () => {
  it('has been there since it was put in', () => {
    expect(occupancyOf([stay({ installedAt: 7 }), stay({ removedAt: 7 })], clock)).toEqual({
      present: KSB,
      since: 7,
    });
  });

  it('has been there since the day of its installation on the clock of the plant, but not before the last one left', () => {
    const entered = stay({ id: null, itemId: null, installedOn: '2026-01-05' });
    const day = Date.parse('2026-01-05T00:00+01:00');
    expect(occupancyOf([entered], clock).since).toBe(day);
    expect(occupancyOf([entered, stay({ removedAt: day + 9 })], clock).since).toBe(day + 9);
    expect(occupancyOf([stay({ id: null, itemId: null })], clock).since).toBeNull();
  });

  it('is nothing once the last one left', () => {
    expect(occupancyOf([stay({ removedAt: 9 })], clock)).toEqual({ present: null, since: 9 });
    expect(occupancyOf([], clock)).toEqual({ present: null, since: null });
  });
});

describe('the form to replace an item', () => {
  it('begins with now and the make of what is there', () => {
    const values = initialValues(here, { present: KSB, since: null }, null, {
      day: '2026-11-21',
      time: '11:15',
    });
    expect(values).toMatchObject({
      day: '2026-11-21',
      time: '11:15',
      inWhat: 'new',
      manufacturer: 'KSB',
      model: 'Etanorm',
      serialNumber: '',
      expectedLifetimeMonths: 120,
    });
    expect(problemsOf(filled(), clock, NOW)).toEqual({});
  });

  it.each([
    [{ time: '12:00' }, { time: 'future' }],
    [{ time: '09:59' }, { time: 'tooEarly' }],
    [{ time: 'noon' }, { time: 'timeNeeded' }],
    [{ day: null }, { day: 'dayNeeded' }],
    [{ location: null }, { location: 'locationNeeded' }],
    [{ location: null, outState: 'scrapped' as const }, {}],
    [{ reason: ' ' }, { reason: 'reasonNeeded' }],
    [{ inWhat: 'stored' as const }, { item: 'itemNeeded' }],
    [{ serialNumber: '', model: '' }, { serialNumber: 'plateNeeded' }],
    [{ inWhat: 'none' as const, serialNumber: '', model: '' }, {}],
    [{ expectedLifetimeMonths: 0 }, { expectedLifetimeMonths: 'lifetimeRange' }],
    [{ position: null }, { position: 'positionNeeded' }],
    [{ present: null, reason: '', location: null }, {}],
  ])('says of %o %o', (values, problems) => {
    expect(problemsOf(filled(values), clock, NOW)).toEqual(problems);
  });

  it('replaces, takes out or installs by what is there and what is put in', () => {
    expect(kindOf(filled())).toBe('replace');
    expect(kindOf(filled({ inWhat: 'none' }))).toBe('remove');
    expect(kindOf(filled({ present: null }))).toBe('install');
  });

  it('becomes a command in the terms of the contract', () => {
    const at = Date.UTC(2026, 10, 21, 10, 15);
    const plate = {
      manufacturer: 'KSB',
      model: 'Etanorm',
      serialNumber: '456',
      purchaseCost: null,
      expectedLifetimeMonths: 120,
      warrantyUntil: null,
    };
    const removed = { state: 'stored', locationId: 'shelf', reason: 'Worn', withCodes: false };
    expect(commandOf(filled({ serialNumber: ' 456 ' }), clock)).toEqual({
      at,
      removed,
      installed: { plate },
    });
    expect(commandOf(filled({ inWhat: 'none', outState: 'scrapped', withCodes: true }), clock)).toEqual({
      at,
      removed: { state: 'scrapped', reason: 'Worn', withCodes: true },
      installed: null,
    });
    expect(commandOf(filled({ inWhat: 'stored', item: { id: 'i', label: 'KSB' } }), clock)).toMatchObject({
      installed: { itemId: 'i' },
    });
  });
});
