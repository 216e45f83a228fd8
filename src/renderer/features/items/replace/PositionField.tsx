import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../../api.ts';
import { EntitySelect, type EntityOption } from '../../../ui/form/EntitySelect.tsx';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { notifyError } from '../../../ui/notify.ts';
import { tagName } from '../../../ui/tag-name.ts';
import type { ZoneClock } from '../../../ui/zone-clock.ts';
import { occupancyOf, type ReplaceValues } from './values.ts';

interface PositionFieldProps {
  readonly form: UseFormReturnType<ReplaceValues>;
  readonly clock: ZoneClock;
}

/** Where the item goes; what is there now decides what else the form asks. */
export function PositionField({ form, clock }: PositionFieldProps) {
  const { t } = useTranslation('items');
  const choose = async (position: EntityOption | null) => {
    try {
      const items = position === null ? [] : await client.items.ofAsset({ assetId: position.id });
      form.setValues({ position, ...occupancyOf(items, clock) });
      form.clearFieldError('position');
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <EntitySelect
      label={t('replace.position')}
      required
      {...fieldProps(form, 'position')}
      onChange={(position) => void choose(position)}
      query={(text) => api.assets.find.queryOptions({ input: { text } })}
      options={(found) =>
        found.map(({ id, tag, name, path }) => ({
          id,
          label: tagName(tag, name),
          detail: path.map((above) => above.name).join(' › '),
        }))
      }
    />
  );
}
