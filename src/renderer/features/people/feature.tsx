/** Administration: the people of the plant and their accounts. */
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { createRoute, redirect } from '@tanstack/react-router';
import { getFixedT } from 'i18next';
import { z } from 'zod';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { PeoplePage } from './PeoplePage.tsx';

const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/people',
  validateSearch: z.object({ new: z.boolean().optional().catch(undefined) }),
  component: PeoplePage,
});

/** There is one page of administration yet; the entry of the navigation leads to it. */
const adminRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin',
  beforeLoad: () => {
    throw redirect({ to: peopleRoute.to, replace: true });
  },
});

export const people = {
  id: 'people',
  routes: [peopleRoute, adminRoute],
  navigation: { label: 'admin', icon: IconUsers, href: '/admin', permission: 'people.manage' },
  actions: ({ go, can }) => {
    const t = getFixedT(null, 'people');
    return can('people.manage')
      ? [
          {
            id: 'people.new',
            label: t('new'),
            icon: IconUserPlus,
            keywords: t('keywords').split(' '),
            run: () => go('/admin/people?new=true'),
          },
        ]
      : [];
  },
} as const satisfies Feature;
