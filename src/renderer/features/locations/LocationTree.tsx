import { VisuallyHidden } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocationNode } from '../../../shared/contract/locations.ts';
import { api, useCan } from '../../api.ts';
import { useTranslator } from '../../i18n/dynamic.ts';
import type { TreePlace } from '../../ui/tree/manage/TreeFrame.tsx';
import { TreePane } from '../../ui/tree/manage/TreePane.tsx';
import { useChosenHere } from '../../ui/tree/manage/use-chosen-here.ts';
import { ViewToggle } from '../assets/ViewToggle.tsx';
import { useRecordFiles } from '../imports/index.ts';
import { kindIcons } from './kind-icon.ts';
import { locationTree } from './tree-kind.ts';

interface LocationTreeProps extends TreePlace {
  readonly selectedId: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onNew: () => void;
}

function describe({ id, name, childCount }: LocationNode) {
  return { id, label: name, hasChildren: childCount > 0 };
}

/** The left pane: find a location, walk the tree, move and archive what is in it. */
export function LocationTree({ selectedId, beside, onOpen, onNew, onHide, focusRecord }: LocationTreeProps) {
  const { t } = useTranslation('locations');
  const word = useTranslator('status');
  const canWrite = useCan('assets.write');
  const chosenHere = useChosenHere(selectedId);
  const { name, path } = useOpenLocation(selectedId);
  const files = useRecordFiles('locations');
  return (
    <>
      <TreePane<LocationNode>
        kind={locationTree}
        words={{
          title: t('title'),
          tree: t('tree.label'),
          search: t('tree.search'),
          create: t('new'),
          hide: t('tree.hide'),
          archived: t('archived'),
        }}
        // Not React's children: those of a node.
        // oxlint-disable-next-line react/no-children-prop
        children={(parentId, window) =>
          api.locations.children.queryOptions({ input: { parentId, ...window } })
        }
        filter={(text) => api.locations.filter.queryOptions({ input: { text } })}
        describe={describe}
        icon={({ kind }) => {
          const Icon = kindIcons[kind];
          return (
            <span title={word(`location.${kind}`)}>
              <Icon size={18} aria-hidden />
              <VisuallyHidden>{word(`location.${kind}`)}</VisuallyHidden>
            </span>
          );
        }}
        selectedId={selectedId}
        selectedName={name}
        beside={beside}
        onOpen={(id) => {
          chosenHere.choose(id);
          onOpen(id);
        }}
        onFound={(id) => {
          chosenHere.forget();
          onOpen(id);
          focusRecord();
        }}
        onNew={onNew}
        onHide={onHide}
        views={<ViewToggle present="locations" />}
        menu={files.menu}
        reveal={chosenHere.isOpen ? undefined : path}
        empty={{
          icon: IconMapPin,
          title: t('tree.empty'),
          hint: t('tree.emptyHint'),
          action: canWrite ? { label: t('new'), onClick: onNew } : undefined,
        }}
      />
      {files.dialog}
    </>
  );
}

/** What the open location is called, and the ids from the site down to it. */
function useOpenLocation(id: string | undefined): { name?: string; path?: readonly string[] } {
  const { data } = useQuery(
    api.locations.get.queryOptions({ input: { id: id ?? '' }, enabled: id !== undefined }),
  );
  const above = data?.path;
  const path = useMemo(
    () => (id === undefined || above === undefined ? undefined : [...above.map((place) => place.id), id]),
    [id, above],
  );
  return { name: data?.name, path };
}
