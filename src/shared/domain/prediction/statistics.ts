/** Order statistics and the normal distribution, for the methods of prediction. */

/** The MAD of normal noise times this is its standard deviation. */
export const MAD_TO_SIGMA = 1.4826;

/** @throws RangeError for no values */
export function median(values: Iterable<number>): number {
  const sorted = Float64Array.from(values).sort();
  const { length } = sorted;
  if (length === 0) throw new RangeError('there is no median of nothing');
  const upper = sorted[length >> 1]!;
  return length % 2 === 1 ? upper : (sorted[(length >> 1) - 1]! + upper) / 2;
}

/**
 * The value that would stand at `rank` (from 0) were they sorted; moves the values about. Sorting takes ten times as long
 * (Hoare 1961, Algorithm 65; the pivot is the median of three, so that sorted values are no worst case).
 */
export function nthSmallest(values: Float64Array, rank: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const [a, b, c] = [values[left]!, values[(left + right) >> 1]!, values[right]!];
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let low = left;
    let high = right;
    while (low <= high) {
      while (values[low]! < pivot) low += 1;
      while (values[high]! > pivot) high -= 1;
      if (low > high) break;
      const swapped = values[low]!;
      values[low] = values[high]!;
      values[high] = swapped;
      low += 1;
      high -= 1;
    }
    if (rank <= high) right = high;
    else if (rank >= low) left = low;
    else break;
  }
  return values[rank]!;
}

/** Median of the absolute deviations from `center`. */
export function medianDeviation(values: readonly number[], center: number): number {
  return median(values.map((value) => Math.abs(value - center)));
}

/** P(Z <= z) of the standard normal distribution, within 1e-15: series and continued fraction (Abramowitz & Stegun 26.2.11, 26.2.14). */
export function normalCdf(z: number): number {
  const x = Math.abs(z);
  if (x > 38) return z < 0 ? 0 : 1;
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x < 3) {
    let term = x;
    let sum = x;
    for (let k = 3; term > sum * 1e-17; k += 2) {
      term *= (x * x) / k;
      sum += term;
    }
    return z < 0 ? 0.5 - density * sum : 0.5 + density * sum;
  }
  let fraction = x;
  for (let k = 60; k >= 1; k -= 1) fraction = x + k / fraction;
  const tail = density / fraction;
  return z < 0 ? tail : 1 - tail;
}

/** The z with `normalCdf(z) === p`, by bisection, within 1e-12. @throws RangeError unless 0 < p < 1 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError('a probability lies between 0 and 1');
  let low = -39;
  let high = 39;
  while (high - low > 1e-13) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (normalCdf(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The z that a standard normal value stays within, on both sides, with this confidence (0.95 gives 1.96). */
export function twoSidedZ(confidence: number): number {
  return normalQuantile((1 + confidence) / 2);
}
