import { Button, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PROBLEM_REASONS, PROBLEMS_AT_ONCE } from '../../../../shared/contract/imports.ts';
import { client } from '../../../api.ts';
import { useFormat } from '../../../ui/format.ts';
import { SimpleTable } from '../../../ui/list/SimpleTable.tsx';
import { notifyError } from '../../../ui/notify.ts';
import { Section } from '../../../ui/Section.tsx';
import type { DryRun } from './CheckResult.tsx';
import classes from '../Imports.module.css';
import { separatorOf, toCsv } from '../csv.ts';
import { saveCsv } from '../../../ui/save-file.ts';

type Problem = DryRun['problems'][number];

/** Rows before somebody asks for all. */
const SHOWN = 50;

interface ProblemsProps {
  readonly jobId: string;
  readonly result: DryRun;
  readonly fileName: string;
}

/** The first places that cannot be read, by line, with what to do; saved as CSV, every one the check names. */
export function Problems({ jobId, result, fileName }: ProblemsProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const [all, setAll] = useState(false);
  const { problems, problemCount, problemsByReason, problemsNamed } = result;
  const advice = ({ suggestion, reason }: Problem) =>
    suggestion === null || reason === 'unknown-state'
      ? t(`problems.advice.${reason}`, { value: suggestion ?? '' })
      : t('problems.advice.number', { value: suggestion });
  const save = useMutation({
    mutationFn: async () => {
      const named = await allProblems(jobId, problemsNamed);
      const header = (['line', 'column', 'value', 'reason', 'suggestion'] as const).map((id) =>
        t(`problems.${id}`),
      );
      const rows = named.map((problem) => [
        String(problem.line),
        problem.column ?? '',
        problem.value,
        t(`problems.reasons.${problem.reason}`),
        advice(problem),
      ]);
      if (named.length < problemCount) {
        rows.push(['', '', '', t('problems.unnamed', { named: named.length, count: problemCount }), '']);
      }
      saveCsv(
        t('problems.fileName', { file: fileName.replace(/\.[^.]+$/, '') }),
        toCsv([header, ...rows], separatorOf(format.locale)),
      );
    },
    onError: notifyError,
  });
  const shown = all ? problems : problems.slice(0, SHOWN);
  return (
    <Section
      title={t('problems.title', { count: problemCount })}
      action={
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          onClick={() => save.mutate()}
          loading={save.isPending}
        >
          {t('problems.save')}
        </Button>
      }
    >
      <Stack gap="sm">
        <Text>{t('problems.lead')}</Text>
        <ul className={classes.reasons}>
          {PROBLEM_REASONS.filter((reason) => (problemsByReason[reason] ?? 0) > 0).map((reason) => (
            <li key={reason}>
              <b>{format.number(problemsByReason[reason] ?? 0)}</b> {t(`problems.reasons.${reason}`)}
            </li>
          ))}
        </ul>
        <SimpleTable
          label={t('problems.title', { count: problemCount })}
          rows={shown.map((problem, at) => ({ ...problem, at }))}
          rowId={({ at }) => String(at)}
          empty=""
          columns={[
            {
              id: 'line',
              header: t('problems.line'),
              cell: ({ line }) => format.number(line),
              width: 70,
              align: 'end',
            },
            {
              id: 'column',
              header: t('problems.column'),
              cell: ({ column }) => column ?? t('problems.whole'),
              width: 130,
            },
            {
              id: 'value',
              header: t('problems.value'),
              cell: ({ value }) => <span className={classes.value}>{value}</span>,
              width: 140,
            },
            {
              id: 'reason',
              header: t('problems.reason'),
              cell: ({ reason }) => t(`problems.reasons.${reason}`),
              width: 200,
            },
            { id: 'suggestion', header: t('problems.suggestion'), cell: advice, width: 200 },
          ]}
        />
        {shown.length < problems.length && (
          <Button variant="default" onClick={() => setAll(true)}>
            {t('problems.showAll', { count: problems.length })}
          </Button>
        )}
        {problems.length < problemCount && (
          <Text c="dimmed">
            {t(problemsNamed < problemCount ? 'problems.listedPart' : 'problems.listed', {
              listed: problems.length,
              named: problemsNamed,
              count: problemCount,
            })}
          </Text>
        )}
      </Stack>
    </Section>
  );
}

async function allProblems(jobId: string, count: number): Promise<Problem[]> {
  const all: Problem[] = [];
  while (all.length < count) {
    const page = { jobId, offset: all.length, limit: PROBLEMS_AT_ONCE };
    const { rows } = await client.imports.dryRunProblems(page);
    if (rows.length === 0) break;
    all.push(...rows);
  }
  return all;
}
