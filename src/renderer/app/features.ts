/** The table of features: navigation (in this order), routes and palette actions. A new feature is one entry. */
import { alarms } from '../features/alarms/feature.tsx';
import { assetTypes } from '../features/asset-types/feature.tsx';
import { assets } from '../features/assets/feature.tsx';
import { attachments } from '../features/attachments/feature.tsx';
import { codes } from '../features/codes/feature.tsx';
import { dataSources } from '../features/data-sources/feature.tsx';
import { fleet } from '../features/fleet/feature.tsx';
import { imports } from '../features/imports/feature.tsx';
import { labels } from '../features/labels/feature.tsx';
import { locations } from '../features/locations/feature.tsx';
import { items } from '../features/items/feature.tsx';
import { metrics } from '../features/metrics/feature.tsx';
import { parts } from '../features/parts/feature.tsx';
import { people } from '../features/people/feature.tsx';
import { predictions } from '../features/predictions/feature.tsx';
import { retention } from '../features/retention/feature.tsx';
import { suppliers } from '../features/suppliers/feature.tsx';
import { today } from '../features/today/feature.tsx';
import { verification } from '../features/verification/feature.tsx';
import { workOrders } from '../features/work-orders/feature.tsx';
import type { Permission } from '../../shared/permissions.ts';
import { type Feature, isWithin } from './feature.ts';

export const features = [
  today,
  assets,
  assetTypes,
  alarms,
  predictions,
  workOrders,
  parts,
  suppliers,
  dataSources,
  people,
  attachments,
  imports,
  items,
  locations,
  metrics,
  fleet,
  codes,
  labels,
  retention,
  verification,
] as const satisfies readonly Feature[];

/** What somebody needs to see the page at an address: that of its entry in the navigation, and its own. */
export function permissionsAt(path: string): readonly Permission[] {
  const listed: readonly Feature[] = features;
  return listed.flatMap(({ navigation, closed = [] }) => [
    ...(navigation?.permission !== undefined && isWithin(navigation, path) ? [navigation.permission] : []),
    ...closed.filter((page) => page.path.test(path)).map(({ permission }) => permission),
  ]);
}
