/** What other features need of the fleet. */
export { fleetHref } from './search.ts';
export { useCompare } from './use-compare.ts';
