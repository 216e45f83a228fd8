import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NumberField, type NumberFieldProps } from '../../../ui/form/NumberField.tsx';
import { useFormat } from '../../../ui/format.ts';
import classes from './fields.module.css';

/** Minutes that cover most jobs. */
const usual = [15, 30, 60, 120, 240] as const;

export interface HoursFieldProps extends Omit<
  NumberFieldProps,
  'value' | 'onChange' | 'decimals' | 'unit' | 'min' | 'max'
> {
  /** Minutes. */
  readonly value: number | null;
  readonly onChange: (minutes: number | null) => void;
  /** Offers the usual times as buttons. */
  readonly quick?: boolean;
}

/** A time worked, typed in hours; in and out in minutes. */
export function HoursField({ value, onChange, quick = false, ...others }: HoursFieldProps) {
  const { t } = useTranslation('workOrders');
  const format = useFormat();
  return (
    <div>
      <NumberField
        {...others}
        value={value === null ? null : Math.round((value / 60) * 100) / 100}
        onChange={(hours) => onChange(hours === null ? null : Math.round(hours * 60))}
        decimals={2}
        unit="h"
        min={0}
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
