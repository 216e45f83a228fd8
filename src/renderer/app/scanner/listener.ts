/** Listens to all keys of the window for those of a scanner, and keeps a code out of whatever has the focus. */
import { IDLE, MAX_GAP_MS, onKey, onPause, type Finding, type ScannerSettings } from './machine.ts';

/** What a field has that asks for codes itself: a scan stays in it and is told to nobody else. */
export const WANTS_CODES = { 'data-wants-codes': true } as const;

export interface ScanListener {
  readonly settings: () => ScannerSettings;
  readonly onCode: (code: string, isRest: boolean) => void;
}

/** A key that was kept from the page, to be given back. */
interface Kept {
  readonly target: EventTarget;
  readonly init: KeyboardEventInit;
}

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Keys are given back after it: not to be felt, and longer than a scanner takes on a computer that is not busy. */
const HOLD_MS = 80;
/** The same in a field, whose every key may make the page draw a form or a list anew. */
const FIELD_SLACK_MS = 200;
/** Held down with other keys, and in no code by themselves. */
const SILENT = new Set(['Shift', 'CapsLock', 'AltGraph', 'NumLock']);

/** Begins to listen; returns how to stop. */
export function listenForScans(page: Window, { settings, onCode }: ScanListener): () => void {
  let state = IDLE;
  let kept: Kept[] = [];
  let field: { readonly element: TextField; readonly value: string; readonly caret: number | null } | null =
    null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const givenBack = new WeakSet<Event>();

  const settle = (finding: Finding) => {
    state = finding.state;
    if (state.text.length <= 1) giveBack(finding.release !== '');
    if (finding.takeOut && field !== null) {
      const { element, value, caret } = field;
      if (!wantsCodes(element)) setText(element, value, caret);
      else if (finding.code !== null) setText(element, finding.code, null);
    }
    const isTold = finding.code !== null && !(finding.takeOut && field !== null && wantsCodes(field.element));
    if (isTold) onCode(finding.code, finding.isRest);
  };

  /** What came before has ended; a code is not given back. */
  const giveBack = (isWanted: boolean) => {
    const held = kept;
    kept = [];
    for (const { target, init } of isWanted ? held : []) press(target, init);
  };

  /** @returns false when the page made something of it */
  const press = (target: EventTarget, init: KeyboardEventInit) => {
    const event = new KeyboardEvent('keydown', init);
    givenBack.add(event);
    return target.dispatchEvent(event);
  };

  /** Enter belongs to where the keys before it have led: `j` and Enter opens the next row. */
  const pressEnterThere = (init: KeyboardEventInit) => {
    const target = page.document.activeElement ?? page.document.body;
    const isFree = press(target, init);
    if (isFree && (target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement))
      target.click();
  };

  const pause = () => {
    clearTimeout(timer);
    if (state.text !== '') settle(onPause(state, settings()));
  };

  /** A busy page gets its keys late: as late as the last one came, the next may come, too. */
  const waitForMore = (at: number) => {
    const late = Math.max(0, page.performance.now() - at);
    if (!state.inField) timer = setTimeout(pause, HOLD_MS + late);
    else if (settings().suffix === 'none') timer = setTimeout(pause, MAX_GAP_MS + FIELD_SLACK_MS + late);
    // Else nothing waits for the end: the next key tells by its own time whether it belongs to these.
  };

  const listen = (event: KeyboardEvent) => {
    if (givenBack.has(event) || SILENT.has(event.key)) return;
    const inField = textFieldOf(event.target);
    if (!isOfCode(event) || (state.text === '' && event.key === ' ')) {
      pause();
      return;
    }
    clearTimeout(timer);
    const begins = { element: inField, value: inField?.value ?? '', caret: inField?.selectionStart ?? null };
    const verdict = onKey(
      state,
      { key: event.key, at: event.timeStamp, inField: inField !== null },
      settings(),
    );
    const mayLead = event.key === 'Enter' && kept.length > 0 && verdict.key === 'pass';
    settle(verdict);
    if (mayLead) {
      event.preventDefault();
      event.stopImmediatePropagation();
      setTimeout(() => pressEnterThere(initOf(event)));
      return;
    }
    const { text } = verdict.state;
    // A code may begin with this key: the field as it is before it.
    if (text === event.key) field = begins.element === null ? null : { ...begins, element: begins.element };
    const isWanted = field !== null && wantsCodes(field.element);
    if (verdict.key === 'keep' && !(isWanted && verdict.takeOut)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (text !== '' && event.target !== null) kept.push({ target: event.target, init: initOf(event) });
    }
    if (text !== '') waitForMore(event.timeStamp);
  };

  page.addEventListener('keydown', listen, { capture: true });
  return () => {
    clearTimeout(timer);
    page.removeEventListener('keydown', listen, { capture: true });
  };
}

/** One character as it is typed, or what may end a code. */
function isOfCode(event: KeyboardEvent): boolean {
  if (event.repeat || event.isComposing) return false;
  const hasModifier = event.ctrlKey || event.altKey || event.metaKey;
  if (event.key === 'Enter' || event.key === 'Tab') return !hasModifier && !event.shiftKey;
  const isCharacter = Array.from(event.key).length === 1;
  return isCharacter && (!hasModifier || event.getModifierState('AltGraph'));
}

const NO_TEXT = new Set([
  'checkbox',
  'radio',
  'button',
  'submit',
  'reset',
  'range',
  'color',
  'file',
  'image',
]);

function textFieldOf(target: EventTarget | null): TextField | null {
  if (target instanceof HTMLTextAreaElement) return target.readOnly ? null : target;
  if (target instanceof HTMLInputElement) {
    return NO_TEXT.has(target.type) || target.readOnly ? null : target;
  }
  return null;
}

function wantsCodes(element: TextField): boolean {
  return element.dataset['wantsCodes'] !== undefined;
}

/** As if a person had typed it, so that forms follow. */
function setText(element: TextField, text: string, caret: number | null): void {
  const prototype =
    element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, text);
  element.dispatchEvent(new Event('input', { bubbles: true }));
  if (caret !== null) element.setSelectionRange(caret, caret);
}

function initOf(event: KeyboardEvent): KeyboardEventInit {
  const { key, code, location, shiftKey, ctrlKey, altKey, metaKey } = event;
  const modifiers = { shiftKey, ctrlKey, altKey, metaKey };
  return { key, code, location, ...modifiers, bubbles: true, cancelable: true, composed: true };
}
