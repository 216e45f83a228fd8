/** The scale that all charts of a fleet share. Pure. */
import type { Outputs } from '../../api.ts';
import { type Limit, valueRange } from '../metrics/chart/shape.ts';

type Extent = Outputs['fleet']['frame']['range'];

/** All values and, where they are near enough to be worth it, the outermost limits. */
export function sharedRange({
  range,
  limits,
}: {
  readonly range: Extent;
  readonly limits: Extent;
}): readonly [low: number, high: number] {
  const outer: Limit[] =
    limits === null
      ? []
      : [
          { side: 'low', severity: 'warning', value: limits.min },
          { side: 'high', severity: 'warning', value: limits.max },
        ];
  return valueRange(range, outer);
}
