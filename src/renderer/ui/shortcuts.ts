/** Keyboard shortcuts: registered by whoever is mounted, listed on the sheet of keys. */
import { useEffect, useEffectEvent, useId, useSyncExternalStore } from 'react';

export type ShortcutGroup = 'general' | 'page' | 'list' | 'forms';

export interface Shortcut {
  /** `n`, `/`, `?`, `Enter`, or with modifier `mod+k` (Ctrl, on a Mac Cmd). */
  readonly keys: string;
  /** What it does, in the person's language; shown on the sheet of keys. */
  readonly label: string;
  readonly group: ShortcutGroup;
}

interface Registered extends Shortcut {
  readonly id: string;
  readonly run: (event: KeyboardEvent) => void;
}

let registered: readonly Registered[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Registered[]): void {
  if (registered.length === 0 && next.length > 0) window.addEventListener('keydown', handle);
  if (registered.length > 0 && next.length === 0) window.removeEventListener('keydown', handle);
  registered = next;
  for (const listener of listeners) listener();
}

/** True where single letters are text, or belong to an open dialog or menu. */
function belongsToField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest('input:not([type="checkbox"]):not([type="radio"]), textarea, select, [role="menu"]') !==
      null
  );
}

function dialogIsOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

/** True when the event is the shortcut. Shift is left to the character itself (`?` is Shift and another key). */
export function matchesShortcut(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  keys: string,
): boolean {
  const wantsModifier = keys.startsWith('mod+');
  const key = wantsModifier ? keys.slice(4) : keys;
  if (event.altKey || (event.ctrlKey || event.metaKey) !== wantsModifier) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

function handle(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  // The one registered last is the one in front.
  const hit = registered.findLast((shortcut) => matchesShortcut(event, shortcut.keys));
  if (hit === undefined) return;
  const isOfFields = !hit.keys.startsWith('mod+') || hit.keys === 'mod+z';
  if (isOfFields && (belongsToField(event.target) || dialogIsOpen())) return;
  event.preventDefault();
  hit.run(event);
}

/** Runs `run` on the key while the component is mounted and `enabled`; does nothing inside text fields and dialogs. */
export function useShortcut(
  keys: string,
  run: (event: KeyboardEvent) => void,
  options: { readonly label: string; readonly group?: ShortcutGroup; readonly enabled?: boolean },
): void {
  const id = useId();
  const { label, group = 'page', enabled = true } = options;
  const onKey = useEffectEvent(run);
  useEffect(() => {
    if (!enabled) return;
    change([...registered, { id, keys, label, group, run: (event) => onKey(event) }]);
    return () => change(registered.filter((shortcut) => shortcut.id !== id));
  }, [id, keys, label, group, enabled]);
}

/** All shortcuts in force, in the order they were registered. */
export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => registered,
  );
}
