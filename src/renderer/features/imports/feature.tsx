/** Reading files in: offered on an asset, and in the palette for the whole plant. */
import { IconFileImport } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { getFixedT } from 'i18next';
import { z } from 'zod';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { ImportReadingsPage } from './ImportReadingsPage.tsx';

const readingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports/readings',
  validateSearch: z.object({ assetId: z.string().optional().catch(undefined) }),
  component: ImportReadingsPage,
});

export const imports = {
  id: 'imports',
  routes: [readingsRoute],
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
