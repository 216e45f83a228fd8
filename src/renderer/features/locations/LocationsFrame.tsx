import { Text } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { getRouteApi, Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api.ts';
import { useShortcut } from '../../ui/shortcuts.ts';
import { TreeFrame } from '../../ui/tree/manage/TreeFrame.tsx';
import { FileActions } from '../imports/index.ts';
import { NewLocation } from './form/NewLocation.tsx';
import { LocationTree } from './LocationTree.tsx';
import classes from './Locations.module.css';
import { useOpenNew } from './use-open-new.ts';

const route = getRouteApi('/locations');

/** The tree of locations and what is chosen in it. */
export function LocationsFrame() {
  const { t } = useTranslation('locations');
  const { locationId } = useParams({ strict: false });
  const search = route.useSearch();
  const navigate = useNavigate();
  const canWrite = useCan('assets.write');
  const openNew = useOpenNew();
  const closeNew = () =>
    void navigate({
      to: '.',
      search: (old: object) => ({ ...old, new: undefined, below: undefined }),
      replace: true,
    });
  // Walking the tree is one visit, not one per row.
  const open = (id: string) =>
    void navigate({
      to: '/locations/$locationId',
      params: { locationId: id },
      search: ({ tab }: { tab?: string }) => (tab === undefined ? {} : { tab }),
      replace: locationId !== undefined,
    });
  useShortcut('n', () => openNew(locationId), { label: t('new'), enabled: canWrite });
  return (
    <>
      <TreeFrame
        id="locations"
        label={t('tree.label')}
        showLabel={t('tree.show')}
        recordId={locationId}
        tree={(place) => (
          <LocationTree {...place} selectedId={locationId} onOpen={open} onNew={() => openNew(locationId)} />
        )}
      >
        <Outlet />
      </TreeFrame>
      {canWrite && <NewLocation opened={search.new === true} belowId={search.below} onClose={closeNew} />}
    </>
  );
}

/** Beside the tree while nothing is chosen. */
export function LocationsHome() {
  const { t } = useTranslation('locations');
  useDocumentTitle(`${t('title')} · Millwright`);
  return (
    <div className={classes.home}>
      <Text c="dimmed" mb="md">
        {t('home')}
      </Text>
      <FileActions kind="locations" />
    </div>
  );
}
