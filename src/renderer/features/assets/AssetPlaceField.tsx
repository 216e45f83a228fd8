import { api } from '../../api.ts';
import { EntitySelect } from '../../ui/form/EntitySelect.tsx';
import type { PlaceFieldProps } from '../../ui/tree/manage/tree-kind.ts';
import { assetOption } from './form/values.ts';

/** Finds the asset that others are to be part of. */
export function AssetPlaceField({ without, ...props }: PlaceFieldProps) {
  return (
    <EntitySelect
      {...props}
      query={(text) => api.assets.find.queryOptions({ input: { text } })}
      options={(found) =>
        found
          .filter(
            ({ id, path }) => !without.includes(id) && path.every((above) => !without.includes(above.id)),
          )
          .map((asset) => ({
            ...assetOption(asset),
            detail: asset.path.map(({ name }) => name).join(' › '),
          }))
      }
    />
  );
}
