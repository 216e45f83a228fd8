import { ActionIcon, Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readDay } from '../../../shared/domain/typed-day.ts';
import { useFormat } from '../format.ts';
import { useNow } from '../values.tsx';
import { dayNotationOf, inNotation, writeDay } from './reading.ts';
import { TypedField, type Reading, type TypedFieldProps } from './TypedField.tsx';

/** In and out: ISO date. */
export type DayFieldProps = Omit<TypedFieldProps<string>, 'read' | 'write' | 'unit'>;

/**
 * A calendar day, typed in the order of the locale or chosen: the calendar opens by its button or Alt+Down, never by
 * itself.
 */
export function DayField(props: DayFieldProps) {
  const { value, onChange, required } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const today = format.dayOf(useNow());
  const notation = useMemo(() => dayNotationOf(format.locale), [format.locale]);
  const [opened, setOpened] = useState(false);
  const pattern = inNotation(notation, [t('form.year'), t('form.month'), t('form.day')]);
  const read = (text: string): Reading<string> => {
    const day = readDay(text, notation.order, today);
    return day === null
      ? { problem: t('form.daySuch', { pattern, example: writeDay(today, notation) }) }
      : { value: day };
  };
  return (
    // The button says whether the calendar is open; the box around the field has no role that could.
    <Popover
      opened={opened}
      onChange={setOpened}
      withRoles={false}
      position="bottom-end"
      trapFocus
      returnFocus
      shadow="md"
    >
      <Popover.Target>
        <div>
          <TypedField<string>
            placeholder={pattern}
            {...props}
            read={read}
            write={(day) => writeDay(day, notation)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown' || !event.altKey) return;
              event.preventDefault();
              setOpened(true);
            }}
            rightSectionPointerEvents="all"
            rightSection={
              <ActionIcon
                variant="subtle"
                color="neutral"
                aria-label={t('form.calendar')}
                aria-expanded={opened}
                tabIndex={-1}
                onClick={() => setOpened(!opened)}
              >
                <IconCalendar size={18} aria-hidden />
              </ActionIcon>
            }
          />
        </div>
      </Popover.Target>
      {/* Not the element: that brings a look and a focus of its own. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <Popover.Dropdown role="dialog" data-mantine-stop-propagation aria-label={t('form.calendar')}>
        <DatePicker
          __stopPropagation
          value={value}
          defaultDate={value ?? today}
          allowDeselect={required !== true}
          onChange={(day) => {
            onChange(day);
            setOpened(false);
          }}
          previousLabel={t('back')}
          nextLabel={t('next')}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
