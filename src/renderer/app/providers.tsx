import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import 'dayjs/locale/de';
import { useLayoutEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../api.ts';
import { isAnyDialogOpen, subscribeDialogs } from '../ui/open-dialogs.ts';
import { useNarrow } from './narrow.ts';
import { usePreferences } from './preferences.ts';
import { choicesId } from './theme/components.ts';
import { useAppearance } from './theme/contrast.ts';
import { cssVariablesResolver, theme } from './theme/theme.ts';

/** The nonce the host put into the page for its content security policy. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

/** Puts density and contrast on the root element, where tokens.css reads them. */
function useRootAttributes(contrast: string): void {
  const { density } = usePreferences();
  useLayoutEffect(() => {
    document.documentElement.dataset['density'] = density;
    document.documentElement.dataset['contrast'] = contrast;
  }, [density, contrast]);
}

/** The theme with the words Mantine's own buttons need. */
function useTheme() {
  const { t } = useTranslation();
  const close = t('close');
  return useMemo(() => {
    const closeButtonProps = { 'aria-label': close };
    return mergeThemeOverrides(theme, {
      components: {
        Modal: { defaultProps: { closeButtonProps } },
        Drawer: { defaultProps: { closeButtonProps } },
        Notification: { defaultProps: { closeButtonProps } },
      },
    });
  }, [close]);
}

/**
 * Below the navigation: what one presses next (dialogs, wizards, headers) is at the right. Where nothing is beside it,
 * they stand above the buttons of a dialog, which cannot be scrolled away from under them.
 */
function Messages() {
  const isNarrow = useNarrow();
  const isAbove = useSyncExternalStore(subscribeDialogs, isAnyDialogOpen) && isNarrow;
  return (
    <Notifications
      position={isAbove ? 'top-center' : 'bottom-left'}
      limit={3}
      containerWidth={380}
      notificationMaxHeight={320}
    />
  );
}

export function Providers({ children }: { children: ReactNode }) {
  const { scheme, contrast } = useAppearance();
  const { t, i18n } = useTranslation();
  useRootAttributes(contrast);
  return (
    <MantineProvider
      theme={useTheme()}
      cssVariablesResolver={cssVariablesResolver}
      forceColorScheme={scheme}
      getStyleNonce={styleNonce}
    >
      <DatesProvider settings={{ locale: i18n.language === 'de' ? 'de' : 'en', firstDayOfWeek: 1 }}>
        <QueryClientProvider client={queryClient}>
          <Messages />
          {children}
          <section id={choicesId} aria-label={t('choices')} />
        </QueryClientProvider>
      </DatesProvider>
    </MantineProvider>
  );
}
