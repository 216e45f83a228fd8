import { Checkbox, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PartDetail } from '../../../../shared/contract/parts.ts';
import { client } from '../../../api.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { QuantityField } from '../../../ui/form/NumberField.tsx';
import { useFormat } from '../../../ui/format.ts';
import { notifyDone } from '../../../ui/notify.ts';
import classes from './stock.module.css';
import { StoreSelect } from './StoreSelect.tsx';
import { heldIn, isImplausible, noteOf } from './validate.ts';

interface CountValues extends Record<string, unknown> {
  locationId: string | null;
  counted: number | null;
  note: string;
  /** That an implausible count is right. */
  sure: boolean;
}

/** In whole units: as in the contract. */
const MOST_COUNTED = 1_000_000_000;

function bookOf(part: PartDetail, locationId: string | null): number | null {
  return locationId === null ? null : heldIn(part, locationId);
}

/** Records what lies on the shelf; shows how far the books are off before the difference is booked. */
export function CountDialog(props: {
  readonly part: PartDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { part, ...dialog } = props;
  const { t } = useTranslation('parts');
  const format = useFormat();
  const { id: partId, unit } = part;
  const name = `${part.number} ${part.name}`;
  // What is wrong most surely is counted first.
  const first = part.stock.find(({ quantity }) => quantity < 0) ?? part.stock[0];
  return (
    <FormDialog<CountValues>
      {...dialog}
      title={t('count.title', { part: name })}
      submitLabel={t('count.submit')}
      draftKey={`part.count.${partId}`}
      initialValues={{ locationId: first?.locationId ?? null, counted: null, note: '', sure: false }}
      validate={({ locationId, counted, sure }) => ({
        locationId: locationId === null ? t('invalid.store') : null,
        counted: counted === null || counted < 0 ? t('invalid.counted') : null,
        sure: !sure && isImplausible(bookOf(part, locationId), counted) ? t('invalid.sure') : null,
      })}
      onSubmit={async ({ locationId, counted, note }, id) => {
        if (locationId === null || counted === null) return;
        const { difference } = await client.parts.count({
          id,
          partId,
          locationId,
          counted,
          note: noteOf(note),
        });
        notifyDone(
          difference === 0
            ? t('count.doneEqual', { part: part.number })
            : t('count.done', { part: part.number, quantity: format.quantity(difference, unit) }),
        );
      }}
    >
      {(form) => (
        <>
          <StoreSelect part={part} creatable {...fieldProps(form, 'locationId')} />
          <QuantityField
            label={t('count.counted')}
            required
            data-autofocus
            unit={unit}
            max={MOST_COUNTED}
            {...fieldProps(form, 'counted')}
          />
          {isImplausible(bookOf(part, form.values.locationId), form.values.counted) && (
            <Checkbox label={t('count.sure')} {...form.getInputProps('sure', { type: 'checkbox' })} />
          )}
          <Textarea label={t('receive.note')} minRows={1} maxLength={500} {...form.getInputProps('note')} />
          <Difference book={bookOf(part, form.values.locationId)} counted={form.values.counted} unit={unit} />
        </>
      )}
    </FormDialog>
  );
}

function Difference(props: {
  readonly book: number | null;
  readonly counted: number | null;
  readonly unit: string;
}) {
  const { t } = useTranslation('parts');
  const format = useFormat();
  const { book, counted, unit } = props;
  if (book === null) return null;
  const difference = counted === null ? null : counted - book;
  const quantity = format.quantity(Math.abs(difference ?? 0), unit);
  return (
    <output className={classes.outcome}>
      <Text c="dimmed">{t('count.book', { quantity: format.quantity(book, unit) })}</Text>
      {difference === 0 && <Text>{t('count.equal')}</Text>}
      {difference !== null && difference > 0 && <Text>{t('count.more', { quantity })}</Text>}
      {difference !== null && difference < 0 && <Text c="warning">{t('count.less', { quantity })}</Text>}
    </output>
  );
}
