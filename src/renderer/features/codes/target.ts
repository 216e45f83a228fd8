/** Where a record is opened that a code leads to, and its icon. */
import { IconBuildingStore, IconPackage, type Icon } from '@tabler/icons-react';
import type { CodeTarget } from '../../../shared/contract/codes.ts';
import type { RecordKind } from '../../../shared/domain/vocabulary.ts';
import { type LinkedEntity, recordHref, recordIcon } from '../../app/record-links.ts';

/** Kinds of record that `record-links.ts` does not know. */
const OTHERS: Readonly<Partial<Record<RecordKind, { readonly path: string | null; readonly icon: Icon }>>> = {
  items: { path: '/items', icon: IconPackage },
  suppliers: { path: null, icon: IconBuildingStore },
};

/** Address of its page; null where such records have none. */
export function codeTargetHref({ entity, id }: Pick<CodeTarget, 'entity' | 'id'>): string | null {
  const other = OTHERS[entity];
  if (other === undefined) return recordHref(entity as LinkedEntity, id);
  return other.path === null ? null : `${other.path}/${id}`;
}

export function codeTargetIcon(entity: RecordKind): Icon {
  return OTHERS[entity]?.icon ?? recordIcon(entity as LinkedEntity);
}
