import { Input, Select } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../ui/form/NumberField.tsx';
import classes from './Limits.module.css';
import { DELAY_UNITS, type Delay, type DelayUnit } from './values.ts';

export interface DelayFieldProps {
  readonly label: string;
  readonly description: string;
  readonly error?: ReactNode;
  readonly value: Delay;
  readonly onChange: (value: Delay) => void;
}

const units = Object.keys(DELAY_UNITS) as DelayUnit[];

/** A length of time in seconds, minutes or hours. */
export function DelayField({ label, description, error, value, onChange }: DelayFieldProps) {
  const { t } = useTranslation('metrics');
  const id = useId();
  return (
    <Input.Wrapper id={id} label={label} description={description} error={error}>
      <div className={classes.delay}>
        <NumberField
          id={id}
          value={value.count}
          onChange={(count) => onChange({ ...value, count })}
          min={0}
          decimals={3}
          placeholder="0"
          error={error !== undefined && error !== null}
        />
        <Select
          aria-label={t('threshold.unitLabel', { field: label })}
          data={units.map((unit) => ({ value: unit, label: t(`threshold.unit.${unit}`) }))}
          value={value.unit}
          onChange={(unit) => onChange({ ...value, unit: units.find((name) => name === unit) ?? value.unit })}
          allowDeselect={false}
        />
      </div>
    </Input.Wrapper>
  );
}
