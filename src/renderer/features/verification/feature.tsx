/** How long a metric has to stay in band after a fix, and what is its relapse. */
import { IconShieldCheck } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { getFixedT } from 'i18next';
import { z } from 'zod';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { VerificationPage } from './VerificationPage.tsx';

const verificationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/fixes',
  validateSearch: z.object({}),
  component: VerificationPage,
});

export const verification = {
  id: 'verification',
  routes: [verificationRoute],
  closed: [{ path: /^\/admin\/fixes/, permission: 'plant.manage' }],
  actions: ({ go, can }) => {
    const t = getFixedT(null, 'verification');
    return can('plant.manage')
      ? [
          {
            id: 'verification.open',
            label: t('title'),
            icon: IconShieldCheck,
            keywords: t('keywords').split(' '),
            run: () => go('/admin/fixes'),
          },
        ]
      : [];
  },
} as const satisfies Feature;
