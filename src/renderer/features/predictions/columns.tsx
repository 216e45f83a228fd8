import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prediction } from '../../../shared/contract/predictions.ts';
import { recordHref } from '../../app/record-links.ts';
import { useFormat } from '../../ui/format.ts';
import type { ListColumn } from '../../ui/list/types.ts';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { TagName } from '../../ui/TagName.tsx';
import { Day } from '../../ui/values.tsx';
import { standingOf, useShortSentence, useWhen } from './words.ts';

export function usePredictionColumns(): readonly ListColumn<Prediction>[] {
  const { t } = useTranslation('predictions');
  const format = useFormat();
  const short = useShortSentence();
  const when = useWhen();
  return useMemo(
    () => [
      {
        id: 'what',
        header: t('column.what'),
        cell: short,
        width: 200,
        grow: 6,
        fixed: true,
      },
      {
        id: 'asset',
        header: t('column.asset'),
        cell: ({ asset }) => <TagName {...asset} />,
        width: 110,
        grow: 1,
        yields: 1,
      },
      {
        id: 'when',
        header: t('column.when'),
        cell: when,
        width: 170,
        grow: 1,
        yields: 2,
      },
      {
        id: 'state',
        header: t('column.state'),
        cell: (prediction) => <StatusBadge kind="prediction" value={standingOf(prediction)} plain />,
        width: 166,
        grow: 0,
        yields: 3,
      },
      {
        id: 'made',
        header: t('column.made'),
        cell: ({ madeAt }) => <Day date={format.dayOf(madeAt)} />,
        width: 120,
        grow: 0,
        yields: 5,
        hidden: true,
      },
      {
        id: 'work',
        header: t('column.work'),
        cell: ({ workOrder }) =>
          workOrder === null ? (
            '–'
          ) : (
            <PageAnchor href={recordHref('work_orders', workOrder.id) ?? '/'}>{workOrder.number}</PageAnchor>
          ),
        width: 134,
        grow: 0,
        yields: 4,
      },
    ],
    // The sentences follow the language and the format.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [t, format],
  );
}
