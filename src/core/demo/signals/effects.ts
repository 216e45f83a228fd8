/** What failures and disturbances add to a normal signal. */
import type { Span } from './world.ts';

/** The course of an effect from its beginning (0) to its end (1). */
export type Shape =
  /** Grows evenly. */
  | 'linear'
  /** Grows slowly, then ever faster, as a damaged bearing or a fouled membrane does. */
  | 'accelerating'
  /** Rises fast and levels out. */
  | 'settling'
  /** Full at once, then dies away. */
  | 'fading'
  /** Comes, stays and goes. */
  | 'pulse'
  /** Full from beginning to end. */
  | 'step';

export interface Effect extends Span {
  readonly metric: string;
  /** In the metric's unit, at the height of the effect; may be negative. */
  readonly amount: number;
  readonly shape: Shape;
}

const STEEPNESS = 5;

/** @param progress 0 to 1 */
export function shapeAt(shape: Shape, progress: number): number {
  switch (shape) {
    case 'linear':
      return progress;
    case 'accelerating':
      return Math.expm1(STEEPNESS * progress) / Math.expm1(STEEPNESS);
    case 'settling':
      return 1 - Math.exp(-STEEPNESS * progress);
    case 'fading':
      return Math.exp(-STEEPNESS * progress);
    case 'pulse':
      return smooth(progress / 0.15) * smooth((1 - progress) / 0.2);
    case 'step':
      return 1;
  }
}

function smooth(x: number): number {
  const clamped = Math.min(1, Math.max(0, x));
  return clamped * clamped * (3 - 2 * clamped);
}
