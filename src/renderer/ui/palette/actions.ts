/** What the palette offers: actions of the features and of the page that is open, and records found by a provider. */
import type { Icon } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useId, useSyncExternalStore } from 'react';

export interface PaletteAction {
  readonly id: string;
  readonly label: string;
  readonly icon?: Icon;
  /** Other words it is found by. */
  readonly keywords?: readonly string[];
  readonly shortcut?: string;
  readonly run: () => void;
}

export interface PaletteRecord {
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
  readonly icon?: Icon;
  /** Address of its page. */
  readonly href: string;
}

/** Finds records for the typed text; `signal` aborts when more is typed. */
export type SearchProvider = (text: string, signal: AbortSignal) => Promise<readonly PaletteRecord[]>;

let opened = false;
const openListeners = new Set<() => void>();

function setOpened(next: boolean): void {
  opened = next;
  for (const listener of openListeners) listener();
}

export function openPalette(): void {
  setOpened(true);
}

export function closePalette(): void {
  setOpened(false);
}

export function paletteIsOpen(): boolean {
  return opened;
}

export function subscribePalette(listener: () => void): () => void {
  openListeners.add(listener);
  return () => openListeners.delete(listener);
}

let registered: ReadonlyMap<string, readonly PaletteAction[]> = new Map();
let flat: readonly PaletteAction[] = [];
const listeners = new Set<() => void>();

function change(next: ReadonlyMap<string, readonly PaletteAction[]>): void {
  registered = next;
  flat = [...next.values()].flat();
  for (const listener of listeners) listener();
}

/** Offers actions in the palette while the component is mounted. They are compared by id and label. */
export function usePaletteActions(actions: readonly PaletteAction[]): void {
  const owner = useId();
  const signature = actions.map(({ id, label }) => `${id}\u0000${label}`).join('\u0001');
  const run = useEffectEvent((id: string) => actions.find((action) => action.id === id)?.run());
  const offer = useEffectEvent(() => actions.map((action) => ({ ...action, run: () => run(action.id) })));
  useEffect(() => {
    if (signature === '') return;
    change(new Map([...registered, [owner, offer()]]));
    return () => change(new Map([...registered].filter(([key]) => key !== owner)));
  }, [signature, owner]);
}

export function useRegisteredActions(): readonly PaletteAction[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => flat,
  );
}

/** Actions whose words begin with the typed words, in the order they were offered; first those that begin so as a whole. */
export function matchActions(actions: readonly PaletteAction[], text: string): readonly PaletteAction[] {
  const wanted = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const begun = wanted.join(' ');
  const matching = actions.filter(({ label, keywords }) => {
    const words = `${label} ${keywords?.join(' ') ?? ''}`.toLocaleLowerCase().split(/[^\p{L}\p{N}]+/u);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
  const isAfter = ({ label }: PaletteAction) => Number(!label.toLocaleLowerCase().startsWith(begun));
  return matching.toSorted((one, other) => isAfter(one) - isAfter(other));
}
