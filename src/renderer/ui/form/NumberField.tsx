import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useFormat } from '../format.ts';

export interface NumberFieldProps extends Omit<
  NumberInputProps,
  | 'value'
  | 'defaultValue'
  | 'onChange'
  | 'decimalSeparator'
  | 'allowedDecimalSeparators'
  | 'thousandSeparator'
> {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** Decimal places at most; 0 for whole numbers. */
  readonly decimals?: number;
  /** Shown after the number, e.g. `mm/s`. */
  readonly unit?: string;
}

/** A number; comma and point both begin the decimals, it is shown with the locale's own mark. */
export function NumberField({ value, onChange, decimals = 3, unit, ...others }: NumberFieldProps) {
  const { locale } = useFormat();
  const decimalMark = useMemo(
    () =>
      new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.',
    [locale],
  );
  return (
    <NumberInput
      {...others}
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : next === '' ? null : Number(next))}
      decimalSeparator={decimalMark}
      allowedDecimalSeparators={[',', '.']}
      decimalScale={decimals}
      allowDecimal={decimals > 0}
      suffix={unit === undefined ? undefined : `\u00A0${unit}`}
      onPaste={(event) => {
        // Pasted, a comma would be dropped as if it were a thousands mark: 81,5 must not become 815.
        const text = event.clipboardData.getData('text').trim();
        if (!/^[-+]?\d+[.,]\d+$/.test(text)) return;
        event.preventDefault();
        onChange(Number(text.replace(',', '.')));
      }}
      hideControls
      inputMode={decimals > 0 ? 'decimal' : 'numeric'}
    />
  );
}

export interface QuantityFieldProps extends Omit<
  NumberFieldProps,
  'value' | 'onChange' | 'decimals' | 'min' | 'max'
> {
  /** Thousandths of the unit. */
  readonly value: number | null;
  readonly onChange: (milli: number | null) => void;
  readonly min?: number;
}

/** A quantity of a part; in and out in thousandths. `min` is in whole units. */
export function QuantityField({ value, onChange, ...others }: QuantityFieldProps) {
  return (
    <NumberField
      {...others}
      decimals={3}
      value={value === null ? null : value / 1000}
      onChange={(next) => onChange(next === null ? null : Math.round(next * 1000))}
    />
  );
}

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
  const [typing, setTyping] = useState(false);
  return (
    <NumberField
      {...others}
      // Zeros that appear while somebody types would be in the way.
      fixedDecimalScale={!typing}
      onFocus={(event) => {
        setTyping(true);
        others.onFocus?.(event);
      }}
      onBlur={(event) => {
        setTyping(false);
        others.onBlur?.(event);
      }}
      decimals={digits}
      unit={currency}
      value={value === null ? null : value / scale}
      onChange={(next) => onChange(next === null ? null : Math.round(next * scale))}
    />
  );
}
