import { describe, expect, it } from 'vitest';
import { zoneClock } from '../../ui/zone-clock.ts';
import { fleetHref, fleetOf, freeSpanOf, fleetSearch, inOrder, orderOf, orders } from './search.ts';

const [one, other] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'];

describe('the address of a fleet', () => {
  it('names a type or picked assets, and what is no id is no asset', () => {
    expect(fleetOf({ type: one })).toEqual({ assetTypeId: one });
    expect(fleetOf({ assets: `${one},x,${other}`, type: one })).toEqual({ assetIds: [one, other] });
    expect(fleetOf({ assets: '' })).toBeNull();
  });

  it('leads to what it was made of', () => {
    const href = fleetHref({ assets: [one, other], metric: 'Vibration & noise', unit: 'mm/s' });
    const search = Object.fromEntries(new URLSearchParams(href.split('?')[1]));
    expect(fleetSearch.parse(search)).toMatchObject({ metric: 'Vibration & noise', unit: 'mm/s' });
    expect(fleetOf(search)).toEqual({ assetIds: [one, other] });
  });

  it('falls back to what is usual where it makes no sense', () => {
    expect(fleetSearch.parse({ sort: 'colour', period: 'decade', scale: 1 })).toEqual({
      sort: undefined,
      period: undefined,
      scale: undefined,
    });
  });

  it('names whole days of the plant, in either order', () => {
    const clock = zoneClock('Europe/Berlin');
    const span = { from: Date.UTC(2026, 9, 23, 22), to: Date.UTC(2026, 9, 25, 23) - 1 };
    expect(freeSpanOf({ from: '2026-10-24', to: '2026-10-25' }, clock)).toEqual(span);
    expect(freeSpanOf({ from: '2026-10-25', to: '2026-10-24' }, clock)).toEqual(span);
    expect(freeSpanOf({ from: '2026-10-24' }, clock)).toBeNull();
    expect(fleetSearch.parse({ from: '2026-02-30' }).from).toBeUndefined();
  });

  it('has each order in one word', () => {
    for (const order of orders) expect(orderOf(inOrder(order))).toBe(order);
    expect(orderOf({})).toBe('worst');
  });
});
