/** Which dialog of this room is open; actions of the palette and menus open them from anywhere. */
import { useSyncExternalStore } from 'react';

export type CodeDialog = 'enter' | 'scanner';

let opened: CodeDialog | null = null;
const listeners = new Set<() => void>();

function change(next: CodeDialog | null): void {
  opened = next;
  for (const listener of listeners) listener();
}

export function openCodeDialog(dialog: CodeDialog): void {
  change(dialog);
}

export function closeCodeDialog(): void {
  change(null);
}

export function useOpenCodeDialog(): CodeDialog | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => opened,
  );
}
