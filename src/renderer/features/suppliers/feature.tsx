/** Suppliers: the list and the page of one. Their pages lie below those of the parts. */
import { IconPlus, IconTruckDelivery } from '@tabler/icons-react';
import { createRoute } from '@tanstack/react-router';
import { getFixedT } from 'i18next';
import type { Feature } from '../../app/feature.ts';
import { rootRoute } from '../../app/root-route.ts';
import { SuppliersPage } from './list/SuppliersPage.tsx';
import { SupplierPage } from './record/SupplierPage.tsx';
import { supplierSearchSchema, suppliersSearchSchema } from './search.ts';

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/parts/suppliers',
  validateSearch: suppliersSearchSchema,
  component: SuppliersPage,
});

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/parts/suppliers/$supplierId',
  validateSearch: supplierSearchSchema,
  component: SupplierPage,
});

export const suppliers = {
  id: 'suppliers',
  routes: [listRoute, recordRoute],
  actions: ({ go, can }) => {
    const t = getFixedT(null, 'suppliers');
    const keywords = t('keywords').split(' ');
    const list = {
      id: 'suppliers.list',
      label: t('title'),
      icon: IconTruckDelivery,
      keywords,
      run: () => go('/parts/suppliers'),
    };
    const create = {
      id: 'suppliers.new',
      label: t('new'),
      icon: IconPlus,
      keywords,
      run: () => go('/parts/suppliers?new=true'),
    };
    return [...(can('parts.read') ? [list] : []), ...(can('parts.write') ? [create] : [])];
  },
} as const satisfies Feature;
