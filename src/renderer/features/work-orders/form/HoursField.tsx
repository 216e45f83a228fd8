import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readMinutes, writeMinutes } from '../../../../shared/domain/typed-duration.ts';
import { decimalMarkOf } from '../../../ui/form/reading.ts';
import { TypedField, type Reading, type TypedFieldProps } from '../../../ui/form/TypedField.tsx';
import { useFormat } from '../../../ui/format.ts';
import classes from './fields.module.css';

/** Minutes that cover most jobs. */
const usual = [15, 30, 60, 120, 240] as const;

/** The most any time may last, in minutes: as in the contract. */
const MOST_MINUTES = 10_000_000;

export interface HoursFieldProps extends Omit<TypedFieldProps<number>, 'read' | 'write' | 'unit' | 'max'> {
  /** Minutes. */
  readonly value: number | null;
  readonly onChange: (minutes: number | null) => void;
  /** Minutes; what is above is refused in words, by default with the most hours. */
  readonly most?: number;
  readonly tooMany?: string;
  /** Offers the usual times as buttons. */
  readonly quick?: boolean;
}

/** A time worked, typed as `1:30`, `1.5`, `1h30` or `90 min`; in and out in minutes. */
export function HoursField(props: HoursFieldProps) {
  const { value, onChange, most = MOST_MINUTES, tooMany, quick = false, ...others } = props;
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  const read = (text: string): Reading<number> => {
    const minutes = readMinutes(text, decimalMarkOf(format.locale));
    if (minutes === null) return { problem: t('hours.such', { decimal: format.number(1.5) }) };
    if (minutes <= most) return { value: minutes };
    return { problem: tooMany ?? t('invalid.hoursTooMany', { most: Math.floor(most / 60) }) };
  };
  return (
    <div>
      <TypedField<number>
        {...others}
        value={value}
        onChange={onChange}
        read={read}
        write={writeMinutes}
        unit="h"
      />
      {quick && (
        <fieldset className={classes.quick} aria-label={t('hours.quick')}>
          {usual.map((minutes) => (
            <Button
              key={minutes}
              variant={value === minutes ? 'light' : 'default'}
              size="compact-sm"
              aria-label={t('hours.set', { time: format.duration(minutes) })}
              aria-pressed={value === minutes}
              onClick={() => onChange(minutes)}
            >
              {format.duration(minutes)}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
