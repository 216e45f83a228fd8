/**
 * Stock is an append-only ledger: a balance is the sum of its movements, never a number that is edited.
 * Quantities are signed integer thousandths of the part's unit, what comes in is positive; money is integer
 * minor units.
 */
import type { MovementKind } from './vocabulary.ts';

/** One unit of a part in thousandths. */
const UNIT_MILLI = 1000;

/** The sign a movement's quantity must have; a count corrects in either direction, or confirms with zero. */
const MOVEMENT_SIGNS = {
  receipt: 'positive',
  issue: 'negative',
  return: 'positive',
  'transfer-out': 'negative',
  'transfer-in': 'positive',
  count: 'either',
} as const satisfies Record<MovementKind, 'positive' | 'negative' | 'either'>;

/** True where a movement of this kind may carry this quantity. */
export function signFits(kind: MovementKind, quantityMilli: number): boolean {
  if (!Number.isSafeInteger(quantityMilli)) return false;
  switch (MOVEMENT_SIGNS[kind]) {
    case 'positive':
      return quantityMilli > 0;
    case 'negative':
      return quantityMilli < 0;
    case 'either':
      return true;
  }
}

/**
 * Stock after all movements, in thousandths; below zero where more was drawn than was ever booked in.
 * @throws RangeError when a quantity or the sum is not a safe integer
 */
export function balance(movements: Iterable<{ readonly quantityMilli: number }>): number {
  let sum = 0;
  for (const { quantityMilli } of movements) {
    assertInteger('quantityMilli', quantityMilli);
    sum += quantityMilli;
    assertInteger('balance', sum);
  }
  return sum;
}

/** The two movements of a transfer: what leaves one location arrives at the other. */
export function transfer(
  quantityMilli: number,
): readonly [
  { readonly kind: 'transfer-out'; readonly quantityMilli: number },
  { readonly kind: 'transfer-in'; readonly quantityMilli: number },
] {
  if (!signFits('transfer-in', quantityMilli)) throw new RangeError('a transfer moves more than nothing');
  return [
    { kind: 'transfer-out', quantityMilli: -quantityMilli },
    { kind: 'transfer-in', quantityMilli },
  ];
}

/**
 * Average cost of one unit after a receipt: the weighted average of what was there and what came, taken anew
 * with each receipt (moving average; IAS 2, paragraph 27), rounded half up to whole minor units. Where nothing
 * was there, stock was below zero or its cost is not known (null), it is the cost of what came.
 * @throws RangeError when a number is not a safe integer, a cost is negative or nothing came
 */
export function movingAverageCost(
  previousQtyMilli: number,
  previousAverageMinor: number | null,
  receivedQtyMilli: number,
  receivedUnitCostMinor: number,
): number {
  assertInteger('previousQtyMilli', previousQtyMilli);
  assertInteger('receivedQtyMilli', receivedQtyMilli, 1);
  assertInteger('receivedUnitCostMinor', receivedUnitCostMinor, 0);
  if (previousAverageMinor !== null) assertInteger('previousAverageMinor', previousAverageMinor, 0);
  if (previousQtyMilli <= 0 || previousAverageMinor === null) return receivedUnitCostMinor;
  const value =
    BigInt(previousQtyMilli) * BigInt(previousAverageMinor) +
    BigInt(receivedQtyMilli) * BigInt(receivedUnitCostMinor);
  return Number(divideHalfUp(value, BigInt(previousQtyMilli) + BigInt(receivedQtyMilli)));
}

/**
 * Cost of a quantity in minor units, rounded half up by magnitude, so that returning what was issued costs
 * exactly minus what issuing it did.
 * @throws RangeError when a number is not a safe integer, the unit cost is negative or the cost too large
 */
export function lineCost(qtyMilli: number, unitCostMinor: number): number {
  assertInteger('qtyMilli', qtyMilli);
  assertInteger('unitCostMinor', unitCostMinor, 0);
  const magnitude = divideHalfUp(BigInt(Math.abs(qtyMilli)) * BigInt(unitCostMinor), BigInt(UNIT_MILLI));
  const cost = Number(qtyMilli < 0 ? -magnitude : magnitude);
  assertInteger('cost', cost);
  return cost;
}

/** More than any store holds in thousandths or is worth in minor units, and few enough to be added up exactly. */
const LARGEST = 1_000_000_000_000;

/** Whether a quantity in thousandths and its cost in minor units can be shown and added up. */
export function canBeValued(qtyMilli: number, unitCostMinor: number): boolean {
  const quantity = Math.abs(qtyMilli);
  return quantity <= LARGEST && (quantity / UNIT_MILLI) * unitCostMinor <= LARGEST;
}

/** What decides whether a part must be reordered, in thousandths of its unit. */
export interface ReorderSituation {
  /** Stock of the whole plant. */
  readonly onHandMilli: number;
  /** Ordered and not yet received. */
  readonly onOrderMilli?: number;
  /** Null or zero: this part is never reordered by itself. */
  readonly reorderPointMilli: number | null;
  /** The lot it is ordered in; null: whole units. */
  readonly reorderQuantityMilli: number | null;
}

/**
 * Whether to alert and what to order: null while stock is above the reorder point, otherwise the smallest
 * number of whole lots that lifts stock and what is on order strictly above it. What is on order lowers the
 * suggestion, down to zero, but does not end the alert: only stock on the shelf does.
 */
export function reorderAdvice(situation: ReorderSituation): { suggestedMilli: number } | null {
  const { onHandMilli, onOrderMilli = 0, reorderPointMilli, reorderQuantityMilli } = situation;
  if (reorderPointMilli === null || !isLow(onHandMilli, reorderPointMilli)) return null;
  const lotMilli = reorderQuantityMilli ?? UNIT_MILLI;
  assertInteger('reorderQuantityMilli', lotMilli, 1);
  const shortMilli = reorderPointMilli - onHandMilli - onOrderMilli;
  const lots = shortMilli < 0 ? 0 : Math.floor(shortMilli / lotMilli) + 1;
  return { suggestedMilli: lots * lotMilli };
}

/** True where an open reorder alert ends: stock is above the reorder point, or there is none any more. */
export function closesReorderAlert(
  situation: Pick<ReorderSituation, 'onHandMilli' | 'reorderPointMilli'>,
): boolean {
  const { onHandMilli, reorderPointMilli } = situation;
  return reorderPointMilli === null || !isLow(onHandMilli, reorderPointMilli);
}

function isLow(onHandMilli: number, reorderPointMilli: number): boolean {
  return reorderPointMilli > 0 && onHandMilli <= reorderPointMilli;
}

/** Quotient of two numbers that are not negative, halves rounded up. */
function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor);
}

function assertInteger(name: string, value: number, least = Number.MIN_SAFE_INTEGER): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} is not a whole number of at least ${least}`);
  }
}
