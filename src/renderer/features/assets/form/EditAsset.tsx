import { useTranslation } from 'react-i18next';
import { client } from '../../../api.ts';
import { changesOf } from '../../../ui/form/changes.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { customFieldsOf, typeIdOf } from './asset-type.ts';
import { AssetFields } from './AssetFields.tsx';
import { customChanges, filledIn, type CustomChange } from './custom.ts';
import { fieldsOf, validateAsset, valuesOf, type Asset } from './values.ts';

/** Changes an asset; the toast takes the change back. */
export function EditAsset(props: { asset: Asset; opened: boolean; onClose: () => void }) {
  const { asset, opened, onClose } = props;
  const { t } = useTranslation('assets');
  const { id, tag } = asset;
  return (
    <FormDialog
      title={t('form.editTitle', { tag })}
      opened={opened}
      onClose={onClose}
      size="lg"
      draftKey={`asset.edit.${id}`}
      editing
      initialValues={valuesOf(asset)}
      validate={(values) =>
        Object.fromEntries(
          Object.entries(validateAsset(values)).map(([field, key]) => [field, t(`form.${key}`)]),
        )
      }
      onSubmit={async (values, _id, initial) => {
        const { typeName } = values;
        const typeId = typeName === initial.typeName ? asset.assetTypeId : await typeIdOf(typeName);
        const { changes, before } = changesOf(fieldsOf(initial, asset.assetTypeId), fieldsOf(values, typeId));
        const custom =
          typeId === asset.assetTypeId
            ? customChanges(initial.customValues, values.customValues, asset.customFields)
            : otherType(asset, filledIn(values.customValues, await customFieldsOf(typeId)));
        if (Object.keys(changes).length + custom.changes.length === 0) return;
        const after = { ...changes, customValues: custom.changes };
        const was = { ...before, customValues: custom.before };
        await client.assets.update({ id, changes: after, base: was });
        showUndoToast({
          message: t('form.saved', { tag }),
          undo: () => client.assets.update({ id, changes: was, base: after }),
        });
      }}
    >
      {(form) => <AssetFields form={form} ownId={id} />}
    </FormDialog>
  );
}

/** With another type: what its fields get, and for the undo what the fields of the present one have. */
function otherType({ customValues }: Asset, changes: CustomChange[]) {
  return { changes, before: customValues };
}
