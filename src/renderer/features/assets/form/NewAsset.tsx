import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../../api.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { linkScanned } from '../../codes/index.ts';
import { customFieldsOf, typeIdOf } from './asset-type.ts';
import { AssetFields } from './AssetFields.tsx';
import { filledIn } from './custom.ts';
import { assetOption, emptyValues, fieldsOf, validateAsset } from './values.ts';

export interface NewAssetProps {
  readonly opened: boolean;
  /** The asset it is part of, to begin with. */
  readonly belowId: string | undefined;
  /** Its type, to begin with. */
  readonly typeId: string | undefined;
  /** What was scanned, to be linked to it. */
  readonly code?: string | undefined;
  readonly onClose: () => void;
}

/** Creates an asset and opens it. */
export function NewAsset({ opened, belowId, typeId, onClose, code }: NewAssetProps) {
  const { t } = useTranslation('assets');
  const { t: tc } = useTranslation('codes');
  const router = useRouter();
  const parent = useQuery(
    api.assets.get.queryOptions({
      input: { id: belowId ?? '' },
      enabled: opened && belowId !== undefined,
    }),
  );
  const type = useQuery(
    api.assetTypes.get.queryOptions({ input: { id: typeId ?? '' }, enabled: opened && typeId !== undefined }),
  );
  // Without the parent and the type the form would begin empty and keep it so.
  const ready = (belowId === undefined || !parent.isPending) && (typeId === undefined || !type.isPending);
  return (
    <FormDialog
      title={t('form.createTitle')}
      opened={opened && ready}
      onClose={onClose}
      size="lg"
      submitLabel={t('form.create')}
      draftKey={`asset.new.${belowId ?? typeId ?? 'top'}`}
      initialValues={emptyValues(
        parent.data === undefined ? null : assetOption(parent.data),
        type.data?.name,
      )}
      validate={(values) =>
        Object.fromEntries(
          Object.entries(validateAsset(values)).map(([field, key]) => [field, t(`form.${key}`)]),
        )
      }
      onSubmit={async (values, id) => {
        const fields = fieldsOf(values, await typeIdOf(values.typeName));
        const customValues = filledIn(values.customValues, await customFieldsOf(fields.assetTypeId));
        await client.assets.create({ id, ...fields, customValues });
        if (code !== undefined) await linkScanned(code, 'assets', id);
        notifyDone(t('form.created', { tag: values.tag.trim() }));
      }}
      onSaved={(id) => router.history.push(`/assets/${id}`)}
    >
      {(form) => (
        <>
          {code !== undefined && <Text>{tc('section.willLink', { code })}</Text>}
          <AssetFields form={form} />
        </>
      )}
    </FormDialog>
  );
}
