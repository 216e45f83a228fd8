import { IconKeyboard } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SEARCH_ENTITIES } from '../../../shared/contract/search.ts';
import { client, useSignedIn, type Outputs } from '../../api.ts';
import { useTranslator } from '../../i18n/dynamic.ts';
import { useFormat } from '../../ui/format.ts';
import type { PaletteAction, SearchProvider } from '../../ui/palette/actions.ts';
import { Palette } from '../../ui/palette/Palette.tsx';
import { useRoleName } from '../../ui/role-name.ts';
import { features } from '../features.ts';
import type { Feature } from '../feature.ts';
import { hasPage, recordHref, recordIcon } from '../record-links.ts';

type Hit = Outputs['search']['find'][number];

/** What has no page to open would take the place of what has one. */
const findable = SEARCH_ENTITIES.filter(hasPage);

/** The second line of a record that was found. */
function useHitDetail(): (hit: Hit) => string {
  const { t } = useTranslation('suppliers');
  const format = useFormat();
  const word = useTranslator('status');
  const roleName = useRoleName();
  return (hit) => {
    switch (hit.entity) {
      case 'assets':
        return [hit.typeName, hit.locationName].filter((text) => text !== null).join(' · ');
      case 'work_orders':
        return word(`workOrder.${hit.status}`);
      case 'parts':
        return format.quantity(hit.onHand, hit.unit);
      case 'locations':
        return hit.path;
      case 'asset_types':
        return hit.category ?? '';
      case 'items':
        return [word(`item.${hit.state}`), hit.path].filter(Boolean).join(' · ');
      case 'suppliers':
        return t('count', { count: hit.partCount });
      case 'users':
        return roleName(hit.role);
    }
  };
}

function useFindRecords(): SearchProvider {
  const detailOf = useHitDetail();
  return async (text, signal) => {
    const found = await client.search.find({ text, entities: findable }, { signal });
    return found.flatMap((hit) => {
      const href = recordHref(hit.entity, hit.id);
      return href === null
        ? []
        : { id: hit.id, title: hit.title, detail: detailOf(hit), icon: recordIcon(hit.entity), href };
    });
  };
}

/** The palette with what every page has: the records, the pages of the navigation, the features' actions. */
export function ProgramPalette({ onKeys }: { onKeys: () => void }) {
  const { t } = useTranslation('shell');
  const router = useRouter();
  const { permissions } = useSignedIn();
  const can: (permission: (typeof permissions)[number]) => boolean = (permission) =>
    permissions.includes(permission);
  const go = (href: string) => router.history.push(href);
  const listed: readonly Feature[] = features;
  const actions = listed.flatMap((feature) => feature.actions?.({ go, can }) ?? []);
  // A feature that has more words for its page tells of it itself.
  const told = new Set(actions.map(({ id }) => id));
  const pages = listed.flatMap(({ navigation }): PaletteAction[] => {
    if (navigation === undefined || (navigation.permission !== undefined && !can(navigation.permission)))
      return [];
    const { href, label, icon } = navigation;
    const id = `go ${href}`;
    return told.has(id) ? [] : [{ id, label: t(`nav.${label}`), icon, run: () => go(href) }];
  });
  const keys: PaletteAction = {
    id: 'keys',
    label: t('keys'),
    icon: IconKeyboard,
    shortcut: '?',
    run: onKeys,
  };
  return <Palette search={useFindRecords()} actions={[...actions, ...pages, keys]} />;
}
