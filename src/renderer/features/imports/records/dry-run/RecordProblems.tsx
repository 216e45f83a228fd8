import { Chip, Group, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordField, RecordImportKind, RecordProblem } from '../../../../../shared/contract/records.ts';
import { api, type Outputs } from '../../../../api.ts';
import { Facts } from '../../../../ui/Facts.tsx';
import { useFormat } from '../../../../ui/format.ts';
import { DataList } from '../../../../ui/list/DataList.tsx';
import type { ListColumn } from '../../../../ui/list/types.ts';
import { Modal } from '../../../../ui/Modal.tsx';
import { Section } from '../../../../ui/Section.tsx';
import importClasses from '../../Imports.module.css';
import classes from '../Records.module.css';
import { useRecordWords } from '../words.ts';
import type { DryRun } from './DryRunStep.tsx';
import { waitingOf } from './waiting.ts';

type Reason = RecordProblem['reason'];
type Problem = Outputs['records']['dryRunProblems']['rows'][number];

interface RecordProblemsProps {
  readonly kind: RecordImportKind;
  readonly fields: readonly RecordField[];
  readonly jobId: string;
  readonly result: DryRun;
  /** What the pages call the value that is probably meant. */
  readonly fixWord: (problem: RecordProblem) => string | null;
}

/**
 * What cannot be read, by reason: where it stands, what is wrong, how to mend it. What waits for an answer is left
 * out: it stands where the answer is given.
 */
export function RecordProblems({ kind, fields, jobId, result, fixWord }: RecordProblemsProps) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const words = useProblemWords(kind, fields, fixWord);
  const [chosen, setChosen] = useState<Reason | null>(null);
  const [opened, setOpened] = useState<Problem | null>(null);
  const { problemsByReason } = result;
  const { reasons, besides } = waitingOf(result);
  // A new dry run may have none of the reason that was looked at.
  const reason = chosen !== null && reasons.includes(chosen) ? chosen : null;
  const asked = reason === null ? [...reasons] : [reason];
  const columns: readonly ListColumn<Problem>[] = useMemo(
    () => [
      {
        id: 'line',
        header: t('problems.line'),
        cell: ({ line }) => format.number(line),
        width: 76,
        align: 'end',
        grow: 0,
        fixed: true,
      },
      {
        id: 'record',
        header: t('problems.record'),
        cell: ({ record }) => <span className={importClasses.value}>{record}</span>,
        width: 120,
        grow: 0,
        yields: 3,
      },
      {
        id: 'column',
        header: t('problems.column'),
        cell: ({ column }) => words.column(column),
        width: 120,
        grow: 0,
      },
      {
        id: 'value',
        header: t('problems.value'),
        cell: ({ value }) => <span className={importClasses.value}>{value}</span>,
        width: 130,
        grow: 0,
        yields: 2,
      },
      {
        id: 'reason',
        header: t('problems.reason'),
        cell: (problem) => words.reason(problem),
        width: 220,
        grow: 3,
      },
      {
        id: 'fix',
        header: t('problems.fix'),
        cell: (problem) => words.advice(problem),
        width: 220,
        grow: 3,
        yields: 1,
      },
    ],
    [t, format, words],
  );
  const title = t('problems.title', { count: besides });
  return (
    <Section title={title}>
      <Stack gap="sm">
        <Text>{t('problems.lead')}</Text>
        <Chip.Group
          value={reason ?? 'all'}
          onChange={(value) => setChosen(reasons.find((each) => each === value) ?? null)}
        >
          <Group
            component="fieldset"
            className={classes.reasons}
            gap="xs"
            aria-label={t('problems.byReason')}
          >
            <Chip value="all" classNames={{ label: classes.reason }}>
              {t('problems.all', { count: besides })}
            </Chip>
            {reasons.map((each) => (
              <Chip key={each} value={each} classNames={{ label: classes.reason }}>
                {t(`problems.short.${each}`)} ({format.number(problemsByReason[each] ?? 0)})
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        {reason !== null && (
          <Text fw={550}>
            {t(`problems.reasons.${reason}`)} {t(`problems.advice.${reason}`)}
          </Text>
        )}
        <DataList<Problem>
          id="import.problems"
          label={title}
          columns={columns}
          page={({ offset, limit }) =>
            api.records.dryRunProblems.queryOptions({ input: { jobId, reasons: asked, offset, limit } })
          }
          rowId={({ line, column, reason: why }) => `${line} ${column ?? ''} ${why}`}
          onOpen={setOpened}
          rowName={({ line, record }) =>
            [`${t('problems.line')} ${line}`, record].filter((part) => part !== '').join(', ')
          }
          empty={{ title: t('rows.none') }}
          height={12}
        />
        <ProblemDialog problem={opened} words={words} onClose={() => setOpened(null)} />
      </Stack>
    </Section>
  );
}

interface ProblemDialogProps {
  readonly problem: Problem | null;
  readonly words: ReturnType<typeof useProblemWords>;
  readonly onClose: () => void;
}

/** One problem with all its words, which a row has no room for. */
function ProblemDialog({ problem, words, onClose }: ProblemDialogProps) {
  const { t } = useTranslation('records');
  const format = useFormat();
  return (
    <Modal opened={problem !== null} onClose={onClose} title={t('problems.one')}>
      {problem !== null && (
        <Facts
          layout="grid"
          items={[
            { label: t('problems.line'), value: format.number(problem.line) },
            ...(problem.record === ''
              ? []
              : [
                  {
                    label: t('problems.record'),
                    value: <span className={importClasses.value}>{problem.record}</span>,
                  },
                ]),
            { label: t('problems.column'), value: words.column(problem.column) },
            {
              label: t('problems.value'),
              value: <span className={importClasses.value}>{problem.value}</span>,
            },
            { label: t('problems.reason'), value: words.reason(problem) },
            { label: t('problems.fix'), value: words.advice(problem) },
          ]}
        />
      )}
    </Modal>
  );
}

/** A problem in sentences; the same functions as long as the language is. */
function useProblemWords(
  kind: RecordImportKind,
  fields: readonly RecordField[],
  fixWord: RecordProblemsProps['fixWord'],
) {
  const { t } = useTranslation('records');
  const names = useRecordWords();
  return useMemo(
    () => ({
      // A field that no column brings is told by its key.
      column: (column: string | null): string => {
        const field = fields.find(({ key }) => key === column);
        return field === undefined ? (column ?? t('problems.wholeRow')) : names.field(kind, field);
      },
      reason: ({ reason, detail }: RecordProblem): string =>
        detail === null
          ? t(`problems.reasons.${reason}`)
          : reason === 'wrong-column-count'
            ? t('problems.moreCells', { count: Number(detail) })
            : reason === 'cycle' || reason === 'depends-on-bad-row' || reason === 'duplicate-in-file'
              ? t(`problems.withDetail.${reason}`, { detail })
              : t('problems.detailed', { reason: t(`problems.reasons.${reason}`), detail }),
      advice: (problem: RecordProblem): string => {
        const value = fixWord(problem);
        return value === null ? t(`problems.advice.${problem.reason}`) : t('problems.suggestion', { value });
      },
    }),
    [t, kind, fields, names, fixWord],
  );
}
