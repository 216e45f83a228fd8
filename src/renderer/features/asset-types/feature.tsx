/** Asset types: what assets have in common. Their pages lie below those of the assets. */
import { IconCategory, IconPlus } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { getFixedT } from 'i18next';
import { z } from 'zod';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { AssetTypesPage } from './AssetTypesPage.tsx';
import { TypePage } from './record/TypePage.tsx';

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assets/types',
  validateSearch: z.object({ new: z.boolean().optional().catch(undefined) }),
  component: AssetTypesPage,
});

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assets/types/$typeId',
  validateSearch: z.object({ tab: z.string().optional().catch(undefined) }),
  component: TypePage,
});

export const assetTypes = {
  id: 'asset-types',
  routes: [listRoute, recordRoute],
  actions: ({ go, can }) => {
    const t = getFixedT(null, 'assetTypes');
    const keywords = t('keywords').split(' ');
    return [
      ...(can('assets.read')
        ? [
            {
              id: 'asset-types.list',
              label: t('title'),
              icon: IconCategory,
              keywords,
              run: () => go('/assets/types'),
            },
          ]
        : []),
      ...(can('assets.write')
        ? [
            {
              id: 'asset-types.new',
              label: t('new'),
              icon: IconPlus,
              keywords,
              run: () => go('/assets/types?new=true'),
            },
          ]
        : []),
    ];
  },
} as const satisfies Feature;
