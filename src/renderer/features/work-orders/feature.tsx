/** Work orders: the lists and the page of one. */
import { IconClipboardPlus, IconClipboardText, IconUserCheck } from '@tabler/icons-react';
import { createRoute, redirect } from '@tanstack/react-router';
import { getFixedT } from 'i18next';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { recordSearchSchema, workSearchSchema } from './search.ts';
import { WorkOrdersPage } from './list/WorkOrdersPage.tsx';
import { WorkOrderPage } from './record/WorkOrderPage.tsx';

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/work',
  validateSearch: workSearchSchema,
  component: WorkOrdersPage,
});

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/work/$workOrderId',
  validateSearch: recordSearchSchema,
  component: WorkOrderPage,
});

/** The name of the record leads here too, with what is to be filled in. */
const namedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/work-orders',
  validateSearch: workSearchSchema,
  beforeLoad: ({ search }) => {
    throw redirect({ to: listRoute.to, search, replace: true });
  },
});

export const workOrders = {
  id: 'workOrders',
  routes: [listRoute, recordRoute, namedRoute],
  navigation: { label: 'work', icon: IconClipboardText, href: '/work', permission: 'work.read' },
  actions: ({ go, can }) => {
    const t = getFixedT(null, 'workOrders');
    const keywords = t('keywords').split(' ');
    return [
      ...(can('work.request')
        ? [
            {
              id: 'work.new',
              label: can('work.plan') ? t('new') : t('report'),
              icon: IconClipboardPlus,
              keywords,
              run: () => go('/work?new=true'),
            },
          ]
        : []),
      ...(can('work.do')
        ? [
            {
              id: 'work.mine',
              label: `${t('list')}: ${t('view.mine')}`,
              icon: IconUserCheck,
              run: () => go('/work?view=mine'),
            },
          ]
        : []),
    ];
  },
} as const satisfies Feature;
