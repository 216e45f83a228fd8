import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chart } from '../../../../shared/contract/metrics.ts';
import { recordHref } from '../../../app/record-links.ts';
import { api } from '../../../api.ts';
import { withFailures, type ChartMark, type Failure } from './marks.ts';
import type { StoredEpisode } from './shape.ts';
import type { Span } from './view.ts';

/** What an episode is called, by what its alarm watches. */
export function useEpisodeText() {
  const { t } = useTranslation('metrics');
  return ({ type = 'level', side, severity }: Pick<StoredEpisode, 'type' | 'side' | 'severity'>): string =>
    type === 'level' || type === 'rate'
      ? t(`chart.episode.${type}.${side}.${severity}`)
      : t(`chart.episode.${type}.${severity}`);
}

interface MarksInput {
  readonly assetId: string;
  readonly span: Span;
  readonly episodes: readonly StoredEpisode[];
  readonly failures: readonly Failure[] | undefined;
  readonly more: readonly ChartMark[] | undefined;
}

/** Alarms of the metric, what was done to its asset, and what else there is, as marks in words. */
export function useMarks({ assetId, span, episodes, failures, more }: MarksInput): readonly ChartMark[] {
  const { t } = useTranslation('metrics');
  const episodeText = useEpisodeText();
  const { data } = useQuery(
    api.metrics.assetEvents.queryOptions({
      input: { assetId, from: span.from, to: span.to },
      placeholderData: keepPreviousData,
    }),
  );
  const { from, to } = span;
  return useMemo(() => {
    const alarms = episodes.map(({ id, startedAt, endedAt, severity, ...episode }): ChartMark => ({
      id: id ?? `trial ${startedAt} ${episode.side}`,
      at: startedAt,
      to: endedAt ?? to,
      kind: `alarm-${severity}`,
      text: episodeText({ ...episode, severity }),
      ...(id !== undefined && { open: recordHref('alarms', id) ?? '/' }),
    }));
    const done = withFailures(data?.events ?? [], failures, { from, to }).map(
      ({ kind, at, recordId, label, detail }): ChartMark => ({
        id: `${kind} ${recordId} ${at}`,
        at,
        kind,
        text: t(`chart.event.${kind}`, { number: label }).trim(),
        detail,
        open: recordHref(kind.startsWith('item') ? 'items' : 'work_orders', recordId) ?? '/',
      }),
    );
    const others = (more ?? []).filter(({ at, to: end }) => at <= to && (end ?? at) >= from);
    return [...alarms, ...done, ...others];
    // episodeText follows t.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [episodes, data, failures, more, from, to, t]);
}

const none: readonly StoredEpisode[] = [];

export function episodesOf(chart: Chart | undefined): readonly StoredEpisode[] {
  return chart?.episodes ?? none;
}
