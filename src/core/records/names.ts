/** What a name in a file can mean. */
import type { Id } from '../../shared/ids.ts';

export interface Referent {
  readonly id: Id;
  readonly label: string;
  readonly isArchived: boolean;
}

/** What a name means: nothing that is known, one thing, or several. */
export interface Names {
  find(text: string): readonly Referent[];
  /** What an exported file calls it: a name that `find` understands. */
  labelOf(id: Id): string;
  alike(text: string, most: number): { readonly to: Id; readonly label: string }[];
}

/** What is archived counts only where nothing else has the name. */
export function preferLive<R extends Referent>(found: readonly R[]): readonly R[] {
  const live = found.filter(({ isArchived }) => !isArchived);
  return live.length > 0 ? live : found;
}
