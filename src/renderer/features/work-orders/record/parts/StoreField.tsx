import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api.ts';
import type { FieldProps } from '../../../../ui/form/field-props.ts';
import { useFormat } from '../../../../ui/format.ts';

interface StoreFieldProps extends FieldProps<string | null> {
  readonly partId: string;
}

/** Where the part is, fullest first, with what is there; the fullest is taken unless another one is chosen. */
export function StoreField({ partId, value, onChange, error }: StoreFieldProps) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const places = useQuery(api.parts.availability.queryOptions({ input: { partId } }));
  const part = useQuery(api.parts.get.queryOptions({ input: { id: partId } }));
  const nowhere = places.data?.length === 0;
  const stores = useQuery({ ...api.parts.stores.queryOptions(), enabled: nowhere });

  const fullest = places.data?.[0]?.locationId;
  const choose = useEffectEvent((id: string) => {
    if (value === null) onChange(id);
  });
  useEffect(() => {
    if (fullest !== undefined) choose(fullest);
  }, [fullest]);

  const data = nowhere
    ? (stores.data ?? []).map(({ id, path }) => ({ value: id, label: path }))
    : (places.data ?? []).map(({ locationId, locationPath, quantity }) => ({
        value: locationId,
        label: `${locationPath}: ${format.quantity(quantity, part.data?.unit)}`,
      }));
  return (
    <Select
      label={t('parts.store')}
      description={nowhere ? t('parts.noStores') : undefined}
      required
      allowDeselect={false}
      data={data}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
