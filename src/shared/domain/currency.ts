const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Whether it is a code of ISO 4217 in capital letters, as amounts are written with. */
export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code);
}
