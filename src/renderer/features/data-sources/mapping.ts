/** The names of a source as lines that a person types: `name = tag/metric`. */

interface Mapped {
  readonly address: string;
  readonly metric: string;
}

export function mappingText(mapping: readonly Mapped[]): string {
  return mapping.map(({ address, metric }) => `${address} = ${metric}`).join('\n');
}

/** Names may have an equals sign of their own: the last one with spaces counts, else the last one. */
export function readMapping(text: string): { readonly mapping: Mapped[]; readonly wrongLine: number | null } {
  const mapping: Mapped[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const spaced = line.lastIndexOf(' = ');
    const at = spaced === -1 ? line.lastIndexOf('=') : spaced + 1;
    const [address, metric] = [line.slice(0, Math.max(0, at)).trim(), line.slice(at + 1).trim()];
    if (at === -1 || address === '' || !metric.includes('/')) return { mapping, wrongLine: index + 1 };
    mapping.push({ address, metric });
  }
  return { mapping, wrongLine: null };
}
