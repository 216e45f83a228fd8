/** Physical items: those on the shelf, and the page of one. Reached from the assets they are or were installed in. */
import { IconPackage } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { getFixedT } from 'i18next';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { ItemsPage } from './list/ItemsPage.tsx';
import { ItemPage } from './record/ItemPage.tsx';
import { itemSearchSchema, itemsSearchSchema } from './search.ts';

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/items',
  validateSearch: itemsSearchSchema,
  component: ItemsPage,
});

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/items/$itemId',
  validateSearch: itemSearchSchema,
  component: ItemPage,
});

export const items = {
  id: 'items',
  routes: [listRoute, recordRoute],
  actions: ({ go, can }) => {
    const t = getFixedT(null, 'items');
    return can('assets.read')
      ? [
          {
            id: 'items.shelf',
            label: t('shelf'),
            icon: IconPackage,
            keywords: t('keywords').split(' '),
            run: () => go('/items'),
          },
        ]
      : [];
  },
} as const satisfies Feature;
