import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../shortcuts.ts';
import classes from './TableSearch.module.css';

interface TableSearchProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** How many the table shows, in words. */
  readonly count: string | undefined;
  /** More ways to narrow the table down. */
  readonly children?: ReactNode;
}

/** Above a `SimpleTable` that is searched on the page: the field, reached by `/`, and how many it shows. */
export function TableSearch({ label, text, onText, count, children }: TableSearchProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  useShortcut('/', () => field.current?.focus(), { label: t('keys.searchField'), group: 'list' });
  return (
    <div className={classes.bar}>
      <TextInput
        ref={field}
        className={classes.search}
        aria-label={label}
        placeholder={label}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      {children}
      {count !== undefined && <output className={classes.count}>{count}</output>}
    </div>
  );
}
