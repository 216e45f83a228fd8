/** The dialogs that are open, one above the other. */

interface OpenDialog {
  readonly id: string;
  readonly close: () => void;
}

/** The last one is on top. */
let open: readonly OpenDialog[] = [];
const listeners = new Set<() => void>();

function change(next: readonly OpenDialog[]): void {
  if (open.length === 0 && next.length > 0) window.addEventListener('keydown', closeTop, { capture: true });
  if (open.length > 0 && next.length === 0)
    window.removeEventListener('keydown', closeTop, { capture: true });
  open = next;
  for (const listener of listeners) listener();
}

/** One listener for all of them: were each to listen, one Escape would close the next one, too, once it is on top. */
function closeTop(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.isComposing) return;
  // An open list of choices has the key for itself.
  const isTaken =
    event.target instanceof Element && event.target.getAttribute('data-mantine-stop-propagation') === 'true';
  if (!isTaken) open.at(-1)?.close();
}

/** A dialog is on top from now on, and Escape calls its `close`; returns what to call when it has closed. */
export function dialogOpened(id: string, close: () => void): () => void {
  change([...open, { id, close }]);
  return () => change(open.filter((dialog) => dialog.id !== id));
}

/** How many dialogs lie below it; 0 when it is not open. */
export function dialogsBelow(id: string): number {
  return Math.max(
    0,
    open.findIndex((dialog) => dialog.id === id),
  );
}

export function isAnyDialogOpen(): boolean {
  return open.length > 0;
}

export function subscribeDialogs(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
