import { describe, expect, it } from 'vitest';
import { hashHistory, type AddressWindow } from './hash-history.ts';

/** As much of a window as an address needs, open at `start`. */
function openAt(start: string) {
  let url = new URL(start, 'http://127.0.0.1:4000');
  let state: unknown = null;
  const go = (next: unknown, _title: string, to?: string | URL | null) => {
    state = next;
    if (to !== undefined && to !== null) url = new URL(to, url);
  };
  const page = {
    location: {
      get pathname() {
        return url.pathname;
      },
      get search() {
        return url.search;
      },
      get hash() {
        return url.hash;
      },
    },
    history: {
      get state() {
        return state;
      },
      length: 1,
      pushState: go,
      replaceState: go,
    },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  } as unknown as AddressWindow;
  return { history: hashHistory(page), shown: () => url.href.slice(url.origin.length) };
}

describe('the address behind the #', () => {
  it.each([
    ['/', '/', ''],
    ['/?lang=de', '/', ''],
    ['/#/work?view=mine', '/work', '?view=mine'],
    ['/?lang=de#/work?view=mine', '/work', '?view=mine'],
    ['/?lang=de&x=1#/assets/7', '/assets/7', ''],
  ])('of %s is %s with the query "%s"', (start, pathname, search) => {
    const { location } = openAt(start).history;
    expect([location.pathname, location.search]).toEqual([pathname, search]);
  });

  it('keeps the query of the page where it is while one goes on', () => {
    const { history, shown } = openAt('/?lang=de#/work');
    history.push('/alarms?view=all');
    history.flush();
    expect(shown()).toBe('/?lang=de#/alarms?view=all');
    expect(history.createHref('/parts')).toBe('/?lang=de#/parts');
  });
});
