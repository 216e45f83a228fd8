import { Button, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import { api } from '../../../api.ts';
import { useFormat } from '../../../ui/format.ts';
import { Beyond } from '../form/Beyond.tsx';
import { useMetricValue } from '../value.ts';

interface CounterPreviewProps {
  readonly metric: Metric;
  readonly ts: number | null;
  /** What the meter shows. */
  readonly face: number | null;
  readonly onReplaced: () => void;
}

/** What a counter showed before, what a reading would come to, and what to do where it cannot be. */
export function CounterPreview({ metric, ts, face, onReplaced }: CounterPreviewProps) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const valueText = useMetricValue();
  const { data } = useQuery({
    ...api.counters.place.queryOptions({
      input: { metricId: metric.id, ts: ts ?? 0, face: face === null || face < 0 ? null : face },
    }),
    enabled: ts !== null,
    placeholderData: keepPreviousData,
  });
  if (ts === null || data === undefined) return null;
  const { before, there, ltd, rolledOver, problem } = data;
  return (
    <Stack gap={4}>
      {before !== null && (
        <Text c="dimmed" size="sm">
          {t('counter.shown', { value: valueText(before.face, metric), when: format.dateTime(before.ts) })}
        </Text>
      )}
      <Stack component="output" gap={4}>
        {there !== null && face !== null && (
          <Text size="sm" c={ltd === null ? 'var(--mw-critical)' : undefined}>
            {t(ltd === null ? 'counter.otherThere' : 'counter.sameThere', {
              value: valueText(there, metric),
            })}
          </Text>
        )}
        {ltd !== null && there === null && face !== null && (
          <Text size="sm">
            {before === null
              ? t('counter.first', { ltd: valueText(ltd, metric) })
              : t(rolledOver ? 'counter.rolledOver' : 'counter.becomes', {
                  ltd: valueText(ltd, metric),
                  rise: valueText(ltd - before.ltd, metric),
                })}
          </Text>
        )}
        {problem !== null && face !== null && (
          <Text size="sm" c="var(--mw-critical)">
            {t(`counter.problem.${problem.kind}`, { than: valueText(problem.than, metric) })}
          </Text>
        )}
      </Stack>
      {problem !== null && problem.kind !== 'beyond' && face !== null && (
        <Button variant="default" w="fit-content" onClick={onReplaced}>
          {t('action.meterReplaced')}
        </Button>
      )}
      <Beyond metric={metric} value={face === null ? null : ltd} />
    </Stack>
  );
}
