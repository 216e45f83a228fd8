import type { Metric } from '../../../../shared/contract/metrics.ts';

/**
 * How much of a period lies behind an instant, 0 to 1, as far as the metrics have readings in it.
 * @param days first and last day, to the accuracy of a time zone; null: no end
 */
export function shareDone(
  at: number,
  days: { readonly from: string | null; readonly to: string | null },
  metrics: readonly Pick<Metric, 'span'>[],
): number {
  const spans = metrics.flatMap(({ span }) => (span === null ? [] : [span]));
  const first = Math.min(...spans.map(({ from }) => from));
  const last = Math.max(...spans.map(({ to }) => to));
  const from = Math.max(first, days.from === null ? first : Date.parse(days.from));
  const to = Math.min(last, days.to === null ? last : Date.parse(days.to) + 86_400_000);
  return to <= from ? 0 : Math.min(1, Math.max(0, (at - from) / (to - from)));
}
