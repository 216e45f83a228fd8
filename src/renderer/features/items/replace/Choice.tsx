import { SegmentedControl, Text } from '@mantine/core';
import { useId, type ReactNode } from 'react';

interface ChoiceProps<Value extends string> {
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
}

/** One of a few, all in sight and large enough for the floor. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, description, value, onChange, options } = props;
  const id = useId();
  return (
    <div>
      <Text fw={500} id={id}>
        {label}
      </Text>
      {description !== undefined && (
        <Text size="sm" c="dimmed">
          {description}
        </Text>
      )}
      <SegmentedControl
        mt={4}
        fullWidth
        aria-labelledby={id}
        value={value}
        onChange={onChange}
        data={[...options]}
      />
    </div>
  );
}
