import { Checkbox, Stack, Text, UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconChevronDown,
  IconChevronUp,
  IconCirclePlus,
  IconCopy,
  IconEqual,
  IconHourglass,
  IconPencil,
  type Icon,
} from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ROW_ACTIONS,
  type RecordImportKind,
  type RecordsPlan,
} from '../../../../../shared/contract/records.ts';
import { useFormat } from '../../../../ui/format.ts';
import { Section } from '../../../../ui/Section.tsx';
import type { Choices, Inspection } from '../plan.ts';
import classes from '../Records.module.css';
import { AlsoCreated } from './AlsoCreated.tsx';
import { Assumed } from './Assumed.tsx';
import type { DryRun } from './DryRunStep.tsx';
import { Duplicates } from './Duplicates.tsx';
import { LeftOutColumns } from './LeftOutColumns.tsx';
import { OutcomeRows } from './OutcomeRows.tsx';
import { SameFile } from './SameFile.tsx';
import { Verdict } from './Verdict.tsx';
import { waitingOf } from './waiting.ts';

type Action = (typeof ROW_ACTIONS)[number];
type Opened = Action | 'duplicates';

const ICONS: Readonly<Record<Action, Icon>> = {
  create: IconCirclePlus,
  change: IconPencil,
  leave: IconEqual,
  bad: IconAlertTriangle,
};

interface Card {
  readonly action: Opened;
  readonly word: string;
  readonly count: number;
  readonly label: string;
  readonly ActionIcon: Icon;
}

interface OutcomeProps {
  readonly kind: RecordImportKind;
  readonly jobId: string;
  readonly result: DryRun;
  readonly inspection: Inspection;
  /** Values without an answer. */
  readonly open: number;
  /** What was checked. */
  readonly checked: RecordsPlan;
  readonly choices: Choices;
  readonly onChange: (changes: Partial<Choices>) => void;
}

/** How many rows do what; each number opens its rows, and what changes is open from the start. */
export function Outcome(props: OutcomeProps) {
  const { kind, jobId, result, inspection, open, checked, choices, onChange } = props;
  const { t } = useTranslation('records');
  const format = useFormat();
  const [opened, setOpened] = useState<Opened | null>(result.counts.change > 0 ? 'change' : null);
  const id = useId();
  const waiting = waitingOf(result);
  const wordOf = (action: Action) =>
    action !== 'bad' || !waiting.isWaiting ? action : waiting.besides > 0 ? 'waiting-or-bad' : 'waiting';
  const cards: readonly Card[] = [
    ...ROW_ACTIONS.map((action): Card => {
      const word = wordOf(action);
      const ActionIcon = word === 'waiting' ? IconHourglass : ICONS[action];
      return { action, word, count: result.counts[action], label: t(`action.${word}`), ActionIcon };
    }),
    ...(result.duplicateCount === 0
      ? []
      : [
          {
            action: 'duplicates' as const,
            word: 'duplicates',
            count: result.duplicateCount,
            label: t('duplicates.card'),
            ActionIcon: IconCopy,
          },
        ]),
  ];
  return (
    <Section title={t('dryRun.title')}>
      <Stack gap="md">
        <SameFile result={result} />
        <Verdict result={result} open={open} />
        <div className={classes.counts}>
          {cards.map(({ action, count, word, label, ActionIcon }) => {
            const isOpened = opened === action;
            const Chevron = isOpened ? IconChevronUp : IconChevronDown;
            return (
              <UnstyledButton
                key={action}
                className={classes.count}
                data-action={count > 0 ? word : undefined}
                disabled={count === 0}
                aria-expanded={isOpened}
                aria-controls={isOpened ? id : undefined}
                onClick={() => setOpened(isOpened ? null : action)}
              >
                <span className={classes.countNumber}>{format.number(count)}</span>
                <span className={classes.countWord}>
                  <ActionIcon size={18} aria-hidden />
                  {label}
                  {count > 0 && <Chevron size={18} aria-hidden className={classes.countChevron} />}
                </span>
              </UnstyledButton>
            );
          })}
        </div>
        <LeaveDuplicates result={result} choices={choices} onChange={onChange} />
        <LeftOutColumns inspection={inspection} checked={checked} />
        <AlsoCreated result={result} />
        <Assumed kind={kind} result={result} fields={inspection.fields} />
        {opened !== null && (
          <div id={id}>
            {opened === 'duplicates' ? (
              <Duplicates kind={kind} result={result} fields={inspection.fields} />
            ) : (
              <OutcomeRows
                key={opened}
                kind={kind}
                jobId={jobId}
                action={opened}
                fields={inspection.fields}
              />
            )}
          </div>
        )}
      </Stack>
    </Section>
  );
}

/** What becomes of new rows that are probably something else again, and the choice to leave them out. */
function LeaveDuplicates({
  result,
  choices,
  onChange,
}: Pick<OutcomeProps, 'result' | 'choices' | 'onChange'>) {
  const { t } = useTranslation('records');
  const { duplicateCount, duplicatesLeftOut } = result;
  if (duplicateCount === 0) return null;
  const loaded = duplicateCount - duplicatesLeftOut;
  return (
    <Stack gap="xs">
      {duplicatesLeftOut === 0 ? (
        <Text>{t('duplicates.lead', { count: duplicateCount })}</Text>
      ) : (
        <Text>
          {t('duplicates.leftOut', { count: duplicatesLeftOut })}
          {loaded > 0 && ` ${t('duplicates.stays', { count: loaded })}`}
        </Text>
      )}
      <Checkbox
        label={t('duplicates.leave')}
        description={t('duplicates.leaveHint')}
        checked={choices.leaveDuplicates}
        onChange={(event) => onChange({ leaveDuplicates: event.currentTarget.checked })}
      />
    </Stack>
  );
}
