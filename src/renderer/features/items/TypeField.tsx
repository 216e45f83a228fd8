import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.ts';
import { EntitySelect, type EntityOption } from '../../ui/form/EntitySelect.tsx';

interface TypeFieldProps {
  readonly value: EntityOption | null;
  readonly onChange: (type: EntityOption | null) => void;
  readonly error?: ReactNode;
}

/** Of which asset type an item is. */
export function TypeField(props: TypeFieldProps) {
  const { t } = useTranslation('items');
  return (
    <EntitySelect
      label={t('facts.type')}
      {...props}
      query={() => api.assetTypes.list.queryOptions({ input: {} })}
      options={(all) => all.map(({ id, name }) => ({ id, label: name }))}
      filterHere
    />
  );
}
