/** What other features show of the proof of fixes. */
export { ProofFields, proofValues, proofWish, type ProofValues } from './ProofFields.tsx';
export { ProofSection } from './ProofSection.tsx';
export { TermSelect } from './TermSelect.tsx';
