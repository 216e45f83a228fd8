/**
 * Keeps the focus of a person at the keyboard on the page. The browser lets it fall to nowhere when what has it
 * goes: the button of a message, a row that was archived, the page that was left.
 */

/** After what a dialog does itself when it opens or closes. */
const SETTLE_MS = 60;
/** So far back it is looked for somewhere that is still there. */
const TRAIL = 20;

/** Begins to watch; returns how to stop. Where nothing else is left the focus goes to `home`. */
export function keepFocus(home: () => HTMLElement | null): () => void {
  let trail: readonly HTMLElement[] = [];
  let address = addressOf(window);
  let isByKey = false;
  let awaited: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    trail = [target, ...trail.filter((element) => element !== target && element.isConnected)].slice(0, TRAIL);
  };
  const onKey = () => (isByKey = true);
  const onPointer = () => (isByKey = false);
  const onClick = () => {
    // Beside everything: who wants nothing to have the focus is not given it back.
    if (document.activeElement === document.body) trail = [];
  };

  const settle = () => {
    timer = undefined;
    const [last] = trail;
    const hasMoved = addressOf(window) !== address;
    if (document.activeElement === document.body) {
      // A button that is at work comes back, or goes with its dialog.
      if (last !== undefined && isShown(last) && last.matches(':disabled')) {
        awaited = last;
        return;
      }
      const isLost = last !== undefined && (last === awaited || !isShown(last));
      if (isByKey && (isLost || hasMoved)) restore();
    }
    awaited = undefined;
    address = addressOf(window);
  };
  const restore = () => {
    const within = dialogOf(trail) ?? home();
    const kept = trail.find((element) => within?.contains(element) === true && canHold(element));
    if (kept === undefined) within?.focus({ preventScroll: true });
    else kept.focus();
  };
  const look = () => {
    timer ??= setTimeout(settle, SETTLE_MS);
  };

  const onChanges = (changes: readonly MutationRecord[]) => {
    // A quick answer is here before `settle` looks, and the button at work already again.
    const [last] = trail;
    const isAtWork = changes.some(
      ({ target, attributeName }) => target === last && attributeName === 'disabled',
    );
    if (isAtWork && last?.matches(':disabled') === true) awaited = last;
    look();
  };

  const changes = new MutationObserver(onChanges);
  changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden'] });
  document.addEventListener('focusin', onFocus);
  window.addEventListener('keydown', onKey, { capture: true });
  window.addEventListener('pointerdown', onPointer, { capture: true });
  window.addEventListener('click', onClick, { capture: true });
  return () => {
    clearTimeout(timer);
    changes.disconnect();
    document.removeEventListener('focusin', onFocus);
    window.removeEventListener('keydown', onKey, { capture: true });
    window.removeEventListener('pointerdown', onPointer, { capture: true });
    window.removeEventListener('click', onClick, { capture: true });
  };
}

/** Where the window is, without what of the page is shown. */
function addressOf({ location }: Window): string {
  return location.hash.split('?')[0] ?? '';
}

function isShown(element: HTMLElement): boolean {
  return element.isConnected && element.checkVisibility({ visibilityProperty: true });
}

function canHold(element: HTMLElement): boolean {
  return isShown(element) && !element.matches(':disabled');
}

/** The open dialog that had the focus last; null when none is open. */
function dialogOf(trail: readonly HTMLElement[]): HTMLElement | null {
  const dialog = '[role="dialog"][aria-modal="true"]';
  const hadFocus = trail
    .map((element) => element.closest<HTMLElement>(dialog))
    .find((found) => found?.isConnected === true);
  return hadFocus ?? document.querySelector<HTMLElement>(dialog);
}
