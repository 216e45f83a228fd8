import type { ReactNode } from 'react';
import { api } from '../../../api.ts';
import { EntitySelect, type EntityOption } from '../../../ui/form/EntitySelect.tsx';
import { tagName } from '../../../ui/tag-name.ts';

interface AssetSelectProps {
  readonly label: ReactNode;
  readonly description?: string;
  readonly error?: string;
  readonly value: EntityOption | null;
  readonly onChange: (asset: EntityOption | null) => void;
}

export function AssetSelect(props: AssetSelectProps) {
  return (
    <EntitySelect
      {...props}
      query={(text) => api.assets.find.queryOptions({ input: { text, limit: 50 } })}
      options={(found) =>
        found.map(({ id, tag, name, path }) => ({
          id,
          label: tagName(tag, name),
          detail: path.map((above) => above.name).join(' › '),
        }))
      }
    />
  );
}
