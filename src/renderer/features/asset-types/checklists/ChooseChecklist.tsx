import { useTranslation } from 'react-i18next';
import { api, client, type Outputs } from '../../../api.ts';
import { EntitySelect, type EntityOption } from '../../../ui/form/EntitySelect.tsx';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { notifyDone } from '../../../ui/notify.ts';

interface ChooseChecklistProps {
  readonly type: Outputs['assetTypes']['get'];
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Makes a checklist that there is one of the type's; one of another type says so. */
export function ChooseChecklist({ type, ...dialog }: ChooseChecklistProps) {
  const { t } = useTranslation('assetTypes');
  return (
    <FormDialog<{ template: EntityOption | null }>
      {...dialog}
      title={t('checklists.addTitle')}
      submitLabel={t('checklists.submit')}
      initialValues={{ template: null }}
      validate={({ template }) => ({ template: template === null ? t('checklists.templateNeeded') : null })}
      onSubmit={async ({ template }) => {
        if (template === null) return;
        await client.assetTypes.assignChecklist({ templateId: template.id, assetTypeId: type.id });
        notifyDone(t('checklists.assigned', { name: template.label }));
      }}
    >
      {(form) => (
        <EntitySelect
          label={t('checklists.template')}
          required
          query={() => api.workOrders.templates.queryOptions()}
          options={(templates) =>
            templates
              .filter(({ assetType }) => assetType?.id !== type.id)
              .map(({ id, name, assetType, items }) => ({
                id,
                label: name,
                detail: [
                  ...(assetType === null ? [] : [t('checklists.ofOther', { type: assetType.name })]),
                  t('checklists.stepCount', { count: items.length }),
                ].join(' · '),
              }))
          }
          filterHere
          {...fieldProps(form, 'template')}
        />
      )}
    </FormDialog>
  );
}
