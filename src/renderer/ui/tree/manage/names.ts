/** The names of a few nodes in one line; empty until they are known. */
export function namesLine(archiving: { readonly names: readonly string[] } | undefined): string {
  return archiving?.names.join(', ') ?? '';
}
