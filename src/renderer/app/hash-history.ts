import { createHashHistory, type RouterHistory } from '@tanstack/react-router';

/** What of a window the address needs. */
export type AddressWindow = Pick<Window, 'history' | 'addEventListener' | 'removeEventListener'> & {
  readonly location: Pick<Location, 'pathname' | 'search' | 'hash'>;
};

/**
 * The address behind the `#`. The query of the page itself (`?lang=de`, before the `#`) stays where it is and is
 * never read as a part of the address, to which TanStack's history would add it.
 */
export function hashHistory(page: AddressWindow = window): RouterHistory {
  return createHashHistory({
    window: {
      history: page.history,
      addEventListener: page.addEventListener.bind(page),
      removeEventListener: page.removeEventListener.bind(page),
      location: {
        get pathname() {
          return `${page.location.pathname}${page.location.search}`;
        },
        search: '',
        get hash() {
          return page.location.hash;
        },
      },
    },
  });
}
