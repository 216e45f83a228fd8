/** Reading files in and out: from the lists of records, from an asset, and from the palette. */
import { IconFileExport, IconFileImport, IconHistory } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { getFixedT } from 'i18next';
import { z } from 'zod';
import { IMPORT_KINDS } from '../../../shared/domain/vocabulary.ts';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { ExportPage } from './export/ExportPage.tsx';
import { ImportPage } from './ImportPage.tsx';
import { ImportsPage } from './list/ImportsPage.tsx';
import { NewImportPage } from './NewImportPage.tsx';
import { ImportReadingsPage } from './readings/ImportReadingsPage.tsx';

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports',
  component: ImportsPage,
});

const newRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports/new',
  validateSearch: z.object({ kind: z.enum(IMPORT_KINDS).optional().catch(undefined) }),
  component: NewImportPage,
});

const exportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/exports',
  component: ExportPage,
});

const readingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports/readings',
  validateSearch: z.object({ assetId: z.string().optional().catch(undefined) }),
  component: ImportReadingsPage,
});

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/imports/$importId',
  /** The dry run it came from, for its bad rows. */
  validateSearch: z.object({ check: z.string().optional().catch(undefined) }),
  component: ImportPage,
});

export const imports = {
  id: 'imports',
  routes: [listRoute, newRoute, exportRoute, readingsRoute, recordRoute],
  actions: ({ go, can }) => {
    const t = getFixedT(null, 'imports');
    const tr = getFixedT(null, 'records');
    return [
      ...(can('records.import')
        ? [
            {
              id: 'imports.new',
              label: tr('palette.import.label'),
              icon: IconFileImport,
              keywords: tr('palette.import.keywords').split(' '),
              run: () => go('/imports/new'),
            },
          ]
        : []),
      ...(can('readings.import')
        ? [
            {
              id: 'imports.readings',
              label: t('title'),
              icon: IconFileImport,
              keywords: t('keywords').split(' '),
              run: () => go('/imports/readings'),
            },
          ]
        : []),
      ...(can('records.export')
        ? [
            {
              id: 'exports',
              label: tr('palette.export.label'),
              icon: IconFileExport,
              keywords: tr('palette.export.keywords').split(' '),
              run: () => go('/exports'),
            },
          ]
        : []),
      ...(can('records.import') || can('readings.import')
        ? [
            {
              id: 'imports.list',
              label: tr('palette.imports.label'),
              icon: IconHistory,
              keywords: tr('palette.imports.keywords').split(' '),
              run: () => go('/imports'),
            },
          ]
        : []),
    ];
  },
} as const satisfies Feature;
