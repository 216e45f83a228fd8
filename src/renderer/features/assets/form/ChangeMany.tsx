import { Select, SimpleGrid, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ASSET_STATUSES, CRITICALITIES, type AssetStatus } from '../../../../shared/domain/vocabulary.ts';
import { api, client } from '../../../api.ts';
import { useTranslator } from '../../../i18n/dynamic.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { EntitySelect } from '../../../ui/form/EntitySelect.tsx';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import classes from '../Assets.module.css';
import { StatusMeaning } from '../StatusMeaning.tsx';
import { asTheyAre, changesOfMany, NONE, type ManyValues } from './many.ts';
import { locationOptions, personOptions, teamOptions } from './options.ts';

interface ChangeManyProps {
  readonly ids: readonly string[];
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** Gives many assets the same location, type, state or people; shows before how many that changes. */
export function ChangeMany({ ids, opened, onClose, onChanged }: ChangeManyProps) {
  const { t } = useTranslation('assets');
  return (
    <FormDialog<ManyValues>
      title={t('many.title', { count: ids.length })}
      opened={opened}
      onClose={onClose}
      size="lg"
      submitLabel={t('many.submit')}
      initialValues={asTheyAre}
      validate={(values) => ({
        location: changesOfMany(values) === undefined ? t('many.needed') : null,
      })}
      onSubmit={async (values) => {
        const changes = changesOfMany(values);
        if (changes === undefined) return;
        const changing = await client.assets.changing({ ids: [...ids], changes });
        if (changing.ids.length === 0) return notifyDone(t('many.nothing'));
        const { before } = await client.assets.changeMany({ ids: changing.ids, changes });
        showUndoToast({
          message: t('many.done', { count: before.length }),
          undo: () => client.assets.changeManyBack({ before, from: changes }),
        });
      }}
      onSaved={() => {
        onClose();
        onChanged();
      }}
    >
      {(form) => (
        <Stack gap="md">
          <Text c="dimmed">{t('many.hint')}</Text>
          <Fields form={form} />
          <Preview ids={ids} values={form.values} />
        </Stack>
      )}
    </FormDialog>
  );
}

function Fields({ form }: { form: UseFormReturnType<ManyValues> }) {
  const { t } = useTranslation('assets');
  const { t: tc } = useTranslation();
  const word = useTranslator('status');
  const placeholder = t('many.asItIs');
  const choice = { placeholder, clearable: true, clearButtonProps: { 'aria-label': tc('clear') } };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <EntitySelect
        label={t('form.location')}
        placeholder={placeholder}
        query={() => api.locations.list.queryOptions()}
        options={(all) => [{ id: NONE, label: t('many.noLocation') }, ...locationOptions(all)]}
        filterHere
        {...fieldProps(form, 'location')}
      />
      <EntitySelect
        label={t('form.type')}
        placeholder={placeholder}
        query={() => api.assetTypes.list.queryOptions({ input: {} })}
        options={(types) => [
          { id: NONE, label: t('many.noType') },
          ...types.map(({ id, name }) => ({ id, label: name })),
        ]}
        filterHere
        {...fieldProps(form, 'type')}
      />
      <Select
        label={t('form.criticality')}
        data={CRITICALITIES.map((value) => ({ value, label: word(`criticality.${value}`) }))}
        {...choice}
        {...form.getInputProps('criticality')}
      />
      <Select
        label={t('form.status')}
        data={ASSET_STATUSES.map((value) => ({ value, label: word(`asset.${value}`) }))}
        renderOption={({ option }) => <StatusMeaning status={option.value as AssetStatus} />}
        {...choice}
        {...form.getInputProps('status')}
      />
      <EntitySelect
        label={t('form.responsibleUser')}
        placeholder={placeholder}
        query={() => api.people.list.queryOptions()}
        options={(people) => [{ id: NONE, label: t('many.nobody') }, ...personOptions(people)]}
        filterHere
        {...fieldProps(form, 'responsibleUser')}
      />
      <EntitySelect
        label={t('form.responsibleTeam')}
        placeholder={placeholder}
        query={() => api.teams.list.queryOptions()}
        options={(teams) => [{ id: NONE, label: t('many.noTeam') }, ...teamOptions(teams)]}
        filterHere
        {...fieldProps(form, 'responsibleTeam')}
      />
    </SimpleGrid>
  );
}

/** How many change, how many have it already, which cannot. */
function Preview({ ids, values }: { ids: readonly string[]; values: ManyValues }) {
  const { t } = useTranslation('assets');
  const changes = changesOfMany(values);
  const { data, error } = useQuery(
    api.assets.changing.queryOptions({
      input: changes === undefined ? skipToken : { ids: [...ids], changes },
      placeholderData: keepPreviousData,
    }),
  );
  if (changes === undefined) return null;
  if (error !== null) return <ErrorState error={error} />;
  if (data === undefined) return null;
  const { already, archived } = data;
  const count = data.ids.length;
  const rest = archived.count - archived.names.length;
  const listed = archived.names.join(', ');
  const names = rest > 0 ? t('many.archivedMore', { names: listed, count: rest }) : listed;
  return (
    <output className={classes.preview} aria-label={t('many.preview')}>
      <Text fw={600}>{count === 0 ? t('many.changeNone') : t('many.change', { count })}</Text>
      {already > 0 && <Text>{t('many.already', { count: already })}</Text>}
      {count > 0 && typeof changes.assetTypeId === 'string' && <Text c="dimmed">{t('many.noMetrics')}</Text>}
      {archived.count > 0 && <Text>{t('many.archived', { count: archived.count, names })}</Text>}
    </output>
  );
}
