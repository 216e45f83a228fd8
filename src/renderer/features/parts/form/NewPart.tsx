import { Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { client } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { linkScanned } from '../../codes/index.ts';
import { PartFields } from './PartFields.tsx';
import { supplierIdOf } from './supplier.ts';
import { useUnits } from './units.ts';
import { usePartErrors } from './use-part-errors.ts';
import { emptyValues, fieldsOf } from './values.ts';

interface NewPartProps {
  readonly opened: boolean;
  /** What was scanned, to be linked to it. */
  readonly code: string | undefined;
  readonly onClose: () => void;
}

/** Creates a part and opens it. */
export function NewPart({ opened, code, onClose }: NewPartProps) {
  const { t } = useTranslation('parts');
  const { t: tc } = useTranslation('codes');
  const errors = usePartErrors();
  const router = useRouter();
  const [usualUnit = ''] = useUnits();
  return (
    <FormDialog
      title={t('form.createTitle')}
      opened={opened}
      onClose={onClose}
      size="lg"
      submitLabel={t('form.create')}
      draftKey="part.new"
      initialValues={emptyValues(usualUnit)}
      validate={errors}
      onSubmit={async (values, id) => {
        await client.parts.create({ id, ...fieldsOf(values, await supplierIdOf(values.supplierName)) });
        if (code !== undefined) await linkScanned(code, 'parts', id);
        notifyDone(t('form.created', { number: values.number.trim() }));
      }}
      // The form has an address of its own: the record takes its place.
      onSaved={(id) => router.history.replace(recordHref('parts', id) ?? '/')}
    >
      {(form) => (
        <>
          {code !== undefined && <Text>{tc('section.willLink', { code })}</Text>}
          <PartFields form={form} />
        </>
      )}
    </FormDialog>
  );
}
