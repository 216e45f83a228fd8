import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isCounted } from '../../../shared/domain/quantity.ts';
import { useFormat } from '../format.ts';
import { decimalMarkOf, readNumber, type NumberProblem } from './reading.ts';
import { TypedField, type Reading, type TypedFieldProps } from './TypedField.tsx';

export interface NumberFieldProps extends Omit<TypedFieldProps<number>, 'read' | 'write' | 'min' | 'max'> {
  /** Decimal places at most; 0 for whole numbers. */
  readonly decimals?: number;
  /** Decimal places that are always shown. */
  readonly fixedDecimals?: number;
  /** What is below is refused in words. */
  readonly min?: number;
  /** What is above is refused in words. */
  readonly max?: number;
}

/** Decimal places in which what is stored is shown, also where fewer may be typed. */
const SHOWN_DECIMALS = 10;

/** A number in the notation of the locale, or pasted in the other one; what could be mistaken is shown back. */
export function NumberField(props: NumberFieldProps) {
  const { decimals = 3, fixedDecimals = 0, min, max, ...others } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { locale } = format;
  const { unit } = others;
  const mark = useMemo(() => decimalMarkOf(locale), [locale]);
  const written = useMemo(
    () =>
      new Intl.NumberFormat(locale, {
        useGrouping: false,
        minimumFractionDigits: fixedDecimals,
        maximumFractionDigits: SHOWN_DECIMALS,
      }),
    [locale, fixedDecimals],
  );
  const amount = (value: number) => {
    const text = new Intl.NumberFormat(locale, { maximumFractionDigits: SHOWN_DECIMALS }).format(value);
    return unit === undefined ? text : `${text}\u00A0${unit}`;
  };
  const words: Readonly<Record<NumberProblem, () => string>> = {
    number: () => t('form.numberSuch', { example: format.number(decimals === 0 ? 1250 : 1250.5) }),
    whole: () => (unit === undefined ? t('form.whole') : t('form.wholeOf', { unit })),
    decimals: () => t('form.decimals', { count: decimals }),
    least: () => t('form.least', { least: amount(min ?? 0) }),
    most: () => t('form.most', { most: amount(max ?? 1e15) }),
  };
  const read = (text: string): Reading<number> => {
    const result = readNumber(text, mark, { decimals, least: min, most: max });
    if ('problem' in result) return { problem: words[result.problem]() };
    const { value, doubtful } = result;
    return doubtful ? { value, understood: amount(value) } : { value };
  };
  return (
    <TypedField<number>
      inputMode={min === undefined || min < 0 ? undefined : 'decimal'}
      {...others}
      read={read}
      write={(value) => written.format(value)}
    />
  );
}

export interface QuantityFieldProps extends Omit<NumberFieldProps, 'decimals' | 'fixedDecimals'> {
  /** Thousandths of the unit. */
  readonly value: number | null;
  readonly onChange: (milli: number | null) => void;
}

/** The most one movement may hold, in whole units. */
const MOST_MOVED = 1_000_000;

/** A quantity of a part; in and out in thousandths. `min` and `max` are in whole units; what is counted is whole. */
export function QuantityField({ value, onChange, max = MOST_MOVED, ...others }: QuantityFieldProps) {
  return (
    <NumberField
      min={0}
      {...others}
      max={max}
      decimals={isCounted(others.unit ?? '') ? 0 : 3}
      value={value === null ? null : value / 1000}
      onChange={(next) => onChange(next === null ? null : Math.round(next * 1000))}
    />
  );
}

/** The most an amount may be, in minor units. */
const MOST_MINOR = 1_000_000_000_000;

/** Money in the plant's currency, with all its decimals once it is typed; in and out in minor units. */
export function MoneyField({
  value,
  onChange,
  currency,
  ...others
}: QuantityFieldProps & { readonly currency: string }) {
  const digits = useMemo(
    () =>
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2,
    [currency],
  );
  const scale = 10 ** digits;
  return (
    <NumberField
      max={MOST_MINOR / scale}
      {...others}
      decimals={digits}
      fixedDecimals={digits}
      unit={currency}
      value={value === null ? null : value / scale}
      onChange={(next) => onChange(next === null ? null : Math.round(next * scale))}
    />
  );
}
