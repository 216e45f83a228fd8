import type { RecordField } from '../../../../../shared/contract/records.ts';
import type { SearchEntity } from '../../../../../shared/contract/search.ts';
import { api } from '../../../../api.ts';
import { EntitySelect, type EntityOption } from '../../../../ui/form/EntitySelect.tsx';

type Target = NonNullable<RecordField['refersTo']>;

const SEARCHED: Partial<Readonly<Record<Target, SearchEntity>>> = {
  assets: 'assets',
  locations: 'locations',
  asset_types: 'asset_types',
  parts: 'parts',
  work_orders: 'work_orders',
  users: 'users',
};

export function canFind(target: Target | null): target is Target {
  return target !== null && (SEARCHED[target] !== undefined || target === 'suppliers' || target === 'teams');
}

interface RecordFinderProps {
  readonly target: Target;
  readonly label: string;
  readonly onFound: (found: EntityOption) => void;
}

/** Finds the record that a value stands for. */
export function RecordFinder({ target, label, onFound }: RecordFinderProps) {
  const field = {
    label,
    value: null,
    clearable: false,
    onChange: (found: EntityOption | null) => {
      if (found !== null) onFound(found);
    },
  };
  const named = (all: readonly { readonly id: string; readonly name: string }[]) =>
    all.map(({ id, name }) => ({ id, label: name }));
  const entity = SEARCHED[target];
  if (target === 'suppliers') {
    return (
      <EntitySelect {...field} query={() => api.suppliers.names.queryOptions()} options={named} filterHere />
    );
  }
  if (target === 'teams') {
    return <EntitySelect {...field} query={() => api.teams.list.queryOptions()} options={named} filterHere />;
  }
  return entity === undefined ? null : (
    <EntitySelect
      {...field}
      query={(text) => api.search.find.queryOptions({ input: { text, limit: 20, entities: [entity] } })}
      options={(hits) =>
        hits.map((hit) => ({
          id: hit.id,
          label: hit.title,
          detail: hit.entity === 'locations' ? hit.path : undefined,
        }))
      }
    />
  );
}
