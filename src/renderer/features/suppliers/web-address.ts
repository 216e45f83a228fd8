import { isWebAddress } from '../../../shared/domain/custom-fields.ts';

const DOMAIN = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(\/|$)/u;

/** The address that a website as people write it (`www.skf.com`) stands for; null when it is none. */
export function webAddress(text: string): string | null {
  if (isWebAddress(text)) return text;
  const address = `https://${text}`;
  return DOMAIN.test(text) && isWebAddress(address) ? address : null;
}
