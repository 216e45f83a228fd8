import { Combobox, InputBase, Loader, Text, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, type QueryFunction, type QueryKey } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface EntityOption {
  readonly id: string;
  /** What is shown in the field once chosen, e.g. "P-101 Feed pump". */
  readonly label: string;
  /** Second line of the option, e.g. where it stands. */
  readonly detail?: string;
}

export interface EntityQuery<Data> {
  readonly queryKey: QueryKey;
  readonly queryFn: QueryFunction<Data>;
}

export interface EntitySelectProps<Data> {
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly error?: ReactNode;
  readonly clearable?: boolean;
  /** The chosen record; its label is shown without asking the core. */
  readonly value: EntityOption | null;
  readonly onChange: (value: EntityOption | null) => void;
  /** What to ask for the typed text, e.g. `api.assets.find.queryOptions({ input: { text } })`. */
  readonly query: (text: string) => EntityQuery<Data>;
  /** From the answer and the text it was asked with. */
  readonly options: (data: Data, text: string) => readonly EntityOption[];
  /** The query answers with everything and does not know the text: filter here. */
  readonly filterHere?: boolean;
  readonly id?: string;
}

const shownAtMost = 50;

/** A field that finds a record by typing: asset, person, part, location. */
export function EntitySelect<Data>(props: EntitySelectProps<Data>) {
  const { value, onChange, query, options, filterHere = false, clearable = props.required !== true } = props;
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setText(null);
    },
    onDropdownOpen: () => combobox.updateSelectedOptionIndex('active'),
  });
  const [asked] = useDebouncedValue(filterHere ? '' : (text ?? ''), 150);
  const { queryKey, queryFn } = query(asked);
  const found = useQuery({
    queryKey,
    queryFn,
    enabled: combobox.dropdownOpened,
    placeholderData: keepPreviousData,
  });
  const wanted = (text ?? '').toLocaleLowerCase();
  const matching = (found.data === undefined ? [] : options(found.data, asked)).filter(
    ({ label, detail }) => !filterHere || `${label} ${detail ?? ''}`.toLocaleLowerCase().includes(wanted),
  );
  const shown = matching.slice(0, shownAtMost);

  // What is found while typing comes after the key stroke: only then there is a first one to be taken by Enter.
  const settled = text !== null && combobox.dropdownOpened && !found.isPlaceholderData;
  const first = settled && shown[0] !== undefined ? `${text} ${shown[0].id}` : undefined;
  const takeFirst = useEffectEvent(() => combobox.selectFirstOption());
  useEffect(() => {
    if (first === undefined) return;
    // After what Mantine does itself when the list opens.
    const timer = setTimeout(takeFirst, 0);
    return () => clearTimeout(timer);
  }, [first]);

  const choose = (id: string) => {
    const option = matching.find((candidate) => candidate.id === id);
    if (option !== undefined) onChange(option);
    combobox.closeDropdown();
  };

  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal>
      <Combobox.Target withExpandedAttribute>
        <InputBase
          id={props.id}
          role="combobox"
          aria-autocomplete="list"
          label={props.label}
          description={props.description}
          error={props.error}
          required={props.required}
          disabled={props.disabled}
          placeholder={props.placeholder ?? t('select.placeholder')}
          value={text ?? value?.label ?? ''}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onKeyDown={(event) => {
            // Enter chooses; before there is a choice it must not send the form.
            if (event.key === 'Enter' && combobox.dropdownOpened) event.preventDefault();
          }}
          onClick={(event) => {
            // What is typed next takes the place of the record that was chosen.
            if (text === null) event.currentTarget.select();
            combobox.openDropdown();
          }}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => combobox.closeDropdown()}
          rightSection={
            found.isFetching ? (
              <Loader size={16} />
            ) : clearable && value !== null ? (
              <Combobox.ClearButton onClear={() => onChange(null)} aria-label={t('select.clear')} />
            ) : (
              <Combobox.Chevron />
            )
          }
          rightSectionPointerEvents={clearable && value !== null ? 'all' : 'none'}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        {shown.length === 0 && (
          <Combobox.Empty>
            {found.isError
              ? t('select.failed')
              : found.isPending
                ? t('loading')
                : t(wanted === '' && !filterHere ? 'select.placeholder' : 'select.nothing')}
          </Combobox.Empty>
        )}
        <Combobox.Options
          aria-label={typeof props.label === 'string' ? props.label : undefined}
          hidden={shown.length === 0}
        >
          {shown.map((option) => (
            <Combobox.Option key={option.id} value={option.id} active={option.id === value?.id}>
              <div>
                <Text>{option.label}</Text>
                {option.detail !== undefined && (
                  <Text size="xs" c="dimmed">
                    {option.detail}
                  </Text>
                )}
              </div>
            </Combobox.Option>
          ))}
        </Combobox.Options>
        {matching.length > shownAtMost && <Combobox.Footer>{t('select.more')}</Combobox.Footer>}
      </Combobox.Dropdown>
    </Combobox>
  );
}
