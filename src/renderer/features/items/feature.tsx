/** Physical items: those on the shelf, and the page of one. Reached from the assets they are or were installed in. */
import { IconPackage, IconPlus } from '@tabler/icons-react';
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
    const keywords = t('keywords').split(' ');
    const shelf = {
      id: 'items.shelf',
      label: t('shelf'),
      icon: IconPackage,
      keywords,
      run: () => go('/items'),
    };
    const create = {
      id: 'items.new',
      label: t('new.title'),
      icon: IconPlus,
      keywords,
      run: () => go('/items?new=true'),
    };
    return [...(can('assets.read') ? [shelf] : []), ...(can('assets.write') ? [create] : [])];
  },
} as const satisfies Feature;
