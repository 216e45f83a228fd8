import { useTranslation } from 'react-i18next';
import { Saying } from '../../Saying.tsx';
import type { DryRun } from './DryRunStep.tsx';
import { waitingOf } from './waiting.ts';

interface VerdictProps {
  readonly result: DryRun;
  /** Values without an answer. */
  readonly open: number;
}

/** The dry run in a sentence or two. */
export function Verdict({ result, open }: VerdictProps) {
  const { t } = useTranslation('records');
  const { create, change, leave, bad } = result.counts;
  const { isWaiting, besides } = waitingOf(result);
  if (result.rows === 0) return <Saying tone="warning">{t('dryRun.noRows')}</Saying>;
  if (isWaiting) {
    const parts = [
      open === 0 ? t('dryRun.answered') : t('dryRun.waits', { count: open }),
      ...(besides === 0 ? [] : [t('dryRun.besides', { count: besides })]),
    ];
    return <Saying tone={besides === 0 ? 'info' : 'warning'}>{parts.join(' ')}</Saying>;
  }
  if (bad > 0) return <Saying tone="warning">{t('dryRun.someBad', { count: bad })}</Saying>;
  if (create + change === 0) return <Saying tone="info">{t('dryRun.allThere', { count: leave })}</Saying>;
  // Units are the only values that nobody has to answer.
  const units = result.unknown.filter(({ refersTo }) => refersTo === 'units').length;
  return (
    <Saying tone="good">
      {[t('dryRun.allGood'), ...(units === 0 ? [] : [t('newUnits', { count: units })])].join(' ')}
    </Saying>
  );
}
