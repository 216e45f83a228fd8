/** Today: what the person who sits here should look at first. */
import { IconSunHigh } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { TodayPage } from './TodayPage.tsx';

const todayRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: TodayPage });

export const today = {
  id: 'today',
  routes: [todayRoute],
  navigation: { label: 'today', icon: IconSunHigh, href: '/' },
} as const satisfies Feature;
