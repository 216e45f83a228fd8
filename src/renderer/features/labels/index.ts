/** What other features show of labels. */
export { usePrintLabels } from './print.ts';
