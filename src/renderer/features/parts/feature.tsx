/** Spare parts: the list and the page of one. */
import { IconBox, IconPlus, IconShoppingCart } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { getFixedT } from 'i18next';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { PartsPage } from './list/PartsPage.tsx';
import { PartPage } from './record/PartPage.tsx';
import { partSearchSchema, partsSearchSchema } from './search.ts';

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/parts',
  validateSearch: partsSearchSchema,
  component: PartsPage,
});

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/parts/$partId',
  validateSearch: partSearchSchema,
  component: PartPage,
});

export const parts = {
  id: 'parts',
  routes: [listRoute, recordRoute],
  navigation: { label: 'parts', icon: IconBox, href: '/parts', permission: 'parts.read' },
  actions: ({ go, can }) => {
    const t = getFixedT(null, 'parts');
    return [
      ...(can('parts.write')
        ? [
            {
              id: 'parts.new',
              label: t('new'),
              icon: IconPlus,
              keywords: t('keywords').split(' '),
              run: () => go('/parts?new=true'),
            },
          ]
        : []),
      ...(can('parts.read')
        ? [
            {
              id: 'parts.reorder',
              label: `${t('title')}: ${t('view.reorder')}`,
              icon: IconShoppingCart,
              run: () => go('/parts?view=reorder'),
            },
          ]
        : []),
    ];
  },
} as const satisfies Feature;
