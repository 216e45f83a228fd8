/** Files on records: they are shown on the records' own pages; here is what the plant sets and checks. */
import { IconFiles } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { getFixedT } from 'i18next';
import { z } from 'zod';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { FilesPage } from './admin/FilesPage.tsx';

const filesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/files',
  validateSearch: z.object({}),
  component: FilesPage,
});

export const attachments = {
  id: 'attachments',
  routes: [filesRoute],
  actions: ({ go, can }) => {
    const t = getFixedT(null, 'attachments');
    return can('plant.manage')
      ? [
          {
            id: 'attachments.check',
            label: t('admin.check'),
            icon: IconFiles,
            keywords: t('keywords').split(' '),
            run: () => go('/admin/files'),
          },
        ]
      : [];
  },
} as const satisfies Feature;
