import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { derivedId } from '../../../../shared/ids.ts';
import { api, client } from '../../../api.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { typeIdOf } from './asset-type.ts';
import { AssetFields } from './AssetFields.tsx';
import { assetOption, emptyValues, fieldsOf, validateAsset } from './values.ts';

export interface NewAssetProps {
  readonly opened: boolean;
  /** The asset it is part of, to begin with. */
  readonly belowId: string | undefined;
  /** What was scanned, to be linked to it. */
  readonly code?: string | undefined;
  readonly onClose: () => void;
}

/** The asset is there; a code that cannot be linked is said and does not take it back. */
async function linkCode(code: string, recordId: string): Promise<void> {
  try {
    await client.codes.link({ id: derivedId(recordId, 'code'), code, entity: 'assets', recordId });
  } catch (error) {
    notifyError(error);
  }
}

/** Creates an asset and opens it. */
export function NewAsset({ opened, belowId, onClose, code }: NewAssetProps) {
  const { t } = useTranslation('assets');
  const { t: tc } = useTranslation('codes');
  const router = useRouter();
  const parent = useQuery(
    api.assets.get.queryOptions({
      input: { id: belowId ?? '' },
      enabled: opened && belowId !== undefined,
    }),
  );
  // Without the parent the form would begin empty and keep it so.
  const ready = belowId === undefined || !parent.isPending;
  return (
    <FormDialog
      title={t('form.createTitle')}
      opened={opened && ready}
      onClose={onClose}
      size="lg"
      submitLabel={t('form.create')}
      draftKey={`asset.new.${belowId ?? 'top'}`}
      initialValues={emptyValues(parent.data === undefined ? null : assetOption(parent.data))}
      validate={(values) =>
        Object.fromEntries(
          Object.entries(validateAsset(values)).map(([field, key]) => [field, t(`form.${key}`)]),
        )
      }
      onSubmit={async (values, id) => {
        await client.assets.create({ id, ...fieldsOf(values, await typeIdOf(values.typeName)) });
        if (code !== undefined) await linkCode(code, id);
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
