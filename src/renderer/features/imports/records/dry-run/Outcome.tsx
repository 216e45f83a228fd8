import { Stack, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCirclePlus, IconEqual, IconPencil, type Icon } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROW_ACTIONS, type RecordImportKind } from '../../../../../shared/contract/records.ts';
import { useFormat } from '../../../../ui/format.ts';
import { Section } from '../../../../ui/Section.tsx';
import type { Inspection } from '../plan.ts';
import classes from '../Records.module.css';
import { AlsoCreated } from './AlsoCreated.tsx';
import { Verdict, type DryRun } from './DryRunStep.tsx';
import { OutcomeRows } from './OutcomeRows.tsx';

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
}

/** How many rows do what; each number opens its rows. */
export function Outcome({ kind, jobId, result, inspection }: OutcomeProps) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const [opened, setOpened] = useState<Action | null>(null);
  const id = useId();
  return (
    <Section title={t('dryRun.title')}>
      <Stack gap="md">
        <Verdict result={result} />
        <div className={classes.counts}>
          {ROW_ACTIONS.map((action) => {
            const ActionIcon = ICONS[action];
            const count = result.counts[action];
            return (
              <UnstyledButton
                key={action}
                className={classes.count}
                data-action={count > 0 ? action : undefined}
                disabled={count === 0}
                aria-expanded={opened === action}
                aria-controls={opened === action ? id : undefined}
                onClick={() => setOpened(opened === action ? null : action)}
              >
                <span className={classes.countNumber}>{format.number(count)}</span>
                <span className={classes.countWord}>
                  <ActionIcon size={18} aria-hidden />
                  {t(`action.${action}`)}
                </span>
              </UnstyledButton>
            );
          })}
        </div>
        <AlsoCreated result={result} />
        {opened !== null && (
          <div id={id}>
            <OutcomeRows key={opened} kind={kind} jobId={jobId} action={opened} fields={inspection.fields} />
          </div>
        )}
      </Stack>
    </Section>
  );
}
