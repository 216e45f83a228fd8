import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RetentionSurvey } from '../../../shared/contract/retention.ts';
import { fileSize } from '../../ui/file-size.ts';
import { useFormat } from '../../ui/format.ts';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { useAmount } from './amount.ts';

/** What there is, what would go, what can be done about it, and how that is spread over the metrics. */
export function Survey({ survey, action }: { survey: RetentionSurvey; action: ReactNode }) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const { readings, rollups, bytes, oldest, goingReadings, goingRollups, goingBytes } = survey;
  const amount = useAmount();
  const number = (value: number) => format.number(value, 0);
  return (
    <Stack gap="xs">
      <Text>
        {t('survey.there', {
          amount: amount(readings, rollups),
          size: fileSize(format, bytes),
        })}
        {oldest !== null && ` ${t('survey.oldest', { day: format.day(format.dayOf(oldest)) })}`}
      </Text>
      <Text fw={600}>
        {goingReadings + goingRollups === 0
          ? t('survey.nothingGoes')
          : t('survey.goes', {
              amount: amount(goingReadings, goingRollups),
              size: fileSize(format, goingBytes),
            })}
      </Text>
      {action}
      {survey.metrics.length > 0 && (
        <SimpleTable
          label={t('survey.byMetric')}
          rows={survey.metrics}
          rowId={({ id }) => id}
          rowHref={({ id, asset }) => `/assets/${asset.id}?tab=metrics&metric=${id}`}
          empty=""
          columns={[
            {
              id: 'metric',
              header: t('survey.column.metric'),
              cell: ({ name, asset }) => `${asset.tag} · ${name}`,
              width: 260,
            },
            {
              id: 'readings',
              header: t('survey.column.readings'),
              cell: (row) => number(row.readings),
              align: 'end',
              width: 120,
            },
            {
              id: 'size',
              header: t('survey.column.size'),
              cell: (row) => fileSize(format, row.bytes),
              align: 'end',
              width: 100,
            },
            {
              id: 'oldest',
              header: t('survey.column.oldest'),
              cell: (row) => (row.oldest === null ? '–' : format.day(format.dayOf(row.oldest))),
              width: 120,
            },
            {
              id: 'going',
              header: t('survey.column.going'),
              cell: (row) => number(row.going),
              align: 'end',
              width: 120,
            },
          ]}
        />
      )}
      {survey.metrics.length < survey.metricCount && (
        <Text c="dimmed">{t('survey.cut', { shown: survey.metrics.length, total: survey.metricCount })}</Text>
      )}
    </Stack>
  );
}
