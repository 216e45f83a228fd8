import { DateInput, type DateInputProps } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format.ts';

export interface DayFieldProps extends Omit<DateInputProps, 'value' | 'onChange' | 'valueFormat'> {
  /** ISO date. */
  readonly value: string | null;
  readonly onChange: (isoDate: string | null) => void;
}

/** A calendar day, in and out as ISO date; typed or chosen. */
export function DayField({ value, onChange, ...others }: DayFieldProps) {
  const { i18n, t } = useTranslation();
  const { locale } = useFormat();
  const valueFormat =
    i18n.language === 'de' ? 'DD.MM.YYYY' : locale === 'en-US' ? 'MM/DD/YYYY' : 'DD/MM/YYYY';
  return (
    <DateInput
      {...others}
      value={value}
      onChange={(next) => onChange(next)}
      valueFormat={valueFormat}
      placeholder={others.placeholder ?? valueFormat.toLowerCase()}
      clearable={others.required !== true}
      clearButtonProps={{ 'aria-label': t('clear') }}
      previousLabel={t('back')}
      nextLabel={t('next')}
    />
  );
}
