/** What other features show of items. */
export { PositionItems } from './position/PositionItems.tsx';
