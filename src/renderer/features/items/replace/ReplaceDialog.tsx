import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AssetRef } from '../../../../shared/contract/base.ts';
import type { Id } from '../../../../shared/ids.ts';
import { api, client } from '../../../api.ts';
import type { EntityOption } from '../../../ui/form/EntitySelect.tsx';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { MomentFields, useMinuteOfOpening } from '../../../ui/form/MomentFields.tsx';
import { useFormat } from '../../../ui/format.ts';
import { tagName } from '../../../ui/tag-name.ts';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { zoneClock } from '../../../ui/zone-clock.ts';
import { PutInFields } from './PutInFields.tsx';
import { TakenOutFields } from './TakenOutFields.tsx';
import { PositionField } from './PositionField.tsx';
import { commandOf, initialValues, kindOf, occupancyOf, problemsOf, type ReplaceValues } from './values.ts';

export interface ReplaceDialogProps {
  /** The position; null: it is chosen in the form. */
  readonly asset: AssetRef | null;
  /** What is put in, from the shelf; null: it is chosen in the form. */
  readonly item: EntityOption | null;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** One item out, another in: also one out alone, or one into an empty position. */
export function ReplaceDialog({ asset, item, opened, onClose }: ReplaceDialogProps) {
  const { t } = useTranslation('items');
  const format = useFormat();
  const clock = zoneClock(format.timeZone);
  const { data } = useQuery(
    api.items.ofAsset.queryOptions({
      input: { assetId: asset?.id ?? '' },
      enabled: opened && asset !== null,
    }),
  );
  const minute = useMinuteOfOpening(opened, clock);
  const known = asset === null ? [] : data;
  if (known === undefined) return null;
  const occupancy = occupancyOf(known, clock);
  const position = asset === null ? null : { id: asset.id, label: tagName(asset.tag, asset.name) };
  const title =
    item !== null
      ? t('replace.putInTitle', { item: item.label })
      : t(occupancy.present === null ? 'replace.installTitle' : 'replace.title', { asset: asset?.tag ?? '' });
  return (
    <FormDialog<ReplaceValues>
      title={title}
      opened={opened}
      onClose={onClose}
      size="lg"
      submitLabel={t(`replace.submit.${occupancy.present === null ? 'install' : 'replace'}`)}
      draftKey={`item.replace.${asset?.id ?? item?.id ?? ''}.${known[0]?.id ?? 'first'}`}
      initialValues={initialValues(position, occupancy, item, minute)}
      validate={(values) => {
        const since = values.since === null ? '' : format.dateTime(values.since);
        return Object.fromEntries(
          Object.entries(problemsOf(values, clock, Date.now())).map(([field, key]) => [
            field,
            t(`replace.${key}`, { since }),
          ]),
        );
      }}
      onSubmit={async (values, id) => {
        const changeSet = await send(values, id);
        const assetId = values.position?.id;
        if (changeSet === null || assetId === undefined) return;
        showUndoToast({
          message: t(`replace.done.${kindOf(values)}`, {
            asset: values.position?.label.split(' ')[0] ?? '',
          }),
          undo: () => client.items.undo({ assetId, changeSet }),
        });
      }}
    >
      {(form) => (
        <Stack gap="md">
          {asset === null && <PositionField form={form} clock={clock} />}
          {form.values.present !== null && <TakenOutFields form={form} />}
          <PutInFields form={form} fixed={item !== null} />
          <MomentFields
            required
            day={{ label: t('replace.day'), ...fieldProps(form, 'day') }}
            time={{ label: t('replace.time'), ...fieldProps(form, 'time') }}
          />
        </Stack>
      )}
    </FormDialog>
  );

  /** The change set to be taken back; null while something is missing. */
  async function send(values: ReplaceValues, id: Id): Promise<number | null> {
    const command = commandOf(values, clock);
    if (command === null || values.position === null) return null;
    const { at, removed, installed } = command;
    const common = { id, assetId: values.position.id, at };
    const { items } = client;
    if (values.present === null) {
      return installed === null ? null : (await items.install({ ...common, installed })).changeSet;
    }
    if (installed === null) return (await items.remove({ ...common, removed })).changeSet;
    return (await items.replace({ ...common, removed, installed })).changeSet;
  }
}
