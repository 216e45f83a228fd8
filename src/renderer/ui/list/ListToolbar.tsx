import { ActionIcon, Button, Checkbox, CloseButton, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconColumns3, IconFilterOff, IconSearch } from '@tabler/icons-react';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format.ts';
import { useShortcut } from '../shortcuts.ts';
import classes from './DataList.module.css';
import type { DataListProps, ListColumn } from './types.ts';

type SearchSlot = NonNullable<DataListProps<never>['search']>;

function SearchField({ search }: { search: SearchSlot }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(search.value);
  const [sent, setSent] = useState(search.value);
  if (search.value !== sent) {
    setSent(search.value);
    setText(search.value);
  }
  const send = useDebouncedCallback((value: string) => {
    setSent(value);
    search.onChange(value);
  }, 200);
  const type = (value: string) => {
    setText(value);
    send(value);
  };
  useShortcut('/', () => input.current?.focus(), { label: t('keys.searchField'), group: 'list' });
  return (
    <TextInput
      ref={input}
      className={classes.search}
      type="search"
      aria-label={search.label}
      placeholder={search.label}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') type('');
      }}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text === '' ? undefined : (
          <CloseButton aria-label={t('clear')} onClick={() => type('')} tabIndex={-1} />
        )
      }
    />
  );
}

export interface ColumnChoiceProps {
  readonly columns: readonly Pick<ListColumn<never>, 'id' | 'header' | 'fixed'>[];
  readonly visibility: Readonly<Record<string, boolean>>;
  readonly onChange: (visibility: Record<string, boolean>) => void;
  readonly onReset: () => void;
  /** Headers of chosen columns that find no room at this width. */
  readonly leftOut: readonly string[];
}

function ColumnChoice({ columns, visibility, onChange, onReset, leftOut }: ColumnChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Popover position="bottom-end" withinPortal trapFocus shadow="md">
      <Popover.Target>
        <ActionIcon variant="default" aria-label={t('list.columns')}>
          <IconColumns3 size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {columns.map(({ id, header, fixed }) => (
            <Checkbox
              key={id}
              label={header}
              checked={visibility[id] ?? true}
              disabled={fixed === true}
              onChange={(event) => onChange({ ...visibility, [id]: event.currentTarget.checked })}
            />
          ))}
          {leftOut.length > 0 && (
            <Text size="sm" c="dimmed" maw={240}>
              {t('list.columnsLeftOut', { columns: format.list(leftOut) })}
            </Text>
          )}
          <Button variant="subtle" onClick={onReset}>
            {t('list.columnsReset')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

export interface ListToolbarProps extends ColumnChoiceProps {
  readonly search?: SearchSlot;
  readonly filters?: ReactNode;
  readonly filtered: boolean;
  readonly onClearFilters?: () => void;
  readonly actions?: ReactNode;
  readonly total: number | undefined;
  readonly bulk?: ReactNode;
}

export function ListToolbar(props: ListToolbarProps) {
  const { t } = useTranslation();
  const { search, filters, filtered, onClearFilters, actions, total, bulk } = props;
  return (
    <div className={classes.toolbar}>
      {bulk ?? (
        <>
          {search !== undefined && <SearchField search={search} />}
          {filters}
          {filtered && onClearFilters !== undefined && (
            <Button
              variant="subtle"
              color="neutral"
              leftSection={<IconFilterOff size={16} aria-hidden />}
              onClick={onClearFilters}
            >
              {t('list.clearFilters')}
            </Button>
          )}
          <div className={classes.toolbarEnd}>
            <output className={classes.count}>
              {total === undefined ? '' : t('list.rows', { count: total })}
            </output>
            <ColumnChoice {...props} />
            {actions}
          </div>
        </>
      )}
    </div>
  );
}
