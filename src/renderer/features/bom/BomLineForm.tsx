import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BomLine, BomOwner } from '../../../shared/contract/bom.ts';
import { api, client } from '../../api.ts';
import { changesOf } from '../../ui/form/changes.ts';
import { EntitySelect, type EntityOption } from '../../ui/form/EntitySelect.tsx';
import { fieldProps } from '../../ui/form/field-props.ts';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { QuantityField } from '../../ui/form/NumberField.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { showUndoToast } from '../../ui/UndoToast.tsx';

interface BomLineFormProps {
  readonly owner: BomOwner;
  readonly ownerName: string;
  /** Null: a new one. */
  readonly line: BomLine | null;
  /** Parts that are listed already. */
  readonly listed: readonly string[];
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface Values extends Record<string, unknown> {
  partId: EntityOption | null;
  quantity: number | null;
  note: string;
}

function fieldsOf({ quantity, note }: Values) {
  return { quantity: quantity ?? 1000, note: note.trim() || null };
}

/** A part that fits, how many of it are built in, and where. */
export function BomLineForm({ owner, ownerName, line, listed, ...dialog }: BomLineFormProps) {
  const { t } = useTranslation('assetTypes');
  const ownerId = 'assetId' in owner ? owner.assetId : owner.assetTypeId;
  const save = async (values: Values, newId: string, initial: Values) => {
    if (line === null) {
      if (values.partId === null) return;
      await client.bom.add({ id: newId, owner, partId: values.partId.id, ...fieldsOf(values) });
      notifyDone(t('bom.added', { part: values.partId.label }));
      return;
    }
    const { id } = line;
    const { changes, before } = changesOf(fieldsOf(initial), fieldsOf(values));
    if (Object.keys(changes).length === 0) return;
    await client.bom.update({ id, changes });
    showUndoToast({
      message: t('bom.saved', { part: line.part.number }),
      undo: () => client.bom.update({ id, changes: before }),
    });
  };
  return (
    <FormDialog<Values>
      {...dialog}
      title={
        line === null
          ? t('bom.addTitle', { owner: ownerName })
          : t('bom.editTitle', { part: line.part.number })
      }
      submitLabel={line === null ? t('bom.submit') : undefined}
      editing={line !== null}
      draftKey={line === null ? `bom.new.${ownerId}` : `bom.edit.${line.id}`}
      initialValues={{ partId: null, quantity: line?.quantity ?? 1000, note: line?.note ?? '' }}
      validate={({ partId, quantity, note }) => ({
        partId: line === null && partId === null ? t('bom.partNeeded') : null,
        quantity: quantity === null || quantity <= 0 ? t('bom.quantityNeeded') : null,
        note: note.trim().length > 500 ? t('bom.noteLong') : null,
      })}
      onSubmit={save}
    >
      {(form) => (
        <>
          {line === null && (
            <EntitySelect
              label={t('bom.part')}
              required
              query={(text) => api.parts.list.queryOptions({ input: { text, limit: 50 } })}
              options={({ rows }) =>
                rows
                  .filter(({ id }) => !listed.includes(id))
                  .map(({ id, number, name, category }) => ({
                    id,
                    label: `${number} ${name}`,
                    detail: category ?? undefined,
                  }))
              }
              {...fieldProps(form, 'partId')}
            />
          )}
          <BuiltIn partId={line?.part.id ?? form.values.partId?.id} field={fieldProps(form, 'quantity')} />
          <TextInput label={t('bom.note')} description={t('bom.noteHint')} {...form.getInputProps('note')} />
        </>
      )}
    </FormDialog>
  );
}

function BuiltIn({
  partId,
  field,
}: {
  partId: string | undefined;
  field: ReturnType<typeof fieldProps<Values, 'quantity'>>;
}) {
  const { t } = useTranslation('assetTypes');
  const { data: part } = useQuery(
    api.parts.get.queryOptions({ input: { id: partId ?? '' }, enabled: partId !== undefined }),
  );
  return <QuantityField label={t('bom.quantity')} required unit={part?.unit} {...field} />;
}
