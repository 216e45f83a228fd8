/** What other features show of codes. */
export { CodesSection } from './CodesSection.tsx';
export { linkScanned } from './link-scanned.ts';
