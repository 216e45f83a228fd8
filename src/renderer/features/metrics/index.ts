/** What other features show of metrics. */
export { MetricSlice, type MetricSliceProps } from './MetricSlice.tsx';
