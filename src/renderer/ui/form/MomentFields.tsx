import { SimpleGrid, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ZoneClock } from '../zone-clock.ts';
import { DayField } from './DayField.tsx';
import type { FieldProps } from './field-props.ts';
import { minuteOf } from './moment.ts';

export interface MomentFieldsProps {
  readonly day: FieldProps<string | null> & { readonly label: string };
  readonly time: FieldProps<string> & { readonly label: string };
  readonly required?: boolean;
}

/** A day with a time of day beside it; `moment.ts` makes an instant of what is typed. */
export function MomentFields({ day, time, required = false }: MomentFieldsProps) {
  const { onChange, ...input } = time;
  return (
    <SimpleGrid cols={2}>
      <DayField required={required} {...day} />
      <TextInput
        required={required}
        inputMode="numeric"
        autoComplete="off"
        placeholder="14:30"
        {...input}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </SimpleGrid>
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
