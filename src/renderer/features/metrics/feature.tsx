/** Metrics have no place of their own in the navigation: they belong to assets. Their limits have a page. */
import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { LimitsPage } from './limits/LimitsPage.tsx';

const limitsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/metrics/$metricId/limits',
  validateSearch: z.object({ deadband: z.number().positive().optional().catch(undefined) }),
  component: LimitsPage,
});

export const metrics = {
  id: 'metrics',
  routes: [limitsRoute],
  closed: [{ path: /^\/metrics\/[^/]+\/limits$/, permission: 'metrics.write' }],
} as const satisfies Feature;
