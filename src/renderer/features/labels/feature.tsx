/** Labels: on sheets of paper and on label printers, reached from records and lists; the printers of the plant. */
import { IconPrinter } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { getFixedT } from 'i18next';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { LabelsPage } from './LabelsPage.tsx';
import { PrintersPage } from './PrintersPage.tsx';

const labelsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/labels',
  component: LabelsPage,
});

const printersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin/printers',
  component: PrintersPage,
});

export const labels = {
  id: 'labels',
  routes: [labelsRoute, printersRoute],
  actions: ({ go, can }) => {
    const t = getFixedT(null, 'labels');
    const keywords = t('keywords').split(' ');
    return [
      ...(can('labels.print')
        ? [
            {
              id: 'labels.print',
              label: t('printMany'),
              icon: IconPrinter,
              keywords,
              run: () => go('/labels'),
            },
          ]
        : []),
      ...(can('plant.manage')
        ? [
            {
              id: 'labels.printers',
              label: t('printer.manage'),
              icon: IconPrinter,
              keywords,
              run: () => go('/admin/printers'),
            },
          ]
        : []),
    ];
  },
} as const satisfies Feature;
