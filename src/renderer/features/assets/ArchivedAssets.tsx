import { useTranslation } from 'react-i18next';
import { api, client, type Outputs } from '../../api.ts';
import { Page } from '../../ui/Page.tsx';
import { tagName } from '../../ui/tag-name.ts';
import { ArchivedList } from '../../ui/tree/manage/ArchivedList.tsx';
import { assetTree } from './tree-kind.ts';

type Row = Outputs['assets']['archived']['rows'][number];

function nameOf({ tag, name }: Row): string {
  return tagName(tag, name);
}

function placeOf({ path }: Row): string {
  return path.map(({ tag }) => tag).join(' › ');
}

/** What was archived, newest first. */
export function ArchivedAssets() {
  const { t } = useTranslation('assets');
  return (
    <Page title={t('archived.title')} breadcrumbs={[{ label: t('title'), href: '/assets' }]} fill>
      <ArchivedList
        kind={assetTree}
        label={t('archived.title')}
        page={({ offset, limit }) => api.assets.archived.queryOptions({ input: { offset, limit } })}
        nameOf={nameOf}
        placeOf={placeOf}
        around={around}
      />
    </Page>
  );
}

async function around(id: string) {
  const { archivedAbove, archivedLocations } = await client.assets.get({ id });
  return { archivedAbove: archivedAbove.map(({ tag }) => tag), archivedLocations };
}
