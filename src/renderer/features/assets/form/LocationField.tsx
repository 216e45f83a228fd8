import { Select, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCATION_KINDS, type LocationKind } from '../../../../shared/domain/vocabulary.ts';
import { api, client } from '../../../api.ts';
import { useTranslator } from '../../../i18n/dynamic.ts';
import { AddButton, FieldWithAdd } from '../../../ui/form/AddBeside.tsx';
import { EntitySelect, type EntityOption } from '../../../ui/form/EntitySelect.tsx';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { useDialog } from '../../../ui/form/use-dialog.ts';
import { locationOptions } from './options.ts';

interface LocationFieldProps {
  readonly value: EntityOption | null;
  readonly onChange: (location: EntityOption | null) => void;
  readonly error?: ReactNode;
  readonly required?: boolean;
}

/** Where an asset stands; a place that is missing can be made on the spot. */
export function LocationField(props: LocationFieldProps) {
  const { t } = useTranslation('assets');
  const dialog = useDialog();
  return (
    <FieldWithAdd>
      <LocationSelect label={t('form.location')} {...props} />
      <AddButton label={t('form.newLocation')} onClick={dialog.open} />
      <LocationForm {...dialog.props} onCreated={props.onChange} />
    </FieldWithAdd>
  );
}

function LocationSelect(props: LocationFieldProps & { label: string; description?: string }) {
  return (
    <EntitySelect
      {...props}
      query={() => api.locations.list.queryOptions()}
      options={locationOptions}
      filterHere
    />
  );
}

interface LocationValues extends Record<string, unknown> {
  name: string;
  kind: LocationKind;
  parent: EntityOption | null;
}

function LocationForm(props: {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCreated: (location: EntityOption) => void;
}) {
  const { onCreated, ...dialog } = props;
  const { t } = useTranslation('assets');
  const word = useTranslator('status');
  return (
    <FormDialog<LocationValues>
      {...dialog}
      title={t('locationForm.title')}
      size="sm"
      submitLabel={t('locationForm.create')}
      initialValues={{ name: '', kind: 'area', parent: null }}
      validate={({ name }) => ({ name: name.trim() === '' ? t('locationForm.nameNeeded') : null })}
      onSubmit={({ name, kind, parent }, id) =>
        client.locations.create({ id, name: name.trim(), kind, parentId: parent?.id ?? null })
      }
      onSaved={(id, { name, parent }) => {
        onCreated({ id, label: parent === null ? name.trim() : `${parent.label} / ${name.trim()}` });
        dialog.onClose();
      }}
    >
      {(form) => (
        <Stack gap="md">
          <TextInput
            label={t('locationForm.name')}
            required
            data-autofocus
            maxLength={200}
            {...form.getInputProps('name')}
          />
          <Select
            label={t('locationForm.kind')}
            data={LOCATION_KINDS.map((value) => ({ value, label: word(`location.${value}`) }))}
            allowDeselect={false}
            {...form.getInputProps('kind')}
          />
          <LocationSelect
            label={t('locationForm.parent')}
            description={t('locationForm.parentHint')}
            {...fieldProps(form, 'parent')}
          />
        </Stack>
      )}
    </FormDialog>
  );
}
