/** The table of features: navigation (in this order), routes and palette actions. A new feature is one entry. */
import type { Feature } from './feature.ts';

export const features = [] as const satisfies readonly Feature[];
