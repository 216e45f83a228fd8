/** Assets: tree, list and the page of one. */
import { IconEngine, IconPlus } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { getFixedT } from 'i18next';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { ArchivedAssets } from './ArchivedAssets.tsx';
import { AssetsFrame } from './AssetsFrame.tsx';
import { AssetsHome } from './AssetsHome.tsx';
import { AssetPage } from './record/AssetPage.tsx';
import { assetSearchSchema, assetsSearchSchema } from './search.ts';

const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assets',
  validateSearch: assetsSearchSchema,
  component: AssetsFrame,
});

const homeRoute = createRoute({ getParentRoute: () => frameRoute, path: '/', component: AssetsHome });

const recordRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '$assetId',
  validateSearch: assetSearchSchema,
  component: AssetPage,
});

const archivedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assets/archived',
  component: ArchivedAssets,
});

export const assets = {
  id: 'assets',
  routes: [archivedRoute, frameRoute.addChildren([homeRoute, recordRoute])],
  navigation: {
    label: 'assets',
    icon: IconEngine,
    href: '/assets',
    also: ['/locations', '/items', '/metrics'],
    permission: 'assets.read',
  },
  actions: ({ go, can }) => {
    const t = getFixedT(null, 'assets');
    return can('assets.write')
      ? [
          {
            id: 'assets.new',
            label: t('new'),
            icon: IconPlus,
            keywords: t('keywords').split(' '),
            run: () => go('/assets?new=true'),
          },
        ]
      : [];
  },
} as const satisfies Feature;
