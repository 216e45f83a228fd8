import { useTranslation } from 'react-i18next';
import { api, client, type Outputs } from '../../api.ts';
import { Page } from '../../ui/Page.tsx';
import { ArchivedList } from '../../ui/tree/manage/ArchivedList.tsx';
import { locationTree } from './tree-kind.ts';

type Row = Outputs['locations']['archived']['rows'][number];

function nameOf({ name }: Row): string {
  return name;
}

function placeOf({ path }: Row): string {
  return path.map(({ name }) => name).join(' › ');
}

/** What was archived, newest first. */
export function ArchivedLocations() {
  const { t } = useTranslation('locations');
  return (
    <Page title={t('archivedTitle')} breadcrumbs={[{ label: t('title'), href: '/locations' }]} fill>
      <ArchivedList
        kind={locationTree}
        label={t('archivedTitle')}
        page={({ offset, limit }) => api.locations.archived.queryOptions({ input: { offset, limit } })}
        nameOf={nameOf}
        placeOf={placeOf}
        around={around}
      />
    </Page>
  );
}

async function around(id: string) {
  const { archivedAbove } = await client.locations.get({ id });
  return { archivedAbove: archivedAbove.map(({ name }) => name) };
}
