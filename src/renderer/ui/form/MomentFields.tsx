import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ZoneClock } from '../zone-clock.ts';
import { DayField } from './DayField.tsx';
import type { FieldProps } from './field-props.ts';
import { minuteOf } from './moment.ts';
import classes from './MomentFields.module.css';

export interface MomentFieldsProps {
  readonly day: FieldProps<string | null> & { readonly label: string };
  readonly time: FieldProps<string> & { readonly label: string };
  readonly required?: boolean;
}

/** A day with a time of day beside it; `moment.ts` makes an instant of what is typed. */
export function MomentFields({ day, time, required = false }: MomentFieldsProps) {
  const { onChange, ...input } = time;
  return (
    <div className={classes.fields}>
      <div className={classes.day}>
        <DayField required={required} {...day} />
      </div>
      <TextInput
        className={classes.time}
        required={required}
        inputMode="numeric"
        autoComplete="off"
        placeholder="14:30"
        {...input}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

const minuteNow = (clock: ZoneClock) => minuteOf(Date.now(), clock);

const NEVER = { day: '', time: '' };

/** What a form about something that has just happened begins with: the minute in which it was opened. */
export function useMinuteOfOpening(opened: boolean, clock: ZoneClock): typeof NEVER {
  const [minute, setMinute] = useState(NEVER);
  if (opened !== (minute !== NEVER)) setMinute(opened ? minuteNow(clock) : NEVER);
  return minute;
}
