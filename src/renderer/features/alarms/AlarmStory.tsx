import { useTranslation } from 'react-i18next';
import type { Alarm } from '../../../shared/contract/alarms.ts';
import { useCan } from '../../api.ts';
import { recordHref } from '../../app/record-links.ts';
import { Facts, type Fact } from '../../ui/Facts.tsx';
import { useFormat } from '../../ui/format.ts';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import { Section } from '../../ui/Section.tsx';
import { Sentence, slot } from '../../ui/Sentence.tsx';
import { tagName } from '../../ui/tag-name.ts';
import { DateTime } from '../../ui/values.tsx';
import { useDuration } from '../metrics/duration.ts';
import { MetricSlice } from '../metrics/index.ts';
import { useMetricValue } from '../metrics/value.ts';
import classes from './Alarms.module.css';
import { WholeWorst } from './NowAndWorst.tsx';
import { brokenLimitOf, silentSince, useAlarmValues } from './words.ts';

/** What happened in a few sentences, the readings around it, and the numbers. */
export function AlarmStory({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation('alarms');
  const readsMetrics = useCan('metrics.read');
  const sentences = useSentences(alarm);
  return (
    <div className={classes.story}>
      <Section title={t('story.title')}>
        <p className={classes.sentence}>{sentences.join(' ')}</p>
        {!alarm.rings && <p className={classes.aside}>{t('story.silent')}</p>}
        <HeldBack alarm={alarm} />
        <RelapseOf alarm={alarm} />
      </Section>
      {readsMetrics && (
        <Section title={t('chart')}>
          <MetricSlice
            metricId={alarm.metric.id}
            {...alarm.slice}
            broken={brokenLimitOf(alarm)}
            height={300}
          />
        </Section>
      )}
      <Facts items={useFacts(alarm)} />
    </div>
  );
}

/** The work that was to have mended it. */
function RelapseOf({ alarm: { relapseOf, startedAt } }: { alarm: Alarm }) {
  const { t } = useTranslation('alarms');
  const duration = useDuration();
  if (relapseOf === null) return null;
  const { id, number, completedAt } = relapseOf;
  return (
    <p className={classes.aside}>
      <Sentence
        text={t('story.relapse', { work: slot(0), time: duration(startedAt - completedAt) })}
        parts={[
          <PageAnchor key="work" href={recordHref('work_orders', id) ?? '/'}>
            {number}
          </PageAnchor>,
        ]}
      />
    </p>
  );
}

/** Why it does not ring, or did not, with the asset that is the cause. */
function HeldBack({ alarm: { held, heldBy, endedAt, shelf } }: { alarm: Alarm }) {
  const { t } = useTranslation('alarms');
  const format = useFormat();
  if (held === null) return null;
  return (
    <p className={classes.aside}>
      {heldBy !== null && held !== 'shelved' ? (
        <Sentence
          text={t(`story.heldBy.${held}`, { asset: slot(0) })}
          parts={[
            <PageAnchor key="asset" href={recordHref('assets', heldBy.id) ?? '/'}>
              {tagName(heldBy.tag, heldBy.name)}
            </PageAnchor>,
          ]}
        />
      ) : (
        t(`story.${endedAt === null ? 'held' : 'heldOver'}.${held}`)
      )}
      {shelf !== null &&
        ` ${t('story.shelf', {
          person: shelf.shelvedBy.fullName,
          until: format.dateTime(shelf.until),
          reason: shelf.reason,
        })}`}
    </p>
  );
}

function useSentences(alarm: Alarm): string[] {
  const { t } = useTranslation('alarms');
  const format = useFormat();
  const valueText = useMetricValue();
  const duration = useDuration();
  const { limitOf, worstOf } = useAlarmValues();
  const { type, label, side, severity, metric, asset, limit, startedAt, endedAt, peakValue, peakAt, value } =
    alarm;
  const first = { level: startedAt, rate: startedAt, state: peakAt, 'no-data': silentSince(alarm) }[type];
  // The day is told once.
  const moment = (at: number) =>
    at !== first && format.dayOf(at) === format.dayOf(first)
      ? t('story.at', { time: format.time(at) })
      : t('story.on', { when: format.dateTime(at) });
  const lasted = () => {
    if (endedAt !== null) {
      const since = type === 'no-data' ? 'silentEnded' : 'ended';
      return t(`story.${since}`, { duration: duration(endedAt - first), moment: moment(endedAt) });
    }
    if (type === 'no-data') return t('story.silentLasts');
    if (value === null) return t('story.lastsUnknown');
    const now =
      value.state === null ? valueText(value.value, metric) : t('story.quoted', { text: value.state });
    return t('story.lasts', { value: now, moment: moment(value.ts) });
  };
  const subject = { metric: metric.name, asset: tagName(asset.tag, asset.name), moment: moment(first) };
  if (type === 'state') {
    const began = t('story.stateBegan', { moment: moment(startedAt) });
    const became = t('story.state', { ...subject, state: label ?? '' });
    return [became, ...(startedAt === peakAt ? [] : [began]), lasted()];
  }
  if (type === 'no-data') return [t('story.noData', { ...subject, limit: limitOf(alarm) }), lasted()];
  if (type === 'rate') {
    return [
      t(`story.rate.${side}.${severity}`, { ...subject, limit: limitOf(alarm) }),
      t(`story.ratePeak.${side}`, { peak: worstOf(alarm, peakAt), moment: moment(peakAt) }),
      lasted(),
    ];
  }
  return [
    t(`story.crossed.${side}.${severity}`, { ...subject, limit: valueText(limit, metric) }),
    t(`story.peak.${side}`, { peak: valueText(peakValue, metric), moment: moment(peakAt) }),
    lasted(),
  ];
}

function useFacts(alarm: Alarm): Fact[] {
  const { t } = useTranslation('alarms');
  const { limitOf } = useAlarmValues();
  const { type, asset, metric, acknowledgedAt, acknowledgedBy, acknowledgeNote, workOrder } = alarm;
  const metricSearch = new URLSearchParams({ tab: 'metrics', metric: metric.id });
  return [
    {
      label: t('fact.asset'),
      value: (
        <PageAnchor href={recordHref('assets', asset.id) ?? '/'}>{tagName(asset.tag, asset.name)}</PageAnchor>
      ),
    },
    {
      label: t('fact.metric'),
      value: <PageAnchor href={`/assets/${asset.id}?${metricSearch.toString()}`}>{metric.name}</PageAnchor>,
    },
    // Of a state both say the same.
    ...(type === 'state' ? [] : [{ label: t(`fact.limit.${type}`), value: limitOf(alarm) }]),
    { label: t(`fact.peak.${type}`), value: <WholeWorst alarm={alarm} /> },
    { label: t('fact.began'), value: <DateTime at={alarm.startedAt} /> },
    { label: t('fact.raised'), value: <DateTime at={alarm.raisedAt} /> },
    {
      label: t(`fact.ended.${type}`),
      value: alarm.endedAt === null ? t('fact.notYet') : <DateTime at={alarm.endedAt} />,
    },
    {
      label: t('fact.acknowledged'),
      value:
        acknowledgedAt === null ? (
          t('fact.notYet')
        ) : (
          <>
            <DateTime at={acknowledgedAt} />
            {acknowledgedBy !== null && ` · ${acknowledgedBy.fullName}`}
          </>
        ),
    },
    ...(acknowledgeNote === null ? [] : [{ label: t('fact.note'), value: acknowledgeNote }]),
    ...(workOrder === null
      ? []
      : [
          {
            label: t('fact.work'),
            value: (
              <PageAnchor href={recordHref('work_orders', workOrder.id) ?? '/'}>
                {workOrder.number}
              </PageAnchor>
            ),
          },
        ]),
  ];
}
