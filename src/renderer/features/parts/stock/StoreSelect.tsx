import { Alert, Button, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconBuildingWarehouse, IconPlus } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartDetail } from '../../../../shared/contract/parts.ts';
import { api, client, useCan } from '../../../api.ts';
import type { FieldProps } from '../../../ui/form/field-props.ts';
import { AddButton, FieldWithAdd } from '../../../ui/form/AddBeside.tsx';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { useDialog } from '../../../ui/form/use-dialog.ts';
import { useFormat } from '../../../ui/format.ts';

interface StoreSelectProps extends FieldProps<string | null> {
  readonly part: PartDetail;
  readonly label?: string;
  /** Left out of the choice: where it comes from. */
  readonly without?: string | null;
  /** Only where the books show some of the part. */
  readonly stockedOnly?: boolean;
  /** Where typing begins once the dialog is open. */
  readonly first?: boolean;
  /** A store that is missing can be made on the spot. */
  readonly creatable?: boolean;
  /** Taken as soon as it is known, unless another one has been chosen. */
  readonly usual?: string | undefined;
}

/** A store with what it holds of the part; the stores that hold some come first. Without any store one can be made. */
export function StoreSelect(props: StoreSelectProps) {
  const { part, label, without, stockedOnly = false, first, creatable, usual, ...field } = props;
  const { t } = useTranslation('parts');
  const format = useFormat();
  const { data } = useQuery(api.parts.stores.queryOptions());
  const take = useEffectEvent((id: string) => {
    if (field.value === null) field.onChange(id);
  });
  useEffect(() => {
    if (usual !== undefined) take(usual);
  }, [usual]);
  const paths = new Map([
    ...(data ?? []).map(({ id, path }) => [id, path] as const),
    ...part.stock.map(({ locationId, locationPath }) => [locationId, locationPath] as const),
  ]);
  const held = part.stock.filter(({ quantity }) => !stockedOnly || quantity > 0);
  const empty = stockedOnly
    ? []
    : (data ?? []).filter(({ id }) => !part.stock.some(({ locationId }) => locationId === id));
  const options = [
    ...held.map(({ locationId, locationPath, quantity }) => ({
      value: locationId,
      label: t('store.inStore', {
        store: nameOf(locationPath),
        quantity: format.quantity(quantity, part.unit),
      }),
    })),
    ...empty.map(({ id, path }) => ({ value: id, label: nameOf(path) })),
  ].filter(({ value }) => value !== without);
  if (data?.length === 0 && part.stock.length === 0) return <NoStore onCreated={field.onChange} />;
  const select = (
    <Select
      {...field}
      label={label ?? t('store.label')}
      required
      searchable
      data-autofocus={first}
      allowDeselect={false}
      data={options}
      description={field.value === null ? undefined : placeOf(paths.get(field.value))}
      renderOption={({ option }) => (
        <div>
          <Text>{option.label}</Text>
          <Text size="xs" c="dimmed">
            {placeOf(paths.get(option.value))}
          </Text>
        </div>
      )}
    />
  );
  if (creatable !== true) return select;
  return (
    <FieldWithAdd>
      {select}
      <NewStore onCreated={field.onChange} compact />
    </FieldWithAdd>
  );
}

/** The store's own name, without the places it lies in. */
function nameOf(path: string): string {
  return path.split(' / ').at(-1) ?? path;
}

/** The places a store lies in. */
function placeOf(path: string | undefined): string | undefined {
  return path?.split(' / ').slice(0, -1).join(' / ') || undefined;
}

function NoStore({ onCreated }: { onCreated: (id: string) => void }) {
  const { t } = useTranslation('parts');
  const mayAdd = useCan('stock.receive');
  return (
    <Alert color="info" variant="light" icon={<IconBuildingWarehouse aria-hidden />} title={t('store.none')}>
      <Stack gap="xs" align="flex-start">
        <Text>
          {t('store.noneHint')} {!mayAdd && t('store.noneAsk')}
        </Text>
        <NewStore onCreated={onCreated} />
      </Stack>
    </Alert>
  );
}

/** A button and the form behind it; nothing for those who may not. */
function NewStore({ onCreated, compact = false }: { onCreated: (id: string) => void; compact?: boolean }) {
  const { t } = useTranslation('parts');
  const mayAdd = useCan('stock.receive');
  const dialog = useDialog();
  if (!mayAdd) return null;
  return (
    <>
      {compact ? (
        <AddButton label={t('store.addTitle')} onClick={dialog.open} />
      ) : (
        <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={dialog.open}>
          {t('store.add')}
        </Button>
      )}
      <FormDialog
        {...dialog.props}
        title={t('store.addTitle')}
        size="sm"
        submitLabel={t('store.add')}
        initialValues={{ name: '' }}
        validate={({ name }) => ({ name: name.trim() === '' ? t('store.addNeeded') : null })}
        onSubmit={({ name }, id) => client.parts.createStore({ id, name: name.trim() })}
        onSaved={(id) => {
          onCreated(id);
          dialog.close();
        }}
      >
        {(form) => (
          <TextInput
            label={t('store.addName')}
            description={t('store.addNameHint')}
            required
            data-autofocus
            maxLength={200}
            {...form.getInputProps('name')}
          />
        )}
      </FormDialog>
    </>
  );
}
