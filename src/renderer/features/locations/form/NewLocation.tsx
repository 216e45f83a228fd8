import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../../api.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { LocationFields } from './LocationFields.tsx';
import { emptyValues, fieldsOf, validateLocation, type LocationValues } from './values.ts';

interface NewLocationProps {
  readonly opened: boolean;
  /** The location it is inside of, to begin with. */
  readonly belowId: string | undefined;
  readonly onClose: () => void;
}

/** Creates a location and opens it. */
export function NewLocation({ opened, belowId, onClose }: NewLocationProps) {
  const { t } = useTranslation('locations');
  const router = useRouter();
  const parent = useQuery(
    api.locations.get.queryOptions({
      input: { id: belowId ?? '' },
      enabled: opened && belowId !== undefined,
    }),
  );
  // Without the parent the form would begin empty and keep it so.
  const ready = belowId === undefined || !parent.isPending;
  return (
    <FormDialog<LocationValues>
      title={t('form.createTitle')}
      opened={opened && ready}
      onClose={onClose}
      submitLabel={t('form.create')}
      draftKey={`location.new.${belowId ?? 'top'}`}
      initialValues={emptyValues(parent.data)}
      validate={(values) =>
        Object.fromEntries(
          Object.entries(validateLocation(values)).map(([field, key]) => [field, t(`form.${key}`)]),
        )
      }
      onSubmit={async (values, id) => {
        await client.locations.create({ id, ...fieldsOf(values) });
        notifyDone(t('form.created', { name: values.name.trim() }));
      }}
      onSaved={(id) => router.history.push(`/locations/${id}`)}
    >
      {(form) => <LocationFields form={form} />}
    </FormDialog>
  );
}
