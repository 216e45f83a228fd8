import { Checkbox, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { namesLine } from './names.ts';
import type { EntityOption } from '../../form/EntitySelect.tsx';
import { fieldProps } from '../../form/field-props.ts';
import { FormDialog } from '../../form/FormDialog.tsx';
import type { TreeKind } from './tree-kind.ts';
import { useMove } from './use-move.ts';

interface Values extends Record<string, unknown> {
  place: EntityOption | null;
  withLocation: boolean;
}

interface MoveDialogProps {
  readonly kind: TreeKind;
  readonly ids: readonly string[];
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onMoved?: () => void;
}

/** Finds another place for nodes of a tree. */
export function MoveDialog({ kind, ids, opened, onClose, onMoved }: MoveDialogProps) {
  const { t } = useTranslation('trees');
  const { send } = useMove(kind);
  const { data } = useQuery({ ...kind.archiving(ids), enabled: opened && ids.length > 0 });
  const count = ids.length;
  return (
    <FormDialog<Values>
      title={t('move.title', { count, names: namesLine(data) })}
      opened={opened}
      onClose={onClose}
      size="sm"
      submitLabel={t('move.submit')}
      initialValues={{ place: null, withLocation: false }}
      onSubmit={async ({ place, withLocation }) => {
        await send(ids, place?.id ?? null, { withLocation });
        onMoved?.();
      }}
    >
      {(form) => (
        <Stack gap="md">
          <kind.PlaceField
            label={t('move.below')}
            description={t('move.belowHint')}
            without={ids}
            {...fieldProps(form, 'place')}
          />
          {kind.locationOf !== undefined && form.values.place !== null && (
            <WithLocation
              locationOf={kind.locationOf}
              placeId={form.values.place.id}
              checked={form.values.withLocation}
              onChange={(checked) => form.setFieldValue('withLocation', checked)}
            />
          )}
        </Stack>
      )}
    </FormDialog>
  );
}

function WithLocation(props: {
  locationOf: (id: string) => Promise<string | null>;
  placeId: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const { t } = useTranslation('trees');
  const { locationOf, placeId, checked, onChange } = props;
  const { data: location = null } = useQuery({
    queryKey: ['location of', placeId],
    queryFn: () => locationOf(placeId),
    staleTime: 0,
  });
  if (location === null) return null;
  return (
    <Checkbox
      label={t('move.withLocation', { location })}
      description={t('move.withLocationHint')}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
