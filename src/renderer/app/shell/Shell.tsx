import { AppShell, Burger, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient, useSignedIn } from '../../api.ts';
import { Scanning } from '../../features/codes/Scanning.tsx';
import { ChangePassword } from '../../features/people/ChangePassword.tsx';
import { useDialog } from '../../ui/form/use-dialog.ts';
import { useFormat } from '../../ui/format.ts';
import { keepFocus } from '../../ui/kept-focus.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { KeySheet } from '../../ui/KeySheet.tsx';
import { openPalette } from '../../ui/palette/actions.ts';
import { useShortcut } from '../../ui/shortcuts.ts';
import { followDays } from '../connection/days.ts';
import { useNarrow } from '../narrow.ts';
import { usePreferences } from '../preferences.ts';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { Navigation } from './Navigation.tsx';
import { NotificationBell } from './NotificationBell.tsx';
import { ProgramPalette } from './ProgramPalette.tsx';
import classes from './Shell.module.css';
import { StatusChip } from './StatusChip.tsx';
import { UserMenu } from './UserMenu.tsx';

const contentId = 'content';

/** The frame of the program: navigation, top bar, the page. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell');
  const { t: tc } = useTranslation();
  const { navigationCollapsed } = usePreferences();
  const [drawerOpened, drawer] = useDisclosure(false);
  const [keysOpened, keys] = useDisclosure(false);
  const password = useDialog();
  const narrow = useNarrow();
  const collapsed = navigationCollapsed && !narrow;
  const { plant } = useSignedIn();
  const format = useFormat();
  useEffect(
    () =>
      followDays(
        (instant) => format.dayOf(instant),
        () => void queryClient.invalidateQueries(),
      ),
    [format],
  );

  useEffect(() => keepFocus(() => document.getElementById(contentId)), []);

  useShortcut('mod+k', openPalette, { label: tc('keys.palette'), group: 'general' });
  useShortcut('?', keys.open, { label: tc('keys.sheet'), group: 'general' });

  return (
    <AppShell
      layout="alt"
      padding={0}
      transitionDuration={0}
      header={{ height: 'var(--mw-topbar)' }}
      navbar={{
        width: collapsed ? 'var(--mw-nav-collapsed)' : 'var(--mw-nav)',
        breakpoint: 'sm',
        collapsed: { mobile: !drawerOpened },
      }}
    >
      <a className={classes.skip} href={`#${contentId}`} onClick={skipToContent}>
        {t('skip')}
      </a>
      <AppShell.Header className={classes.topbar} withBorder={false}>
        {narrow && (
          <Burger
            className={classes.drawerOpen}
            size="sm"
            opened={drawerOpened}
            onClick={drawer.toggle}
            aria-label={t('openMenu')}
          />
        )}
        <UnstyledButton className={classes.search} onClick={openPalette} aria-keyshortcuts="Control+K">
          <IconSearch aria-hidden className={classes.searchIcon} />
          <span className={classes.searchText}>{t(narrow ? 'searchShort' : 'search')}</span>
          <span className={classes.searchKeys} aria-hidden>
            <KeyHint keys="mod+k" />
          </span>
        </UnstyledButton>
        <div className={classes.topbarEnd}>
          {plant.demo && <span className={classes.demo}>{t('demo')}</span>}
          <StatusChip />
          <NotificationBell />
          <UserMenu onKeys={keys.open} onPassword={password.open} />
        </div>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} withBorder={false} component="div">
        {narrow && drawerOpened && (
          <Burger
            className={classes.drawerClose}
            size="sm"
            opened
            onClick={drawer.close}
            aria-label={tc('close')}
          />
        )}
        {(!narrow || drawerOpened) && (
          <Navigation collapsed={collapsed} collapsible={!narrow} onGo={drawer.close} />
        )}
      </AppShell.Navbar>
      <AppShell.Main className={classes.main} id={contentId} tabIndex={-1}>
        <ConnectionBanner />
        <div className={classes.page}>{children}</div>
      </AppShell.Main>
      <ProgramPalette onKeys={keys.open} />
      <ChangePassword {...password.props} />
      <Scanning />
      <KeySheet opened={keysOpened} onClose={keys.close} />
    </AppShell>
  );
}

/** The address behind the `#` belongs to the router, so the link moves the focus itself. */
function skipToContent(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById(contentId)?.focus();
}
