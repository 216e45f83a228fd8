import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../api.ts';
import { features } from '../features.ts';
import { type Feature, isWithin, type NavigationEntry } from '../feature.ts';
import { setPreferences } from '../preferences.ts';
import { BrandMark } from './Brand.tsx';
import classes from './Shell.module.css';

function useEntries(): readonly NavigationEntry[] {
  const { permissions } = useSignedIn();
  const listed: readonly Feature[] = features;
  return listed.flatMap(({ navigation }) =>
    navigation !== undefined &&
    (navigation.permission === undefined || permissions.includes(navigation.permission))
      ? navigation
      : [],
  );
}

function Entry({ entry, collapsed, onGo }: { entry: NavigationEntry; collapsed: boolean; onGo: () => void }) {
  const { t } = useTranslation('shell');
  const router = useRouter();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { icon: EntryIcon, href, label, badge: Badge } = entry;
  const current = isWithin(entry, path);
  const link = (
    <a
      className={classes.entry}
      href={router.history.createHref(href)}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        router.history.push(href);
        onGo();
      }}
    >
      <EntryIcon aria-hidden className={classes.entryIcon} />
      {collapsed ? <VisuallyHidden>{t(`nav.${label}`)}</VisuallyHidden> : <span>{t(`nav.${label}`)}</span>}
      {Badge !== undefined && (
        <span className={classes.badge}>
          <Badge />
        </span>
      )}
    </a>
  );
  return (
    <li>
      {collapsed ? (
        <Tooltip label={t(`nav.${label}`)} position="right">
          {link}
        </Tooltip>
      ) : (
        link
      )}
    </li>
  );
}

export interface NavigationProps {
  readonly collapsed: boolean;
  /** False in the drawer of narrow windows. */
  readonly collapsible: boolean;
  /** A page was chosen. */
  readonly onGo: () => void;
}

/** Left navigation, from the table of features; collapses to icons. */
export function Navigation({ collapsed, collapsible, onGo }: NavigationProps) {
  const { t } = useTranslation('shell');
  const entries = useEntries();
  const CollapseIcon = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <div className={classes.navigation} data-collapsed={collapsed || undefined}>
      <nav aria-label={t('navigation')}>
        <span className={classes.brand}>
          <BrandMark />
          {!collapsed && <span>{t('product')}</span>}
        </span>
        <ul className={classes.entries}>
          {entries.map((entry) => (
            <Entry key={entry.href} entry={entry} collapsed={collapsed} onGo={onGo} />
          ))}
        </ul>
      </nav>
      {collapsible && (
        <ActionIcon
          className={classes.collapse}
          aria-label={collapsed ? t('expand') : t('collapse')}
          aria-expanded={!collapsed}
          onClick={() => setPreferences({ navigationCollapsed: !collapsed })}
        >
          <CollapseIcon aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}
