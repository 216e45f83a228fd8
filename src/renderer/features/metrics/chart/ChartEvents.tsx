import { useState } from 'react';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format.ts';
import { PageAnchor } from '../../../ui/PageAnchor.tsx';
import classes from './Chart.module.css';
import { MarkIcon } from './MarkIcon.tsx';
import type { ChartMark } from './marks.ts';
import type { Span } from './view.ts';

const shownFirst = 8;
const shownAtMost = 60;

/** The marks in the span as links, newest first: the lane of the picture for keyboard and screen reader. */
export function ChartEvents({ marks, span }: { marks: readonly ChartMark[]; span: Span }) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const [all, setAll] = useState(false);
  const shown = marks
    .filter(({ at, to }) => at <= span.to && (to ?? at) >= span.from)
    .toSorted((one, other) => other.at - one.at);
  if (shown.length === 0) return null;
  const most = all ? shownAtMost : shownFirst;
  const words = ({ text, detail, at }: ChartMark) =>
    t('chart.event.when', {
      what: detail === undefined || detail === null || detail === '' ? text : `${text}: ${detail}`,
      when: format.dateTime(at),
    });
  return (
    <ul className={classes.events} aria-label={t('chart.event.label')}>
      {shown.slice(0, most).map((mark) => (
        <li key={mark.id}>
          <MarkIcon kind={mark.kind} />
          {typeof mark.open === 'string' ? (
            <PageAnchor inherit href={mark.open}>
              {words(mark)}
            </PageAnchor>
          ) : mark.open === undefined ? (
            <span>{words(mark)}</span>
          ) : (
            <UnstyledButton className={classes.eventOpen} onClick={mark.open}>
              {words(mark)}
            </UnstyledButton>
          )}
        </li>
      ))}
      {shown.length > most && (
        <li>
          {all ? (
            t('chart.event.more', { count: shown.length - most })
          ) : (
            <UnstyledButton className={classes.eventOpen} onClick={() => setAll(true)}>
              {t('chart.event.more', { count: shown.length - most })}
            </UnstyledButton>
          )}
        </li>
      )}
    </ul>
  );
}
