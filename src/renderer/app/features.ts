/** The table of features: navigation (in this order), routes and palette actions. A new feature is one entry. */
import { parts } from '../features/parts/feature.tsx';
import { people } from '../features/people/feature.tsx';
import { today } from '../features/today/feature.tsx';
import { workOrders } from '../features/work-orders/feature.tsx';
import type { Feature } from './feature.ts';

export const features = [today, workOrders, parts, people] as const satisfies readonly Feature[];
