/** The fleet: one metric over many assets, side by side. */
import { IconChartAreaLine } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { getFixedT } from 'i18next';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { FleetPage } from './FleetPage.tsx';
import { fleetSearch } from './search.ts';

const fleetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/metrics/fleet',
  validateSearch: fleetSearch,
  component: FleetPage,
});

export const fleet = {
  id: 'fleet',
  routes: [fleetRoute],
  closed: [{ path: /^\/metrics\/fleet/, permission: 'metrics.read' }],
  actions: ({ go, can }) => {
    const t = getFixedT(null, 'fleet');
    return can('metrics.read')
      ? [
          {
            id: 'fleet.open',
            label: t('open'),
            icon: IconChartAreaLine,
            keywords: t('keywords').split(' '),
            run: () => go('/metrics/fleet'),
          },
        ]
      : [];
  },
} as const satisfies Feature;
