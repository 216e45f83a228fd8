/** Locations: their tree and the page of one. They are found under Assets. */
import { IconMapPin } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { getFixedT } from 'i18next';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { ArchivedLocations } from './ArchivedLocations.tsx';
import { LocationsFrame, LocationsHome } from './LocationsFrame.tsx';
import { LocationPage } from './record/LocationPage.tsx';
import { locationSearchSchema, locationsSearchSchema } from './search.ts';

const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/locations',
  validateSearch: locationsSearchSchema,
  component: LocationsFrame,
});

const homeRoute = createRoute({ getParentRoute: () => frameRoute, path: '/', component: LocationsHome });

const recordRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '$locationId',
  validateSearch: locationSearchSchema,
  component: LocationPage,
});

const archivedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/locations/archived',
  component: ArchivedLocations,
});

export const locations = {
  id: 'locations',
  routes: [archivedRoute, frameRoute.addChildren([homeRoute, recordRoute])],
  actions: ({ go, can }) => {
    const t = getFixedT(null, 'locations');
    const keywords = t('keywords').split(' ');
    if (!can('assets.read')) return [];
    return [
      { id: 'locations', label: t('title'), icon: IconMapPin, keywords, run: () => go('/locations') },
      ...(can('assets.write')
        ? [
            {
              id: 'locations.new',
              label: t('new'),
              icon: IconMapPin,
              keywords,
              run: () => go('/locations?new=true'),
            },
          ]
        : []),
    ];
  },
} as const satisfies Feature;
