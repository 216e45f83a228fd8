import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CUSTOM_FIELD_KINDS, type CustomFieldKind } from '../../../../shared/domain/vocabulary.ts';
import { client, type Outputs } from '../../../api.ts';
import { useTranslator } from '../../../i18n/dynamic.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { ChoicesField } from './ChoicesField.tsx';
import {
  choiceProblem,
  choicesOf,
  goneOf,
  linesOf,
  movedOf,
  type ChoiceLine,
  type Moves,
} from './choices.ts';
import type { Field } from './FieldsTab.tsx';

interface FieldFormProps {
  readonly type: Outputs['assetTypes']['get'];
  /** Null: a new one. */
  readonly field: Field | null;
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface Values extends Record<string, unknown> {
  name: string;
  kind: CustomFieldKind;
  unit: string;
  choices: ChoiceLine[];
  moves: Moves;
}

/** A new field, or what can change of one: its name, unit and choices; the kind stays, values are of it. */
export function FieldForm({ type, field, opened, onClose }: FieldFormProps) {
  const { t } = useTranslation('assetTypes');
  const word = useTranslator('status');
  const stored = field?.choices ?? [];
  const use = new Map(field?.choiceUse.map(({ choice, assets }) => [choice, assets]));
  const save = async (values: Values, id: string) => {
    const { kind } = values;
    const name = values.name.trim();
    const unit = kind === 'number' ? values.unit.trim() || null : null;
    const choices = choicesOf(values.choices);
    if (field === null) {
      const made = { id, assetTypeId: type.id, name, kind, unit };
      await client.assetTypes.addField({ ...made, choices: kind === 'choice' ? choices : null });
      notifyDone(t('fields.added', { name }));
      return;
    }
    const gone = goneOf(stored, values.choices);
    await client.assetTypes.updateField({
      id: field.id,
      changes: {
        name,
        ...(kind === 'number' ? { unit } : {}),
        ...(kind === 'choice' ? { choices } : {}),
      },
      moved: kind === 'choice' ? movedOf(values.choices, gone, values.moves) : [],
    });
    notifyDone(t('fields.saved', { name }));
  };
  return (
    <FormDialog<Values>
      title={
        field === null
          ? t('fields.addTitle', { type: type.name })
          : t('fields.editTitle', { name: field.name })
      }
      opened={opened}
      onClose={onClose}
      submitLabel={field === null ? t('fields.submit') : undefined}
      draftKey={field === null ? `custom-field.new.${type.id}` : `custom-field.edit.${field.id}`}
      initialValues={{
        name: field?.name ?? '',
        kind: field?.kind ?? 'text',
        unit: field?.unit ?? '',
        choices: linesOf(field?.choices ?? null),
        moves: {},
      }}
      validate={({ name, kind, unit, choices, moves }) => {
        const problem =
          kind === 'choice'
            ? choiceProblem(choices, goneOf(stored, choices), moves, new Set(use.keys()))
            : null;
        return {
          name: name.trim() === '' ? t('fields.nameNeeded') : null,
          unit: kind === 'number' && unit.trim().length > 20 ? t('fields.unitLong') : null,
          choices: problem === null ? null : t(`fields.${problem}`),
        };
      }}
      onSubmit={save}
    >
      {(form) => (
        <>
          <TextInput
            label={t('fields.name')}
            description={t('fields.nameHint')}
            required
            data-autofocus
            maxLength={200}
            {...form.getInputProps('name')}
          />
          {field === null && (
            <Select
              label={t('fields.kind')}
              data={CUSTOM_FIELD_KINDS.map((kind) => ({ value: kind, label: word(`customField.${kind}`) }))}
              allowDeselect={false}
              {...form.getInputProps('kind')}
            />
          )}
          {form.values.kind === 'number' && (
            <TextInput
              label={t('fields.unit')}
              description={t('fields.unitHint')}
              {...form.getInputProps('unit')}
            />
          )}
          {form.values.kind === 'choice' && (
            <ChoicesField
              lines={form.values.choices}
              onLines={(choices) => form.setFieldValue('choices', choices)}
              stored={stored}
              use={use}
              moves={form.values.moves}
              onMoves={(moves) => form.setFieldValue('moves', moves)}
              error={form.errors['choices']}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
