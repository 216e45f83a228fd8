import { Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconTrendingUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Score } from '../../../shared/contract/predictions.ts';
import { api } from '../../api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { useFormat } from '../../ui/format.ts';
import { SimpleTable, type SimpleTableProps } from '../../ui/list/SimpleTable.tsx';
import { DelayedBar } from '../../ui/Progress.tsx';
import { Section } from '../../ui/Section.tsx';
import { durationText } from '../metrics/duration.ts';
import classes from './Predictions.module.css';

const COUNTS = [
  'made',
  'open',
  'accepted',
  'rejected',
  'cameTrue',
  'didNot',
  'prevented',
  'wronglyRejected',
] as const;
/** What goes first where there is little room: the higher, the sooner. */
const YIELDS: Readonly<Record<(typeof COUNTS)[number], number | undefined>> = {
  made: undefined,
  open: 7,
  accepted: 4,
  rejected: 4,
  cameTrue: 2,
  didNot: 3,
  prevented: 8,
  wronglyRejected: 9,
};

/** Narrower than this (CSS pixels) a table would have to leave out most of it. */
const NARROW = 560;

/** How often each method was right. */
export function ScoreBoard() {
  const { t } = useTranslation('predictions');
  const format = useFormat();
  const { ref, width } = useElementSize();
  const { data, error, refetch } = useQuery(api.predictions.scoreBoard.queryOptions());
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <DelayedBar active />;
  if (data.length === 0) {
    return <EmptyState icon={IconTrendingUp} title={t('scores.empty')} hint={t('scores.emptyHint')} />;
  }
  const share = (of: number | null) => (of === null ? '–' : format.percent(of));
  const figures: SimpleTableProps<Score>['columns'] = [
    {
      id: 'method',
      header: t('scores.method'),
      cell: ({ kind, method }) => (
        <>
          {t(`kind.${kind}`)}
          <br />
          <Text span size="sm" c="dimmed">
            {method}
          </Text>
        </>
      ),
      width: 170,
    },
    {
      id: 'hitRate',
      header: t('scores.hitRate'),
      cell: ({ hitRate }) => <strong>{share(hitRate)}</strong>,
      width: 80,
      align: 'end',
    },
    {
      id: 'coverage',
      header: t('scores.coverage'),
      cell: ({ coverage }) => share(coverage),
      width: 110,
      align: 'end',
      yields: 1,
    },
    {
      id: 'lead',
      header: t('scores.lead'),
      cell: ({ medianLeadMs }) =>
        medianLeadMs === null ? '–' : durationText(format.locale, Math.round(medianLeadMs)),
      width: 110,
      align: 'end',
      yields: 1,
    },
    ...COUNTS.map((count) => ({
      id: count,
      header: t(`scores.${count}`),
      cell: (score: Score) => format.number(score[count]),
      width: 84,
      align: 'end' as const,
      yields: YIELDS[count],
    })),
  ];
  return (
    <div className={classes.scores} ref={ref}>
      {width > 0 &&
        (width < NARROW ? (
          data.map((score) => (
            <Section key={`${score.kind} ${score.method}`} title={t(`kind.${score.kind}`)}>
              <Facts
                items={figures.map(({ id, header, cell }) => ({
                  label: header,
                  value: id === 'method' ? score.method : cell(score),
                }))}
              />
            </Section>
          ))
        ) : (
          <SimpleTable<Score>
            label={t('view.scores')}
            rows={data}
            rowId={({ kind, method }) => `${kind} ${method}`}
            empty={null}
            columns={figures}
          />
        ))}
      <Text c="dimmed" className={classes.explain}>
        {t('scores.explain')}
      </Text>
    </div>
  );
}
