/** Alarms: the list and the page of one. */
import { IconBellRinging, IconRipple } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { getFixedT } from 'i18next';
import { z } from 'zod';
import { NUISANCE_DAYS } from '../../../shared/contract/alarm-nuisance.ts';
import { SEVERITIES } from '../../../shared/domain/vocabulary.ts';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { AlarmPage } from './AlarmPage.tsx';
import { AlarmsPage } from './AlarmsPage.tsx';
import { FloodSettingsPage } from './FloodSettingsPage.tsx';

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alarms',
  validateSearch: z.object({
    view: z.enum(['standing', 'held', 'all', 'nuisance']).optional().catch(undefined),
    severity: z.enum(SEVERITIES).optional().catch(undefined),
    flood: z.uuid().optional().catch(undefined),
    days: z
      .union(NUISANCE_DAYS.map((days) => z.literal(days)))
      .optional()
      .catch(undefined),
  }),
  component: AlarmsPage,
});

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alarms/$alarmId',
  validateSearch: z.object({ tab: z.string().optional().catch(undefined) }),
  component: AlarmPage,
});

const floodSettingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/alarms',
  component: FloodSettingsPage,
});

export const alarms = {
  id: 'alarms',
  routes: [listRoute, recordRoute, floodSettingsRoute],
  closed: [{ path: /^\/admin\/alarms/, permission: 'plant.manage' }],
  actions: ({ go, can }) => {
    const t = getFixedT(null, 'alarms');
    return can('plant.manage')
      ? [
          {
            id: 'alarms.flood',
            label: t('flood.title'),
            icon: IconRipple,
            keywords: t('flood.keywords').split(' '),
            run: () => go('/admin/alarms'),
          },
        ]
      : [];
  },
  navigation: { label: 'alarms', icon: IconBellRinging, href: '/alarms', permission: 'alarms.read' },
} as const satisfies Feature;
