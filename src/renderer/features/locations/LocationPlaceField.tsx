import { api } from '../../api.ts';
import { useTranslator } from '../../i18n/dynamic.ts';
import { EntitySelect } from '../../ui/form/EntitySelect.tsx';
import type { PlaceFieldProps } from '../../ui/tree/manage/tree-kind.ts';

/** Finds the location that others are to be inside of. */
export function LocationPlaceField({ without, ...props }: PlaceFieldProps) {
  const word = useTranslator('status');
  return (
    <EntitySelect
      {...props}
      query={(text) => api.locations.find.queryOptions({ input: { text } })}
      options={(found) =>
        found
          .filter(
            ({ id, path }) => !without.includes(id) && path.every((above) => !without.includes(above.id)),
          )
          .map(({ id, name, kind, path }) => ({
            id,
            label: name,
            detail: [word(`location.${kind}`), ...path.map((above) => above.name)].join(' › '),
          }))
      }
    />
  );
}
