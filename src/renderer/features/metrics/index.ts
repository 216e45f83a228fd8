/** What other features show of metrics. */
export { metricValue } from './value.ts';
export { MetricSlice, type MetricSliceProps } from './MetricSlice.tsx';
