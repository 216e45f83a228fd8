import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Count } from '../Pill.tsx';
import classes from './ChoiceFilter.module.css';

export interface ChoiceFilterProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[];
  /** Empty: no filter. */
  readonly value: readonly Value[];
  readonly onChange: (value: Value[]) => void;
}

/** A filter of a list over a few known values, several at once; the button says how many are chosen. */
export function ChoiceFilter<Value extends string>(props: ChoiceFilterProps<Value>) {
  const { label, options, value, onChange } = props;
  const { t } = useTranslation();
  return (
    <Popover position="bottom-start" withinPortal trapFocus shadow="md">
      <Popover.Target>
        <Button
          variant={value.length > 0 ? 'light' : 'default'}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          {label}
          {value.length > 0 && <Count of={value.length} tone="accent" />}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <Stack gap={0}>
          {options.map((option) => (
            <Checkbox
              key={option.value}
              className={classes.option}
              label={option.label}
              checked={value.includes(option.value)}
              onChange={(event) => {
                const without = value.filter((chosen) => chosen !== option.value);
                onChange(event.currentTarget.checked ? [...without, option.value] : without);
              }}
            />
          ))}
          <Button variant="subtle" disabled={value.length === 0} onClick={() => onChange([])}>
            {t('clear')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
