import { useSyncExternalStore } from 'react';
import { usePreferences } from '../preferences.ts';

function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}

/** The colour scheme and contrast in force, after the system's wish where the person left it to the system. */
export function useAppearance(): { scheme: 'light' | 'dark'; contrast: 'normal' | 'high' } {
  const { colorScheme, contrast } = usePreferences();
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)');
  const systemHigh = useMediaQuery('(prefers-contrast: more)');
  return {
    scheme: colorScheme === 'system' ? (systemDark ? 'dark' : 'light') : colorScheme,
    contrast: contrast === 'system' ? (systemHigh ? 'high' : 'normal') : contrast,
  };
}
