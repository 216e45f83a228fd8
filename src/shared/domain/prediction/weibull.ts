/**
 * Two-parameter Weibull distribution of lives, some of which have not ended yet (right-censored) and some of which
 * began before anybody wrote failures down (left-truncated, delayed entry), fitted by maximum likelihood (Lawless 1982,
 * Statistical Models and Methods for Lifetime Data, 4.1; Meeker & Escobar 1998, Statistical Methods for Reliability
 * Data, ch. 8 and 11.6; Hong, Meeker & McCalley 2009, Annals of Applied Statistics 3, for lives of both sorts).
 *
 * A life that entered at age e and was last seen at t is known only given that it reached e:
 * log L = sum[d log h(t)] - sum[H(t) - H(e)], with h the hazard, H its integral, d = 1 where it failed.
 *
 * Intervals are those of the profile likelihood: a quantity's interval is the range it takes where
 * 2 (max l - l) <= z². Chosen over the normal approximation, which undercovers with few failures and may leave
 * the possible range, and over the bootstrap, which needs chance: the same lives always give the same interval.
 */
import { twoSidedZ } from './statistics.ts';

export const WEIBULL_METHOD = 'weibull-mle/2';
/** Below this many failures no distribution is fitted. */
export const MIN_FAILURES = 5;

/** One life. Ages in any unit, always the same, more than 0; not failed: still alive at that age, or replaced in time. */
export interface Life {
  readonly age: number;
  readonly failed: boolean;
  /** The age from which a failure would have been known, less than `age`; 0 where it is left out. */
  readonly entry?: number;
}

/** A value with the interval that holds it with the confidence of its fit. */
export interface Estimate {
  readonly low: number;
  readonly value: number;
  readonly high: number;
}

export const WEIBULL_REFUSALS = ['too-few-failures', 'no-spread', 'late-entry'] as const;
/**
 * No shape is the likeliest. `no-spread`: all failures at one age that nobody outlived; `late-entry`: no life was seen
 * from young on, and the hazard falls faster than any shape can.
 */
export type WeibullRefusal = (typeof WEIBULL_REFUSALS)[number];

/** Shape (beta, without unit) and scale (eta, the age at which 63.2 % have failed). */
export interface WeibullParameters {
  readonly shape: number;
  readonly scale: number;
}

export interface WeibullFit {
  readonly method: string;
  readonly confidence: number;
  readonly failures: number;
  readonly censored: number;
  /** Lives, failed or not, that entered after they began. */
  readonly truncated: number;
  readonly shape: Estimate;
  readonly scale: Estimate;
  readonly logLikelihood: number;
  /** Parameters on the edge of what the lives still allow; what `estimate` takes its intervals from. */
  readonly edge: readonly WeibullParameters[];
}

export type WeibullResult =
  | { readonly outcome: 'fitted'; readonly fit: WeibullFit }
  | { readonly outcome: 'refused'; readonly reason: WeibullRefusal; readonly failures: number };

/**
 * Directions in which the edge is looked for; the extremes are off by less than a thousandth of the interval. From many
 * failures on the edge is all but an ellipse, and every direction costs the more.
 */
const DIRECTIONS = 240;
const MANY_FAILURES = 100;
const DIRECTIONS_OF_MANY = 96;

/**
 * @param confidence of all intervals
 * @throws RangeError for an age that is not finite and more than 0, or an entry that is not below it
 */
export function fitWeibull(lives: readonly Life[], confidence = 0.9): WeibullResult {
  if (!lives.every(({ age }) => Number.isFinite(age) && age > 0)) {
    throw new RangeError('an age is finite and more than 0');
  }
  if (!lives.every(({ age, entry = 0 }) => entry >= 0 && entry < age)) {
    throw new RangeError('a life enters before it ends');
  }
  const failures = lives.filter(({ failed }) => failed).length;
  if (failures < MIN_FAILURES) return { outcome: 'refused', reason: 'too-few-failures', failures };
  const likelihood = likelihoodOf(lives, failures);
  if (likelihood === null) return { outcome: 'refused', reason: 'no-spread', failures };

  const best = likelihood.best();
  if (best === null) return { outcome: 'refused', reason: 'late-entry', failures };
  const directions = failures < MANY_FAILURES ? DIRECTIONS : DIRECTIONS_OF_MANY;
  const edge = edgeOf(likelihood, best, twoSidedZ(confidence) ** 2 / 2, directions).map((point) =>
    likelihood.parameters(point),
  );
  const { shape, scale } = likelihood.parameters(best);
  const range = (value: number, values: number[]): Estimate => ({
    low: Math.min(value, ...values),
    value,
    high: Math.max(value, ...values),
  });
  const fit: WeibullFit = {
    method: WEIBULL_METHOD,
    confidence,
    failures,
    censored: lives.length - failures,
    truncated: lives.filter(({ entry = 0 }) => entry > 0).length,
    shape: range(
      shape,
      edge.map((point) => point.shape),
    ),
    scale: range(
      scale,
      edge.map((point) => point.scale),
    ),
    // Ages were divided by the greatest one, which took its logarithm from the density of each failure.
    logLikelihood: likelihood.at(best) - failures * likelihood.logUnit,
    edge,
  };
  return { outcome: 'fitted', fit };
}

