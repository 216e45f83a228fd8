import { useRouter } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { newId } from '../../../ui/new-id.ts';
import { notifyDone } from '../../../ui/notify.ts';
import { PartFields } from './PartFields.tsx';
import { supplierIdOf } from './supplier.ts';
import { useUnits } from './units.ts';
import { usePartErrors } from './use-part-errors.ts';
import { emptyValues, fieldsOf } from './values.ts';

/** Creates a part and opens it. */
export function NewPart({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('parts');
  const errors = usePartErrors();
  const router = useRouter();
  const [usualUnit = ''] = useUnits();
  const created = useRef<string | null>(null);
  // The form has an address of its own: once saved, the record takes its place.
  const close = () => {
    const id = created.current;
    created.current = null;
    if (id === null) onClose();
    else router.history.replace(recordHref('parts', id) ?? '/');
  };
  return (
    <FormDialog
      title={t('form.createTitle')}
      opened={opened}
      onClose={close}
      size="lg"
      submitLabel={t('form.create')}
      draftKey="part.new"
      initialValues={emptyValues(usualUnit)}
      validate={errors}
      onSubmit={async (values) => {
        const id = newId();
        await client.parts.create({ id, ...fieldsOf(values, await supplierIdOf(values.supplierName)) });
        created.current = id;
        notifyDone(t('form.created', { number: values.number.trim() }));
      }}
    >
      {(form) => <PartFields form={form} />}
    </FormDialog>
  );
}
