import { SimpleGrid, TagsInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keywordKey, MAX_KEYWORD_LENGTH, MAX_KEYWORDS } from '../../../../shared/domain/keywords.ts';
import { api, client, useCan } from '../../../api.ts';
import { AddButton, FieldWithAdd } from '../../../ui/form/AddBeside.tsx';
import { EntitySelect, type EntityOption } from '../../../ui/form/EntitySelect.tsx';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { useDialog } from '../../../ui/form/use-dialog.ts';
import classes from '../Assets.module.css';
import { personOptions, teamOptions } from './options.ts';
import type { AssetValues } from './values.ts';

type Form = UseFormReturnType<AssetValues>;

/** Who answers for the asset: a person, a team, or both. */
export function ResponsibleFields({ form }: { form: Form }) {
  const { t } = useTranslation('assets');
  const managesPeople = useCan('people.manage');
  const dialog = useDialog();
  const team = (
    <EntitySelect
      label={t('form.responsibleTeam')}
      query={() => api.teams.list.queryOptions()}
      options={teamOptions}
      filterHere
      {...fieldProps(form, 'responsibleTeam')}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <EntitySelect
        label={t('form.responsibleUser')}
        query={() => api.people.list.queryOptions()}
        options={personOptions}
        filterHere
        {...fieldProps(form, 'responsibleUser')}
      />
      {managesPeople ? (
        <FieldWithAdd>
          {team}
          <AddButton label={t('form.newTeam')} onClick={dialog.open} />
          <TeamForm {...dialog.props} onCreated={(made) => form.setFieldValue('responsibleTeam', made)} />
        </FieldWithAdd>
      ) : (
        team
      )}
    </SimpleGrid>
  );
}

interface TeamFormProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCreated: (team: EntityOption) => void;
}

function TeamForm({ onCreated, ...dialog }: TeamFormProps) {
  const { t } = useTranslation('assets');
  return (
    <FormDialog<{ name: string }>
      {...dialog}
      title={t('form.newTeam')}
      size="sm"
      submitLabel={t('form.createTeam')}
      initialValues={{ name: '' }}
      validate={({ name }) => ({ name: name.trim() === '' ? t('form.teamNameNeeded') : null })}
      onSubmit={({ name }, id) => client.teams.create({ id, name: name.trim() })}
      onSaved={(id, { name }) => {
        onCreated({ id, label: name.trim() });
        dialog.onClose();
      }}
    >
      {(form) => (
        <TextInput
          label={t('form.teamName')}
          description={t('form.teamMembersHint')}
          required
          data-autofocus
          maxLength={200}
          {...form.getInputProps('name')}
        />
      )}
    </FormDialog>
  );
}

/** Free words, suggested from those in use. */
export function KeywordsField({ form }: { form: Form }) {
  const { t } = useTranslation('assets');
  const { t: tc } = useTranslation();
  const { data = [] } = useQuery(api.assets.keywords.queryOptions());
  const { keywords } = form.values;
  return (
    <TagsInput
      classNames={{ pill: classes.keyword }}
      label={t('form.keywords')}
      description={t('form.keywordsHint')}
      placeholder={keywords.length === 0 ? t('form.keywordsPlaceholder') : undefined}
      data={data}
      limit={20}
      maxTags={MAX_KEYWORDS}
      maxLength={MAX_KEYWORD_LENGTH}
      isDuplicate={(word, chosen) => chosen.some((each) => keywordKey(each) === keywordKey(word))}
      acceptValueOnBlur
      clearable
      clearButtonProps={{ 'aria-label': tc('clear') }}
      value={[...keywords]}
      onChange={(words) => form.setFieldValue('keywords', words)}
      error={form.errors['keywords']}
    />
  );
}
