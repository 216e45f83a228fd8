/** Reading files in: offered on an asset, and in the palette for the whole plant. */
import { IconFileImport } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { getFixedT } from 'i18next';
import { z } from 'zod';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { ImportPage } from './ImportPage.tsx';
import { ImportReadingsPage } from './ImportReadingsPage.tsx';

const readingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports/readings',
  validateSearch: z.object({ assetId: z.string().optional().catch(undefined) }),
  component: ImportReadingsPage,
});

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports/$importId',
  component: ImportPage,
});

export const imports = {
  id: 'imports',
  routes: [readingsRoute, recordRoute],
  actions: ({ go, can }) => {
    const t = getFixedT(null, 'imports');
    return can('readings.import')
      ? [
          {
            id: 'imports.readings',
            label: t('title'),
            icon: IconFileImport,
            keywords: t('keywords').split(' '),
            run: () => go('/imports/readings'),
          },
        ]
      : [];
  },
} as const satisfies Feature;
