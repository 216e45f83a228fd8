/** Alarms: the list and the page of one. */
import { IconBellRinging } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { SEVERITIES } from '../../../shared/domain/vocabulary.ts';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { AlarmPage } from './AlarmPage.tsx';
import { AlarmsPage } from './AlarmsPage.tsx';

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alarms',
  validateSearch: z.object({
    view: z.enum(['standing', 'held', 'all']).optional().catch(undefined),
    severity: z.enum(SEVERITIES).optional().catch(undefined),
    flood: z.uuid().optional().catch(undefined),
  }),
  component: AlarmsPage,
});

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alarms/$alarmId',
  validateSearch: z.object({ tab: z.string().optional().catch(undefined) }),
  component: AlarmPage,
});

export const alarms = {
  id: 'alarms',
  routes: [listRoute, recordRoute],
  navigation: { label: 'alarms', icon: IconBellRinging, href: '/alarms', permission: 'alarms.read' },
} as const satisfies Feature;
