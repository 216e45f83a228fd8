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
import { type Feature, isWithin, type NavigationEntry } from './feature.ts';

export const features = [
  today,
  assets,
  assetTypes,
  alarms,
  predictions,
  workOrders,
  parts,
  suppliers,
  people,
  attachments,
  imports,
  dataSources,
  items,
  locations,
  metrics,
  fleet,
  codes,
  labels,
  retention,
  verification,
] as const satisfies readonly Feature[];

/** The entry of the navigation to which a path belongs. */
export function entryAt(path: string): NavigationEntry | undefined {
  const listed: readonly Feature[] = features;
  return listed.find(({ navigation }) => navigation !== undefined && isWithin(navigation, path))?.navigation;
}
