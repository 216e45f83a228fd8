import { Select } from '@mantine/core';

interface ChooseProps<Value extends string> {
  readonly label: string;
  readonly description?: string;
  readonly error?: string;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly searchable?: boolean;
  readonly disabled?: boolean;
}

/** A choice among a few known values. */
export function Choose<Value extends string>({ options, onChange, ...field }: ChooseProps<Value>) {
  return (
    <Select
      {...field}
      data={options}
      limit={200}
      allowDeselect={false}
      onChange={(chosen) => {
        const option = options.find(({ value }) => value === chosen);
        if (option !== undefined) onChange(option.value);
      }}
    />
  );
}
