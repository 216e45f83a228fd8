/** How long readings are kept, what there is of them, and the removal of what is old. */
import { IconHourglassLow } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { getFixedT } from 'i18next';
import { z } from 'zod';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { RetentionPage } from './RetentionPage.tsx';

const retentionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/readings',
  validateSearch: z.object({}),
  component: RetentionPage,
});

export const retention = {
  id: 'retention',
  routes: [retentionRoute],
  closed: [{ path: /^\/admin\/readings/, permission: 'plant.manage' }],
  actions: ({ go, can }) => {
    const t = getFixedT(null, 'retention');
    return can('plant.manage')
      ? [
          {
            id: 'retention.open',
            label: t('title'),
            icon: IconHourglassLow,
            keywords: t('keywords').split(' '),
            run: () => go('/admin/readings'),
          },
        ]
      : [];
  },
} as const satisfies Feature;
