/**
 * What a person prefers on this computer: looks, language, and how its scanner is set. Kept in localStorage,
 * shared by all windows.
 */
import { useSyncExternalStore } from 'react';
import { SUFFIXES, type ScannerSettings } from './scanner/machine.ts';

export const colorSchemes = ['system', 'light', 'dark'] as const;
export const contrasts = ['system', 'normal', 'high'] as const;
export const densities = ['desk', 'floor', 'gloves'] as const;
export const languages = ['en', 'de', 'pseudo'] as const;

export type ColorScheme = (typeof colorSchemes)[number];
export type Contrast = (typeof contrasts)[number];
export type Density = (typeof densities)[number];
export type Language = (typeof languages)[number];

export interface ScannerPreferences extends ScannerSettings {
  /** A tone tells whether a code was found. */
  readonly sound: boolean;
}

/** A prefix is a few characters; a least length says what a code is. */
export const LONGEST_PREFIX = 8;
export const LEAST_LENGTHS = { min: 3, max: 30 } as const;

export interface Preferences {
  readonly colorScheme: ColorScheme;
  readonly contrast: Contrast;
  readonly density: Density;
  /** `null` follows the system's language. */
  readonly language: Language | null;
  readonly navigationCollapsed: boolean;
  readonly scanner: ScannerPreferences;
}

const storageKey = 'millwright.preferences';
const defaults: Preferences = {
  colorScheme: 'system',
  contrast: 'system',
  density: 'desk',
  language: null,
  navigationCollapsed: false,
  scanner: { prefix: '', suffix: 'enter', minLength: 5, sound: true },
};

function oneOf<T extends string>(values: readonly T[], value: unknown, otherwise: T): T {
  return values.find((known) => known === value) ?? otherwise;
}

function scannerIn(value: unknown): ScannerPreferences {
  const stored: Partial<Record<keyof ScannerPreferences, unknown>> =
    typeof value === 'object' && value !== null ? value : {};
  const { prefix, minLength, sound } = stored;
  const { min, max } = LEAST_LENGTHS;
  const isLength = typeof minLength === 'number' && minLength >= min && minLength <= max;
  return {
    prefix: typeof prefix === 'string' ? prefix.slice(0, LONGEST_PREFIX) : defaults.scanner.prefix,
    suffix: oneOf(SUFFIXES, stored.suffix, defaults.scanner.suffix),
    minLength: isLength ? Math.round(minLength) : defaults.scanner.minLength,
    sound: sound !== false,
  };
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
    scanner: scannerIn(stored.scanner),
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
