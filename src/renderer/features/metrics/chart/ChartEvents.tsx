import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconClipboardCheck,
  IconClipboardText,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Chart } from '../../../../shared/contract/metrics.ts';
import { recordHref } from '../../../app/record-links.ts';
import { useFormat } from '../../../ui/format.ts';
import { PageAnchor } from '../../../ui/PageAnchor.tsx';
import classes from './Chart.module.css';

const shownAtMost = 8;

/** Alarms and work in the span as links, newest first: the marks of the picture for keyboard and screen reader. */
export function ChartEvents({ chart }: { chart: Chart | undefined }) {
  const { t } = useTranslation('metrics');
  const format = useFormat();
  if (chart === undefined) return null;
  const alarms = chart.episodes.map(({ id, side, severity, startedAt }) => ({
    key: id,
    at: startedAt,
    href: recordHref('alarms', id),
    icon:
      severity === 'critical' ? (
        <IconAlertOctagon aria-hidden className={classes.eventCritical} />
      ) : (
        <IconAlertTriangle aria-hidden className={classes.eventWarning} />
      ),
    text: t('chart.event.alarm', {
      what: t(`chart.episode.${side}.${severity}`),
      when: format.dateTime(startedAt),
    }),
  }));
  const work = chart.markers.map(({ workOrderId, kind, label, at }) => ({
    key: `${kind}${workOrderId}`,
    at,
    href: recordHref('work_orders', workOrderId),
    icon:
      kind === 'work-opened' ? (
        <IconClipboardText aria-hidden className={classes.eventWork} />
      ) : (
        <IconClipboardCheck aria-hidden className={classes.eventWork} />
      ),
    text: t('chart.event.work', {
      what: t(`chart.event.${kind}`, { number: label }),
      when: format.dateTime(at),
    }),
  }));
  const all = [...alarms, ...work].sort((one, other) => other.at - one.at);
  if (all.length === 0) return null;
  return (
    <ul className={classes.events} aria-label={t('chart.event.label')}>
      {all.slice(0, shownAtMost).map(({ key, href, icon, text }) => (
        <li key={key}>
          {icon}
          <PageAnchor inherit href={href ?? '/'}>
            {text}
          </PageAnchor>
        </li>
      ))}
      {all.length > shownAtMost && <li>{t('chart.event.more', { count: all.length - shownAtMost })}</li>}
    </ul>
  );
}
