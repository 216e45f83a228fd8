import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';

/** What a field of ours needs of the form, typed by the value. */
export interface FieldProps<Value> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly error?: ReactNode;
  readonly onBlur?: () => void;
  readonly onFocus?: () => void;
}

/** `form.getInputProps(name)` for fields whose value is not a text: NumberField, DayField, EntitySelect. */
export function fieldProps<Values extends Record<string, unknown>, Name extends keyof Values & string>(
  form: UseFormReturnType<Values>,
  name: Name,
): FieldProps<Values[Name]> {
  return form.getInputProps(name) as FieldProps<Values[Name]>;
}
