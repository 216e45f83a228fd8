/** What other features show of the health of assets. */
export { HealthChip } from './HealthChip.tsx';
export { HealthMark } from './HealthMark.tsx';
