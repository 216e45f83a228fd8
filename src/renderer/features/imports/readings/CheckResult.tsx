import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../../api.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { useFormat } from '../../../ui/format.ts';
import { SimpleTable } from '../../../ui/list/SimpleTable.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Problems } from './Problems.tsx';
import { Saying } from '../Saying.tsx';

export type DryRun = Outputs['imports']['dryRunResult'];

interface CheckResultProps {
  readonly jobId: string;
  readonly result: DryRun;
  readonly fileName: string;
}

/** What an import would do. */
export function CheckResult({ jobId, result, fileName }: CheckResultProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { lines, readings, duplicates, closed, from, to, problemCount, perColumn } = result;
  const telling = new Intl.NumberFormat(format.locale, { maximumSignificantDigits: 5 });
  const value = (number: number | null, unit: string) =>
    number === null ? '–' : `${telling.format(number)} ${unit}`.trim();
  return (
    <>
      <Section title={t('check.title')}>
        <Stack gap="md">
          <Facts
            items={[
              { label: t('check.lines'), value: format.number(lines) },
              { label: t('check.readings'), value: format.number(readings) },
              { label: t('check.fresh'), value: format.number(readings - duplicates - closed) },
              { label: t('check.duplicates'), value: format.number(duplicates) },
              { label: t('check.badPlaces'), value: format.number(problemCount) },
              {
                label: t('check.span'),
                value:
                  from !== null &&
                  to !== null &&
                  t('check.spanOf', { from: format.dateTimeSeconds(from), to: format.dateTimeSeconds(to) }),
              },
            ]}
          />
          {problemCount === 0 && readings > 0 && <Saying tone="good">{t('check.clean')}</Saying>}
          {readings === 0 && <Saying tone="warning">{t('check.nothing')}</Saying>}
          {closed > 0 && <Saying tone="warning">{t('check.closed', { count: closed })}</Saying>}
          {duplicates > 0 && (
            <Saying tone="info">
              {duplicates === readings
                ? t('check.allDuplicates')
                : t('check.someDuplicates', { count: duplicates })}
            </Saying>
          )}
        </Stack>
      </Section>
      {problemCount > 0 && <Problems jobId={jobId} result={result} fileName={fileName} />}
      <Section title={t('check.perColumn')} flush>
        <SimpleTable
          label={t('check.perColumn')}
          rows={perColumn}
          rowId={({ index }) => String(index)}
          empty={<Text>{t('check.nothing')}</Text>}
          columns={[
            { id: 'name', header: t('check.column'), cell: ({ name }) => name, width: 200 },
            {
              id: 'readings',
              header: t('check.count'),
              cell: (row) => format.number(row.readings),
              width: 100,
              align: 'end',
            },
            {
              id: 'min',
              header: t('check.min'),
              cell: ({ min, unit }) => value(min, unit),
              width: 110,
              align: 'end',
            },
            {
              id: 'max',
              header: t('check.max'),
              cell: ({ max, unit }) => value(max, unit),
              width: 110,
              align: 'end',
            },
            ...(perColumn.some(({ converted }) => converted !== null)
              ? [
                  {
                    id: 'converted',
                    header: t('check.converted'),
                    cell: ({ converted, unit }: (typeof perColumn)[number]) =>
                      converted === null
                        ? '–'
                        : t('check.conversion', {
                            before: value(converted.before, converted.from),
                            after: value(converted.after, unit),
                          }),
                    width: 200,
                  },
                ]
              : []),
          ]}
        />
      </Section>
    </>
  );
}
