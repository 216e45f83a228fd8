/** What other features show of labels. */
export { PrintSelected } from './PrintSelected.tsx';
export { useLabelActions } from './use-label-actions.ts';
