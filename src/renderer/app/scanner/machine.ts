/**
 * Tells a barcode scanner from a person, key by key. A keyboard-wedge scanner types a code within milliseconds
 * and ends it with Enter or Tab; nobody types like that. Pure: time comes with each key.
 *
 * Where no text is being typed, the keys of a possible code are held back until it is known what they are, so a
 * code never sets off shortcuts; if it was a person after all, they are given back in order. In a text field
 * they go through, so typing never stutters, and are taken out again if they were a code.
 */
export const SUFFIXES = ['enter', 'tab', 'none'] as const;
export type Suffix = (typeof SUFFIXES)[number];

export interface ScannerSettings {
  /** What the scanner sends before each code. */
  readonly prefix: string;
  /** What it sends after each code. */
  readonly suffix: Suffix;
  /** Shorter codes are taken for typing. */
  readonly minLength: number;
}

/** Milliseconds between two keys of a scanner at most, where the computer is slow. */
export const MAX_GAP_MS = 100;
/** The same on average over a code; the fastest typists have 80. */
export const MAX_AVERAGE_MS = 40;
/** The same code again within this time is the trigger pressed twice. */
export const REPEAT_MS = 1000;
/** A code so soon after keys of a scanner that had no end is what was left of theirs. */
export const REST_MS = 1000;
/** So many keys as fast as a scanner's are one's. */
const SCANNED_KEYS = 3;

/** A key that may belong to a code: one character, `Enter` or `Tab`. */
export interface ScannerKey {
  readonly key: string;
  /** Milliseconds, as `event.timeStamp`. */
  readonly at: number;
  /** Whether it goes into a text field. */
  readonly inField: boolean;
}

export interface ScannerState {
  /** The keys that may become a code. */
  readonly text: string;
  /** How many of them are settled: given back to the page, or taken from it for good. */
  readonly settled: number;
  /** The keys before a pause that may have come too early, because the page was busy. */
  readonly past: string;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly inField: boolean;
  /** When keys of a scanner broke off last. */
  readonly brokenAt: number;
  readonly lastCode: string;
  readonly lastCodeAt: number;
}

export const IDLE: ScannerState = {
  text: '',
  settled: 0,
  past: '',
  firstAt: 0,
  lastAt: 0,
  inField: false,
  brokenAt: Number.NEGATIVE_INFINITY,
  lastCode: '',
  lastCodeAt: Number.NEGATIVE_INFINITY,
};

/** What is known of the keys before. */
export interface Finding {
  readonly state: ScannerState;
  /** Characters that were held back and are none of a scanner: to be given back. */
  readonly release: string;
  /** The code that has been scanned; null while there is none, or when it is the last one again. */
  readonly code: string | null;
  /** Whether the code is what was left of one that was cut in two by a pause. */
  readonly isRest: boolean;
  /** Whether the characters of a code stand in the field and are to be taken out. */
  readonly takeOut: boolean;
}

export interface Verdict extends Finding {
  /** What happens to the key itself, after the finding: it goes on, or it never arrives. */
  readonly key: 'pass' | 'keep';
}

/** What the next key means. */
export function onKey(state: ScannerState, key: ScannerKey, settings: ScannerSettings): Verdict {
  const goesOn = key.at - state.lastAt <= MAX_GAP_MS && key.inField === state.inField;
  // By its own time the key belongs to what was taken for ended.
  const isLate = goesOn && state.text === '' && state.past !== '';
  const before = isLate
    ? { ...state, text: state.past, settled: state.past.length, past: '', brokenAt: IDLE.brokenAt }
    : state;
  if (before.text !== '' && !goesOn) {
    const ended = onPause(before, settings);
    return { ...ended, ...onFirst(ended.state, key) };
  }
  if (key.key !== 'Enter' && key.key !== 'Tab') return { ...NOTHING, ...taken(before, key) };
  if (before.text === '') return { ...NOTHING, state: before, key: 'pass' };
  const mayEnd = key.key.toLowerCase() === settings.suffix || !before.inField;
  const code = mayEnd ? codeIn(before, settings) : null;
  return { ...found(before, code, key.at), key: code === null ? 'pass' : 'keep' };
}

/** What the keys were, now that none followed in time, or one that is in no code. */
export function onPause(before: ScannerState, settings: ScannerSettings): Finding {
  const code = codeIn(before, settings);
  if (settings.suffix === 'none') return found(before, code, before.lastAt);
  const finding = found(before, null, before.lastAt);
  const isBroken = before.text.length >= SCANNED_KEYS && isFast(before);
  const brokenAt = isBroken ? before.lastAt : before.brokenAt;
  const state = { ...finding.state, past: before.text, brokenAt };
  // A code whose end is missing is no code, but no shortcuts either.
  return { ...finding, state, release: code === null ? finding.release : '' };
}

const NOTHING = { release: '', code: null, isRest: false, takeOut: false } as const;

function onFirst(state: ScannerState, key: ScannerKey): Pick<Verdict, 'state' | 'key'> {
  return key.key === 'Enter' || key.key === 'Tab' ? { state, key: 'pass' } : taken(state, key);
}

function taken(before: ScannerState, { key, at, inField }: ScannerKey): Pick<Verdict, 'state' | 'key'> {
  const firstAt = before.text === '' ? at : before.firstAt;
  const state = { ...before, text: before.text + key, past: '', firstAt, lastAt: at, inField };
  return { state, key: inField ? 'pass' : 'keep' };
}

function found(before: ScannerState, code: string | null, at: number): Finding {
  const state = { ...before, text: '', settled: 0, past: '' };
  if (code === null) {
    return { ...NOTHING, state, release: before.inField ? '' : before.text.slice(before.settled) };
  }
  const takeOut = before.inField;
  const isRest = before.firstAt - before.brokenAt <= REST_MS;
  const isRepeated = code === before.lastCode && at - before.lastCodeAt <= REPEAT_MS;
  return isRepeated
    ? { ...NOTHING, state, takeOut }
    : { release: '', state: { ...state, lastCode: code, lastCodeAt: at }, code, isRest, takeOut };
}

/** Nobody types like that. */
function isFast({ text, firstAt, lastAt }: ScannerState): boolean {
  return lastAt - firstAt <= MAX_AVERAGE_MS * (text.length - 1);
}

/** The code in what was typed that fast, or null when it is none. */
function codeIn(state: ScannerState, { prefix, minLength }: ScannerSettings): string | null {
  const { text, inField } = state;
  if (!isFast(state)) return null;
  if (!text.startsWith(prefix)) return null;
  const code = text.slice(prefix.length).trim();
  if (code.length < minLength) return null;
  // A key held down, not a code.
  if (new Set(code).size === 1) return null;
  // Words, put into the field by a program for dictating or by text blocks.
  if (inField && prefix === '' && /\s/.test(code)) return null;
  return code;
}
