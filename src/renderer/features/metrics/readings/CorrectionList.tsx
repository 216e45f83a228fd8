import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import type { ReadingCorrection } from '../../../../shared/contract/readings.ts';
import { api } from '../../../api.ts';
import { shareMinute, useFormat } from '../../../ui/format.ts';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { DateTime } from '../../../ui/values.tsx';
import classes from '../annotations/Annotations.module.css';
import { useMetricValue } from '../value.ts';

const shownAtMost = 3;

/** What was corrected of the readings of a metric, newest first, each put back at a click. */
export function CorrectionList({ metric }: { metric: Metric }) {
  const { t } = useTranslation('metrics');
  const [all, setAll] = useState(false);
  const { data } = useQuery(api.readings.corrections.queryOptions({ input: { metricId: metric.id } }));
  const standing = data?.filter(({ undoneAt }) => undoneAt === null) ?? [];
  if (standing.length === 0) return null;
  const seconds = shareMinute(
    standing.flatMap(({ ts, replacedBy }) => (replacedBy === null ? ts : [ts, replacedBy.ts])),
  );
  return (
    <>
      <h4 className={classes.subheading}>{t('readings.corrections')}</h4>
      <ol className={classes.list}>
        {standing.slice(0, all ? undefined : shownAtMost).map((correction) => (
          <Line key={correction.id} metric={metric} correction={correction} seconds={seconds} />
        ))}
      </ol>
      {!all && standing.length > shownAtMost && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('readings.allCorrections', { count: standing.length })}
        </Button>
      )}
    </>
  );
}

function Line(props: { metric: Metric; correction: ReadingCorrection; seconds: boolean }) {
  const { metric, correction, seconds } = props;
  const { t } = useTranslation('metrics');
  const format = useFormat();
  const valueText = useMetricValue();
  const { id, ts, value, replacedBy, reason, correctedBy, at, mayUndo } = correction;
  const putBack = useMutation(
    api.readings.putBack.mutationOptions({
      onError: notifyError,
      onSuccess: () => notifyDone(t('readings.isBack')),
    }),
  );
  const moment = (instant: number) => (seconds ? format.dateTimeSeconds(instant) : format.dateTime(instant));
  const was = { value: valueText(value, metric), when: moment(ts) };
  return (
    <li className={classes.line}>
      <div className={classes.head}>
        <b>
          {replacedBy === null
            ? t('readings.wasTakenOut', was)
            : t(replacedBy.ts === ts ? 'readings.wasChanged' : 'readings.wasReplaced', {
                ...was,
                now: valueText(replacedBy.value, metric),
                nowWhen: moment(replacedBy.ts),
              })}
        </b>
        <span className={classes.author}>
          {correctedBy.fullName}, <DateTime at={at} />
        </span>
      </div>
      <p className={classes.text}>{reason}</p>
      {mayUndo && (
        <div className={classes.menu}>
          <Button
            variant="subtle"
            size="compact-sm"
            loading={putBack.isPending}
            onClick={() => putBack.mutate({ id })}
          >
            {t('readings.putBack')}
          </Button>
        </div>
      )}
    </li>
  );
}
