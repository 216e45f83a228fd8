/**
 * What a label of ours says to a scanner: which record it stands on. Promise: whatever a scanner makes of a
 * damaged or mistyped label, it is refused and never taken for another record; a code that is not ours is
 * never taken for one.
 *
 *     M1 A 01IE6JOMLKFTLOKR2BV74AHG62 T
 *     │  │ │                          └ check character
 *     │  │ └ the 128 bits of the record's id
 *     │  └ kind of record
 *     └ Millwright, version 1 of this payload
 *
 * 30 characters of base32hex (RFC 4648, section 7: 0-9 and A-V). All are in the alphanumeric set of QR, so a QR
 * symbol of 25 × 25 modules holds it at level M. W, X, Y and Z are not used: a keyboard-wedge scanner set to a
 * US keyboard types Y for Z on a German computer, and a code without them is read right on both. Letters may
 * arrive in small letters, as they do with Caps Lock on.
 *
 * The check character is a weighted sum over the field GF(32), the weight at each place another power of a
 * primitive element (a shortened Reed-Solomon code with one check symbol). One wrong character always changes
 * the sum, and so does an exchange of any two different characters, neighbours or not, because up to 31 places
 * have 31 different weights. ISO 7064 MOD 37,36 finds fewer exchanges, and its check character may be Y or Z.
 */
import { isId, type Id } from '../ids.ts';
import type { RecordKind } from './vocabulary.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUV';
const PREFIX = 'M1';

/** The letter of each kind of record; a letter once given is never given to another kind. */
const LETTERS: Readonly<Record<RecordKind, string>> = {
  assets: 'A',
  alarms: 'E',
  items: 'I',
  locations: 'L',
  work_orders: 'O',
  parts: 'P',
  suppliers: 'S',
  asset_types: 'T',
};
const KINDS: ReadonlyMap<string, RecordKind> = new Map(
  (Object.keys(LETTERS) as RecordKind[]).map((kind) => [LETTERS[kind], kind]),
);

/** 128 bits in digits of 5 bits, the two bits left over being zero. */
const ID_DIGITS = 26;
/** Characters of a label code. */
export const LABEL_CODE_LENGTH = PREFIX.length + 1 + ID_DIGITS + 1;

const SHAPE = new RegExp(`^${PREFIX}[0-9A-V]{${LABEL_CODE_LENGTH - PREFIX.length}}$`);

/** What a label stands on. */
export interface LabelTarget {
  readonly entity: RecordKind;
  readonly id: Id;
}

/** The code on the label of a record. */
export function labelCode({ entity, id }: LabelTarget): string {
  const body = `${PREFIX}${LETTERS[entity]}${digitsOf(id)}`;
  return body + checkCharacter(body);
}

/** The record a scanned code of ours stands on; null for any other code and for a damaged one. */
export function readLabelCode(scanned: string): LabelTarget | null {
  const code = scanned.trim().toUpperCase();
  if (!SHAPE.test(code) || checkCharacter(code.slice(0, -1)) !== code.at(-1)) return null;
  const entity = KINDS.get(code[PREFIX.length]!);
  const id = idOf(code.slice(PREFIX.length + 1, -1));
  return entity === undefined || id === null ? null : { entity, id };
}

/** Whether a code is made like ours, though perhaps damaged: it is no code of anybody else's. */
export function looksLikeLabelCode(scanned: string): boolean {
  return SHAPE.test(scanned.trim().toUpperCase());
}

function digitsOf(id: Id): string {
  let rest = BigInt(`0x${id.replaceAll('-', '')}`);
  let digits = '';
  for (let place = 0; place < ID_DIGITS; place += 1) {
    digits = ALPHABET[Number(rest & 31n)]! + digits;
    rest >>= 5n;
  }
  return digits;
}

/** Null for digits that are no id of ours: more than 128 bits, or no UUID. */
function idOf(digits: string): Id | null {
  let value = 0n;
  for (const digit of digits) value = (value << 5n) | BigInt(ALPHABET.indexOf(digit));
  const hex = value.toString(16).padStart(32, '0');
  const id = [0, 8, 12, 16, 20].map((from, index, starts) => hex.slice(from, starts[index + 1])).join('-');
  return isId(id) ? id : null;
}

/** Twice an element of GF(32) = GF(2)[x] / (x⁵ + x² + 1), in which 2 is primitive. */
function doubled(element: number): number {
  const shifted = element << 1;
  return shifted < 32 ? shifted : shifted ^ 0b100101;
}

/** Makes the sum of all characters, each times 2 to the power of its distance from the end, zero. */
function checkCharacter(body: string): string {
  let sum = 0;
  for (const character of body) sum = doubled(sum ^ ALPHABET.indexOf(character));
  return ALPHABET[sum]!;
}
