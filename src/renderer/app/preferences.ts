/** What a person prefers on this computer: looks and language. Kept in localStorage, shared by all windows. */
import { useSyncExternalStore } from 'react';

export const colorSchemes = ['system', 'light', 'dark'] as const;
export const contrasts = ['system', 'normal', 'high'] as const;
export const densities = ['desk', 'floor', 'gloves'] as const;
export const languages = ['en', 'de', 'pseudo'] as const;

export type ColorScheme = (typeof colorSchemes)[number];
export type Contrast = (typeof contrasts)[number];
export type Density = (typeof densities)[number];
export type Language = (typeof languages)[number];

export interface Preferences {
  readonly colorScheme: ColorScheme;
  readonly contrast: Contrast;
  readonly density: Density;
  /** `null` follows the system's language. */
  readonly language: Language | null;
  readonly navigationCollapsed: boolean;
}

const storageKey = 'millwright.preferences';
const defaults: Preferences = {
  colorScheme: 'system',
  contrast: 'system',
  density: 'desk',
  language: null,
  navigationCollapsed: false,
};

function oneOf<T extends string>(values: readonly T[], value: unknown, otherwise: T): T {
  return values.find((known) => known === value) ?? otherwise;
}

/** Reads stored text; anything unknown or damaged falls back to the default of that field. */
export function parsePreferences(text: string | null): Preferences {
  let stored: Partial<Record<keyof Preferences, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) stored = parsed;
  } catch {
    return defaults;
  }
  return {
    colorScheme: oneOf(colorSchemes, stored.colorScheme, defaults.colorScheme),
    contrast: oneOf(contrasts, stored.contrast, defaults.contrast),
    density: oneOf(densities, stored.density, defaults.density),
    language: languages.find((known) => known === stored.language) ?? null,
    navigationCollapsed: stored.navigationCollapsed === true,
  };
}

let current: Preferences | undefined;
const listeners = new Set<() => void>();

function notify(): void {
  for (const listener of listeners) listener();
}

function onStored(event: StorageEvent): void {
  if (event.key !== storageKey) return;
  current = parsePreferences(event.newValue);
  notify();
}

export function getPreferences(): Preferences {
  current ??= parsePreferences(localStorage.getItem(storageKey));
  return current;
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...getPreferences(), ...change };
  localStorage.setItem(storageKey, JSON.stringify(current));
  notify();
}

/** Calls `listener` after every change, also one made in another window; returns the unsubscribe function. */
export function subscribePreferences(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', onStored);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', onStored);
  };
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribePreferences, getPreferences);
}
