import { Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PartDetail } from '../../../../shared/contract/parts.ts';
import { derivedId, type Id } from '../../../../shared/ids.ts';
import { client } from '../../../api.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { QuantityField } from '../../../ui/form/NumberField.tsx';
import { useFormat } from '../../../ui/format.ts';
import { newId } from '../../../ui/new-id.ts';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import classes from './stock.module.css';
import { StoreSelect } from './StoreSelect.tsx';
import { heldIn, noteOf, quantityProblem } from './validate.ts';

interface TransferValues extends Record<string, unknown> {
  from: string | null;
  to: string | null;
  quantity: number | null;
  note: string;
}

/** Moves stock from one store to another; the toast moves it back. */
export function TransferDialog(props: {
  readonly part: PartDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { part, ...dialog } = props;
  const { t } = useTranslation('parts');
  const format = useFormat();
  const { id: partId, unit } = part;
  const name = `${part.number} ${part.name}`;
  const amount = (milli: number) => format.quantity(milli, unit);

  const quantityWords = ({ from, quantity }: TransferValues) => {
    const problem = quantityProblem(quantity);
    if (problem !== null) return t(`invalid.${problem}`);
    const there = heldIn(part, from);
    return from !== null && quantity !== null && quantity > there
      ? t('invalid.tooMany', { quantity: amount(Math.max(0, there)) })
      : null;
  };
  return (
    <FormDialog<TransferValues>
      {...dialog}
      title={t('transfer.title', { part: name })}
      submitLabel={t('transfer.submit')}
      draftKey={`part.transfer.${partId}`}
      initialValues={{
        from: part.stock.find(({ quantity }) => quantity > 0)?.locationId ?? null,
        to: null,
        quantity: null,
        note: '',
      }}
      validate={(values) => ({
        from: values.from === null ? t('invalid.store') : null,
        to:
          values.to === null ? t('invalid.store') : values.to === values.from ? t('invalid.sameStore') : null,
        quantity: quantityWords(values),
      })}
      onSubmit={async ({ from, to, quantity, note }, id) => {
        if (from === null || to === null || quantity === null) return;
        const move = (outId: Id, fromLocationId: string, toLocationId: string) =>
          client.parts.transfer({
            outId,
            inId: derivedId('transfer-in', outId),
            partId,
            fromLocationId,
            toLocationId,
            quantity,
            note: noteOf(note),
          });
        await move(id, from, to);
        const backId = newId();
        showUndoToast({
          message: t('transfer.done', { quantity: amount(quantity), part: part.number }),
          undo: () => move(backId, to, from),
        });
      }}
    >
      {(form) => {
        const { from, to, quantity } = form.values;
        const there = heldIn(part, from);
        const fits = quantityProblem(quantity) === null && quantity !== null && quantity <= there;
        return (
          <>
            <StoreSelect part={part} label={t('store.from')} stockedOnly {...fieldProps(form, 'from')} />
            <StoreSelect part={part} label={t('store.to')} without={from} first {...fieldProps(form, 'to')} />
            <QuantityField
              label={t('transfer.quantity')}
              description={from === null ? undefined : t('transfer.available', { quantity: amount(there) })}
              required
              unit={unit}
              min={0}
              {...fieldProps(form, 'quantity')}
            />
            <Textarea label={t('receive.note')} minRows={1} maxLength={500} {...form.getInputProps('note')} />
            {fits && from !== null && to !== null && (
              <output className={classes.outcome}>
                <Text>
                  {t('transfer.after', {
                    from: amount(there - quantity),
                    to: amount(heldIn(part, to) + quantity),
                  })}
                </Text>
              </output>
            )}
          </>
        );
      }}
    </FormDialog>
  );
}
