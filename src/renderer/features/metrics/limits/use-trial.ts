import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import { NO_LIMITS, type Threshold, validateThreshold } from '../../../../shared/domain/threshold.ts';
import { api, type Outputs } from '../../../api.ts';

export type Trial = Outputs['metrics']['tryThreshold'];

/** Long enough to type a number in. */
const pauseMs = 300;

/** What limits would have done on the stored readings, a moment after they were last changed. */
export function useTrial(
  { id: metricId, kind }: Pick<Metric, 'id' | 'kind'>,
  threshold: Threshold,
  leadMs: number,
) {
  const [asked] = useDebouncedValue(threshold, pauseMs);
  const valid = validateThreshold(threshold, kind).length === 0;
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery(
    api.metrics.tryThreshold.queryOptions({
      input: { metricId, threshold: asked, leadMs },
      enabled: validateThreshold(asked, kind).length === 0,
      placeholderData: keepPreviousData,
    }),
  );
  return {
    trial: valid ? data : undefined,
    error,
    retry: () => void refetch(),
    trying: valid && (isFetching || isPlaceholderData || asked !== threshold),
  };
}

/** What the limits in force make of the same readings. */
export function useTrialBefore(
  metricId: string,
  threshold: Threshold | null,
  leadMs: number,
): Trial | undefined {
  return useQuery(
    api.metrics.tryThreshold.queryOptions({
      input: { metricId, threshold: threshold ?? NO_LIMITS, leadMs },
      enabled: threshold !== null,
    }),
  ).data;
}
