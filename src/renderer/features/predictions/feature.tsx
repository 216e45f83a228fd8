/** Predictions: the list with its score board, and the page of one. */
import { IconTrendingUp } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { PREDICTION_KINDS } from '../../../shared/domain/prediction/stored.ts';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { PredictionPage } from './PredictionPage.tsx';
import { PredictionsPage } from './PredictionsPage.tsx';
import { VIEWS } from './views.ts';

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/predictions',
  validateSearch: z.object({
    view: z.enum(VIEWS).optional().catch(undefined),
    kind: z.enum(PREDICTION_KINDS).optional().catch(undefined),
  }),
  component: PredictionsPage,
});

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/predictions/$predictionId',
  validateSearch: z.object({}),
  component: PredictionPage,
});

export const predictions = {
  id: 'predictions',
  routes: [listRoute, recordRoute],
  navigation: {
    label: 'predictions',
    icon: IconTrendingUp,
    href: '/predictions',
    permission: 'metrics.read',
  },
} as const satisfies Feature;
