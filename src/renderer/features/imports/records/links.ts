/** Where imported records can be looked at. */
import type { ImportKind } from '../../../../shared/domain/vocabulary.ts';
import { recordHref, type LinkedEntity } from '../../../app/record-links.ts';

const ENTITIES: Partial<Readonly<Record<ImportKind, LinkedEntity>>> = {
  locations: 'locations',
  asset_types: 'asset_types',
  assets: 'assets',
  parts: 'parts',
  suppliers: 'suppliers',
  work_orders: 'work_orders',
};

/** The page of a record; null where such records have none of their own. */
export function importedHref(kind: ImportKind, id: string): string | null {
  const entity = ENTITIES[kind];
  return entity === undefined ? null : recordHref(entity, id);
}

/** The list of such records; null where there is none. */
export function listHref(kind: ImportKind): string | null {
  switch (kind) {
    case 'work_orders':
      return '/work?view=all';
    case 'stock':
      return '/parts';
    case 'suppliers':
      return '/parts/suppliers';
    case 'assets':
    case 'metrics':
    case 'readings':
      return '/assets';
    case 'parts':
      return '/parts';
    case 'locations':
      return '/locations';
    case 'asset_types':
      return '/assets/types';
  }
}
