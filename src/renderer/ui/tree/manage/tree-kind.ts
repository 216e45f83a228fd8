/** What can be done with the nodes of a tree; there is one of assets and one of locations. */
import type { QueryFunction, QueryKey } from '@tanstack/react-query';
import type { ComponentType, ReactNode } from 'react';
import type { Archiving } from '../../../../shared/contract/trees.ts';
import type { EntityOption } from '../../form/EntitySelect.tsx';

export interface PlaceFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: EntityOption | null;
  readonly onChange: (place: EntityOption | null) => void;
  readonly error?: ReactNode;
  /** Nodes that cannot go below themselves. */
  readonly without: readonly string[];
}

export type RestoreTo = 'place' | 'root' | 'parents';

export interface RestoreOptions {
  readonly to: RestoreTo;
  /** What becomes of archived locations at which something of it stands. */
  readonly atArchived: 'refuse' | 'restore' | 'leave-empty';
}

export interface Undoable {
  readonly count: number;
  /** Undefined where nothing has changed, or too much at once. */
  readonly undo: (() => Promise<unknown>) | undefined;
}

export interface TreeKind {
  readonly id: 'assets' | 'locations';
  readonly hrefOf: (id: string) => string;
  /** Finds where nodes are to go. */
  readonly PlaceField: ComponentType<PlaceFieldProps>;
  /** Where a node is that others may take over from it; left out where there is no such thing. */
  readonly locationOf?: (id: string) => Promise<string | null>;
  readonly nameOf: (id: string) => Promise<string>;
  readonly archiving: (ids: readonly string[]) => {
    readonly queryKey: QueryKey;
    readonly queryFn: QueryFunction<Archiving>;
  };
  readonly move: (
    ids: readonly string[],
    parentId: string | null,
    options?: { readonly withLocation?: boolean },
  ) => Promise<Undoable>;
  readonly archive: (ids: readonly string[]) => Promise<{ readonly count: number }>;
  readonly restore: (ids: readonly string[], options: RestoreOptions) => Promise<Undoable>;
}
