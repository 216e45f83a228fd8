import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconPlus, IconUserSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useCan, useSignedIn, type Outputs } from '../../api.ts';
import { useRoleName } from '../../ui/role-name.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { TableSearch } from '../../ui/list/TableSearch.tsx';
import { Page } from '../../ui/Page.tsx';
import { Mark } from '../../ui/Pill.tsx';
import { DelayedBar } from '../../ui/Progress.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { Ago } from '../../ui/values.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { AdminNav } from './AdminNav.tsx';
import { matchesPerson, type Person } from './find.ts';
import { NewAccount } from './NewAccount.tsx';
import classes from './People.module.css';
import { Teams } from './Teams.tsx';

const route = getRouteApi('/admin/people');

/** Who has an account, with which role; new accounts are made here. */
export function PeoplePage() {
  const { t } = useTranslation('people');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const manages = useCan('people.manage');
  const { data, error, refetch } = useQuery(api.people.list.queryOptions());
  const openForm = () => void navigate({ search: { new: true } });
  // Stays on this page wherever the form was asked for: the first password is shown here next.
  const closeForm = () => void navigate({ search: {}, replace: true });
  return (
    <Page
      title={t('title')}
      primary={manages ? { label: t('new'), icon: IconPlus, onClick: openForm, shortcut: 'n' } : undefined}
    >
      <AdminNav current="people" />
      <DelayedBar active={data === undefined && error === null} />
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <div className={classes.page}>
          <PeopleTable people={data} />
          {manages && <Teams />}
        </div>
      )}
      <NewAccount opened={search.new === true && manages} onClose={closeForm} />
    </Page>
  );
}

function PeopleTable({ people }: { people: Outputs['people']['list'] }) {
  const { t } = useTranslation('people');
  const roleName = useRoleName();
  const { user } = useSignedIn();
  const manages = useCan('people.manage');
  const { data: roles = [] } = useQuery(api.people.roles.queryOptions());
  const [text, setText] = useState('');
  const shown = people.filter((person) => matchesPerson(person, roleName(person.role), text));
  return (
    <div className={classes.people}>
      <TableSearch
        label={t('search')}
        text={text}
        onText={setText}
        count={t('count', { count: shown.length })}
      />
      <div className={classes.table}>
        <SimpleTable
          label={t('title')}
          rows={shown}
          rowId={({ id }) => id}
          columns={[
            {
              id: 'name',
              header: t('column.name'),
              cell: ({ id, fullName }) => (
                <>
                  {fullName}
                  {id === user.id && <Mark>{t('you')}</Mark>}
                </>
              ),
              width: 180,
            },
            {
              id: 'username',
              header: t('column.username'),
              cell: ({ username }) => username,
              width: 130,
              yields: 2,
            },
            {
              id: 'role',
              header: t('column.role'),
              cell: ({ role }) => roleName(role),
              width: 130,
              yields: 1,
            },
            {
              id: 'department',
              header: t('column.department'),
              cell: ({ department }) => department ?? '–',
              width: 130,
              yields: 4,
            },
            {
              id: 'email',
              header: t('column.email'),
              cell: ({ email }) => email ?? '–',
              width: 200,
              yields: 5,
            },
            {
              id: 'status',
              header: t('column.status'),
              cell: ({ status }) => <StatusBadge kind="account" value={status} />,
              width: 130,
            },
            {
              id: 'lastSignIn',
              header: t('column.lastSignIn'),
              cell: ({ lastSignInAt }) => <Ago at={lastSignInAt} />,
              width: 130,
              yields: 3,
            },
            ...(manages
              ? [
                  {
                    id: 'actions',
                    header: t('column.actions'),
                    cell: (person: Person) =>
                      roles.some(({ id, grantable }) => grantable && id === person.role.id) && (
                        <AccountMenu person={person} />
                      ),
                    width: 80,
                    align: 'end' as const,
                  },
                ]
              : []),
          ]}
          empty={<EmptyState icon={IconUserSearch} title={t('nobody', { text })} hint={t('nobodyHint')} />}
        />
      </div>
    </div>
  );
}