/** Any quantity of the distribution with its interval. @param of must be continuous in both parameters */
export function estimate(fit: WeibullFit, of: (parameters: WeibullParameters) => number): Estimate {
  const value = of({ shape: fit.shape.value, scale: fit.scale.value });
  const values = fit.edge.map(of);
  return { low: Math.min(value, ...values), value, high: Math.max(value, ...values) };
}

/** The share that reaches an age. */
export function reliabilityAt(fit: WeibullFit, age: number): Estimate {
  return estimate(fit, (parameters) => Math.exp(-hazard(parameters, age)));
}

/** The age by which the share `p` has failed; 0.1 gives the B10 life. */
export function lifeAt(fit: WeibullFit, p: number): Estimate {
  return estimate(fit, ({ shape, scale }) => scale * (-Math.log1p(-p)) ** (1 / shape));
}

/** Probability that one which has reached `age` fails within the next `span`. */
export function failureWithin(fit: WeibullFit, age: number, span: number): Estimate {
  return estimate(fit, (parameters) => -Math.expm1(hazard(parameters, age) - hazard(parameters, age + span)));
}

export interface RemainingLife {
  /** Half of those that reached the age fail within this. */
  readonly median: Estimate;
  readonly mean: Estimate;
}

/** What is left for one that has reached `age`. */
export function remainingLife(fit: WeibullFit, age: number): RemainingLife {
  return { median: estimate(fit, residualQuantile(age, 0.5)), mean: estimate(fit, meanResidual(age)) };
}

/** After how long the share `p` of those that reached `age` has failed. */
export function remainingAt(fit: WeibullFit, age: number, p: number): Estimate {
  return estimate(fit, residualQuantile(age, p));
}

/** Cumulative hazard: minus the logarithm of the reliability. */
function hazard({ shape, scale }: WeibullParameters, age: number): number {
  return (age / scale) ** shape;
}

function residualQuantile(age: number, p: number) {
  const more = -Math.log1p(-p);
  return (parameters: WeibullParameters): number => {
    const { shape, scale } = parameters;
    const before = hazard(parameters, age);
    // The difference of two ages; written so that neither small nor great ones cancel out.
    return before < 0.1
      ? scale * (before + more) ** (1 / shape) - age
      : age * Math.expm1(Math.log1p(more / before) / shape);
  };
}

/** Integral of the reliability beyond the age over that at the age: (eta / beta) e^x Γ(1/beta, x), x the hazard. */
function meanResidual(age: number) {
  return (parameters: WeibullParameters): number => {
    const { shape, scale } = parameters;
    return (scale / shape) * scaledUpperGamma(1 / shape, hazard(parameters, age));
  };
}

/** e^x Γ(a, x) for a > 0, x >= 0 (Abramowitz & Stegun 6.5.29 and 6.5.31; Lentz's evaluation of the fraction). */
function scaledUpperGamma(a: number, x: number): number {
  if (x < a + 1) {
    const complete = Math.exp(x + logGamma(a));
    if (x === 0) return complete;
    let term = 1 / a;
    let sum = term;
    for (let n = 1; term > sum * 1e-16; n += 1) {
      term *= x / (a + n);
      sum += term;
    }
    return complete - x ** a * sum;
  }
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 500; n += 1) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-15) break;
  }
  return x ** a * fraction;
}

/** ln Γ(x) for x > 0: Stirling's series (Abramowitz & Stegun 6.1.41) after stepping up to 10. */
function logGamma(x: number): number {
  let shift = 0;
  let y = x;
  while (y < 10) {
    shift += Math.log(y);
    y += 1;
  }
  const square = 1 / (y * y);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))) / y;
  return (y - 0.5) * Math.log(y) - y + Math.log(2 * Math.PI) / 2 + series - shift;
}

/** Below this no shape is looked for: the hazard would be all but that of the first day. */
const LEAST_SHAPE = 0.02;

/**
 * A point of the likelihood: shape and w = shape * ln scale - ln shape (scale in units of the greatest age). In these
 * the log-likelihood is -d w + (shape - 1) * sum[ln t] - the integral of e^(shape x - w) over x = ln age, weighted by how
 * many were under observation: concave, with entries as without. So what lies above a level is convex and every ray
 * from the best point leaves it once.
 */
interface Point {
  readonly shape: number;
  readonly w: number;
}

interface Likelihood {
  readonly logUnit: number;
  at(point: Point): number;
  /** Minus the second derivatives: shape-shape, shape-w, w-w. */
  information(point: Point): readonly [number, number, number];
  /** Null where it only grows towards a shape of 0. */
  best(): Point | null;
  parameters(point: Point): WeibullParameters;
}

