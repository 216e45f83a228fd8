/** Sources that bring readings by themselves, and what is held back of them. */
import { IconPlugConnected } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { getFixedT } from 'i18next';
import { z } from 'zod';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { HeldCount } from './HeldCount.tsx';
import { DataSourcesPage } from './DataSourcesPage.tsx';

const pageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/data-sources',
  validateSearch: z.object({ view: z.enum(['sources', 'held']).optional().catch(undefined) }),
  component: DataSourcesPage,
});

export const dataSources = {
  id: 'dataSources',
  routes: [pageRoute],
  navigation: {
    label: 'dataSources',
    icon: IconPlugConnected,
    href: '/data-sources',
    permission: 'metrics.write',
    badge: HeldCount,
  },
  actions: ({ go, can }) => {
    const t = getFixedT(null, 'dataSources');
    return can('metrics.write')
      ? [
          {
            id: 'go /data-sources',
            label: t('title'),
            icon: IconPlugConnected,
            keywords: t('keywords').split(' '),
            run: () => go('/data-sources'),
          },
        ]
      : [];
  },
} as const satisfies Feature;
