import { Stack, UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconChevronDown,
  IconChevronUp,
  IconCirclePlus,
  IconEqual,
  IconHourglass,
  IconPencil,
  type Icon,
} from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROW_ACTIONS, type RecordImportKind } from '../../../../../shared/contract/records.ts';
import { useFormat } from '../../../../ui/format.ts';
import { Section } from '../../../../ui/Section.tsx';
import type { Inspection } from '../plan.ts';
import classes from '../Records.module.css';
import { AlsoCreated } from './AlsoCreated.tsx';
import { Assumed } from './Assumed.tsx';
import type { DryRun } from './DryRunStep.tsx';
import { OutcomeRows } from './OutcomeRows.tsx';
import { Verdict } from './Verdict.tsx';
import { waitingOf } from './waiting.ts';

type Action = (typeof ROW_ACTIONS)[number];

const ICONS: Readonly<Record<Action, Icon>> = {
  create: IconCirclePlus,
  change: IconPencil,
  leave: IconEqual,
  bad: IconAlertTriangle,
};

interface OutcomeProps {
  readonly kind: RecordImportKind;
  readonly jobId: string;
  readonly result: DryRun;
  readonly inspection: Inspection;
  /** Values without an answer. */
  readonly open: number;
}

/** How many rows do what; each number opens its rows, and what changes is open from the start. */
export function Outcome({ kind, jobId, result, inspection, open }: OutcomeProps) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const [opened, setOpened] = useState<Action | null>(result.counts.change > 0 ? 'change' : null);
  const id = useId();
  const waiting = waitingOf(result);
  const wordOf = (action: Action) =>
    action !== 'bad' || !waiting.isWaiting ? action : waiting.besides > 0 ? 'waiting-or-bad' : 'waiting';
  return (
    <Section title={t('dryRun.title')}>
      <Stack gap="md">
        <Verdict result={result} open={open} />
        <div className={classes.counts}>
          {ROW_ACTIONS.map((action) => {
            const count = result.counts[action];
            const word = wordOf(action);
            const ActionIcon = word === 'waiting' ? IconHourglass : ICONS[action];
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
                  {t(`action.${word}`)}
                  {count > 0 && <Chevron size={18} aria-hidden className={classes.countChevron} />}
                </span>
              </UnstyledButton>
            );
          })}
        </div>
        <AlsoCreated result={result} />
        <Assumed kind={kind} result={result} fields={inspection.fields} />
        {opened !== null && (
          <div id={id}>
            <OutcomeRows key={opened} kind={kind} jobId={jobId} action={opened} fields={inspection.fields} />
          </div>
        )}
      </Stack>
    </Section>
  );
}
