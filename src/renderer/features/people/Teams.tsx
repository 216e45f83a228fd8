import { ActionIcon, Button, Menu, MultiSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArchive, IconDots, IconPencil, IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, type Outputs } from '../../api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { useDialog } from '../../ui/form/use-dialog.ts';
import { sameValues } from '../../ui/form/send-once.ts';
import { useFormat } from '../../ui/format.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { Section } from '../../ui/Section.tsx';
import { showUndoToast } from '../../ui/UndoToast.tsx';

type Team = Outputs['teams']['list'][number];

/** Teams that answer for assets together, and who is in them. */
export function Teams() {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { data } = useQuery(api.teams.list.queryOptions());
  const create = useDialog();
  const [edited, setEdited] = useState<Team | null>(null);
  if (data === undefined) return null;
  return (
    <Section
      title={t('teams.title')}
      flush
      action={
        data.length > 0 && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={create.open}
          >
            {t('teams.new')}
          </Button>
        )
      }
    >
      <SimpleTable
        label={t('teams.title')}
        rows={data}
        rowId={({ id }) => id}
        columns={[
          { id: 'name', header: t('teams.column.name'), cell: ({ name }) => name, width: 180 },
          {
            id: 'members',
            header: t('teams.column.members'),
            cell: ({ members }) => format.list(members.map(({ fullName }) => fullName)) || t('teams.nobody'),
            width: 300,
          },
          {
            id: 'actions',
            header: t('column.actions'),
            cell: (team) => <TeamMenu team={team} onEdit={() => setEdited(team)} />,
            width: 80,
            align: 'end',
          },
        ]}
        empty={
          <EmptyState
            icon={IconUsersGroup}
            title={t('teams.empty')}
            hint={t('teams.emptyHint')}
            action={{ label: t('teams.new'), onClick: create.open }}
          />
        }
      />
      <TeamForm team={null} {...create.props} />
      {edited !== null && <TeamForm key={edited.id} team={edited} opened onClose={() => setEdited(null)} />}
    </Section>
  );
}

function TeamMenu({ team, onEdit }: { team: Team; onEdit: () => void }) {
  const { t } = useTranslation('people');
  const { id, name } = team;
  const archive = async () => {
    try {
      await client.teams.archive({ id });
      showUndoToast({ message: t('teams.archived', { name }), undo: () => client.teams.restore({ id }) });
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('teams.menu', { name })}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={18} aria-hidden />} onClick={onEdit}>
          {t('teams.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArchive size={18} aria-hidden />} onClick={() => void archive()}>
          {t('teams.archive')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface TeamFormProps {
  /** Null: a new one. */
  readonly team: Team | null;
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface Values extends Record<string, unknown> {
  name: string;
  userIds: string[];
}

function TeamForm({ team, ...dialog }: TeamFormProps) {
  const { t } = useTranslation('people');
  const { data: people = [] } = useQuery(api.people.list.queryOptions());
  const save = async (values: Values, newId: string, initial: Values) => {
    const name = values.name.trim();
    const { userIds } = values;
    if (team === null) {
      await client.teams.create({ id: newId, name, userIds });
      notifyDone(t('teams.created', { name }));
      return;
    }
    const { id } = team;
    if (name !== initial.name) await client.teams.rename({ id, name });
    if (!sameValues(userIds, initial.userIds)) await client.teams.setMembers({ id, userIds });
    showUndoToast({
      message: t('teams.saved', { name }),
      undo: async () => {
        await client.teams.rename({ id, name: initial.name });
        await client.teams.setMembers({ id, userIds: initial.userIds });
      },
    });
  };
  const members = team?.members.map(({ id }) => id) ?? [];
  return (
    <FormDialog<Values>
      {...dialog}
      title={team === null ? t('teams.new') : t('teams.editTitle', { name: team.name })}
      submitLabel={team === null ? t('teams.create') : undefined}
      editing={team !== null}
      draftKey={team === null ? 'team.new' : `team.edit.${team.id}`}
      initialValues={{ name: team?.name ?? '', userIds: members }}
      validate={({ name }) => ({ name: name.trim() === '' ? t('teams.nameNeeded') : null })}
      onSubmit={save}
    >
      {(form) => (
        <>
          <TextInput
            label={t('teams.name')}
            description={t('teams.nameHint')}
            required
            data-autofocus
            maxLength={200}
            {...form.getInputProps('name')}
          />
          <MultiSelect
            label={t('teams.members')}
            data={people
              .filter(({ id, status }) => status === 'active' || members.includes(id))
              .map(({ id, fullName }) => ({ value: id, label: fullName }))}
            searchable
            hidePickedOptions
            {...form.getInputProps('userIds')}
          />
        </>
      )}
    </FormDialog>
  );
}
