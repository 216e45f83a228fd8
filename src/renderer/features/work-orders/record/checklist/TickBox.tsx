import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../ui/format.ts';
import { Mark } from '../../../../ui/Pill.tsx';
import classes from './Checklist.module.css';
import type { ChecklistItem } from './use-checklist.ts';

interface TickBoxProps {
  readonly item: ChecklistItem;
  readonly onTick: (done: boolean) => void;
  readonly disabled?: boolean;
  /** Among required steps only, where saying so again tells nothing. */
  readonly plain?: boolean;
  /** Has the focus when its dialog opens. */
  readonly initialFocus?: boolean;
}

/** One step with its box; the whole line is the target. */
export function TickBox(props: TickBoxProps) {
  const { item, onTick, disabled = false, plain = false, initialFocus = false } = props;
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const { text, mandatory, doneAt, doneBy } = item;
  const done = doneAt !== null;
  return (
    <label className={classes.tick} data-done={done || undefined}>
      <Checkbox
        checked={done}
        disabled={disabled}
        data-autofocus={initialFocus || undefined}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      <span className={classes.tickText}>
        <span className={classes.stepText}>
          {text}
          {mandatory && !plain && <Mark>{t('checklist.mandatory')}</Mark>}
        </span>
        {done && (
          <span className={classes.doneBy}>
            {doneBy === null
              ? format.dateTime(doneAt)
              : t('checklist.doneBy', { person: doneBy.fullName, when: format.dateTime(doneAt) })}
          </span>
        )}
      </span>
    </label>
  );
}
