/** Sources that bring readings by themselves, and what is held back of them. */
import { IconPlugConnected } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { getFixedT } from 'i18next';
import { z } from 'zod';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
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
  actions: ({ go, can }) => {
    const t = getFixedT(null, 'dataSources');
    return can('metrics.write')
      ? [
          {
            id: 'dataSources.open',
            label: t('title'),
            icon: IconPlugConnected,
            keywords: t('keywords').split(' '),
            run: () => go('/data-sources'),
          },
        ]
      : [];
  },
} as const satisfies Feature;