/** Null where it has no maximum because there is no spread. */
function likelihoodOf(lives: readonly Life[], failures: number): Likelihood | null {
  const unit = lives.reduce((most, { age }) => Math.max(most, age), 0);
  const logUnit = Math.log(unit);
  // Equal ages are summed up: fleets have many that are censored on the same day. Entries count the other way.
  const counts = new Map<number, number>();
  const count = (age: number, by: number) => counts.set(age, (counts.get(age) ?? 0) + by);
  for (const { age, entry = 0 } of lives) {
    count(age, 1);
    if (entry / unit > 0) count(entry, -1);
  }
  const ages = [...counts].map(([age, net]) => ({ log: Math.log(age / unit), net }));
  const sumOfLogs = lives.reduce((sum, { age, failed }) => sum + (failed ? Math.log(age / unit) : 0), 0);
  if (sumOfLogs > -1e-6) return null;

  /** Sum of age^shape (ln age)^order over all lives, less that of their entries. */
  const power = (shape: number, order: 0 | 1 | 2): number => {
    let sum = 0;
    for (const { log, net } of ages) {
      const term = net * Math.exp(shape * log);
      sum += order === 0 ? term : order === 1 ? term * log : term * log * log;
    }
    return sum;
  };
  /** Derivative of the profile likelihood of the shape, over failures; it falls. */
  const slope = (shape: number): number =>
    1 / shape + sumOfLogs / failures - power(shape, 1) / power(shape, 0);

  return {
    logUnit,
    at: ({ shape, w }) =>
      shape < LEAST_SHAPE
        ? -Infinity
        : -failures * w + (shape - 1) * sumOfLogs - (power(shape, 0) / shape) * Math.exp(-w),
    information: ({ shape, w }) => {
      const weight = Math.exp(-w) / shape;
      const [none, once, twice] = [power(shape, 0), power(shape, 1), power(shape, 2)];
      return [
        weight * (twice - (2 / shape) * (once - none / shape)),
        -weight * (once - none / shape),
        weight * none,
      ];
    },
    best: () => {
      let high = 1;
      while (slope(high) > 0) high *= 2;
      let low = high / 2;
      while (low >= LEAST_SHAPE && slope(low) < 0) low /= 2;
      if (low < LEAST_SHAPE) return null;
      const shape = bisect(low, high, (middle) => slope(middle) > 0);
      return { shape, w: Math.log(power(shape, 0) / (shape * failures)) };
    },
    parameters: ({ shape, w }) => ({ shape, scale: unit * Math.exp((w + Math.log(shape)) / shape) }),
  };
}

/** The points at which the likelihood has fallen by `drop`, in directions evenly spread for a normal one. */
function edgeOf(likelihood: Likelihood, best: Point, drop: number, directions: number): Point[] {
  const level = likelihood.at(best) - drop;
  const [a, b, c] = likelihood.information(best);
  // Cholesky of the information; its inverse transpose turns a circle into the ellipse of the normal approximation.
  const first = Math.sqrt(a);
  const cross = b / first;
  const second = Math.sqrt(c - cross * cross);
  return Array.from({ length: directions }, (_unused, index) => {
    const angle = (2 * Math.PI * index) / directions;
    const dw = Math.sin(angle) / second;
    const dShape = (Math.cos(angle) - cross * dw) / first;
    const at = (radius: number): Point => ({ shape: best.shape + radius * dShape, w: best.w + radius * dw });
    const above = (radius: number): number => likelihood.at(at(radius)) - level;
    let far = Math.sqrt(2 * drop);
    while (above(far) > 0) far *= 2;
    return at(root(above, drop, far));
  });
}

/**
 * Where a falling function is 0, between 0 and `far`: false position, Illinois variant (Dowell & Jarratt 1971). Every
 * step looks at all lives, so there must be few.
 * @param atZero its value at 0, more than 0
 */
function root(of: (x: number) => number, atZero: number, far: number): number {
  let [low, atLow, high, atHigh] = [0, atZero, far, of(far)];
  let last = 0;
  for (let turn = 0; turn < 60; turn += 1) {
    const isFinite = atHigh > -Infinity;
    const middle = isFinite ? (low * atHigh - high * atLow) / (atHigh - atLow) : (low + high) / 2;
    const found = of(middle);
    if (Math.abs(found) < 1e-9) return middle;
    if (found > 0) {
      [low, atLow] = [middle, found];
      if (last > 0 && isFinite) atHigh /= 2;
    } else {
      [high, atHigh] = [middle, found];
      if (last < 0) atLow /= 2;
    }
    last = Math.sign(found);
  }
  return low;
}

/** The place between where something that holds at `low` ceases to hold. */
function bisect(low: number, high: number, holds: (middle: number) => boolean): number {
  let [inside, outside] = [low, high];
  for (let turn = 0; turn < 50; turn += 1) {
    const middle = (inside + outside) / 2;
    if (holds(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}
