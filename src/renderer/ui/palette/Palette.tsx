import { Combobox, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { IconArrowRight, IconSearch, type Icon } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../KeyHint.tsx';
import { Modal } from '../Modal.tsx';
import {
  closePalette,
  matchActions,
  paletteIsOpen,
  subscribePalette,
  useRegisteredActions,
  type PaletteAction,
  type SearchProvider,
} from './actions.ts';
import classes from './Palette.module.css';

export interface PaletteProps {
  readonly search: SearchProvider;
  /** Offered on every page, after those of the page that is open. */
  readonly actions: readonly PaletteAction[];
}

interface Entry {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon: Icon;
  readonly shortcut?: string;
  readonly run: () => void;
}

/** Ctrl+K: actions and records by typing. */
export function Palette(props: PaletteProps) {
  const { t } = useTranslation();
  const opened = useSyncExternalStore(subscribePalette, paletteIsOpen);
  return (
    <Modal
      opened={opened}
      onClose={closePalette}
      withCloseButton={false}
      centered={false}
      yOffset="12dvh"
      size="lg"
      padding={0}
      styles={{ body: { padding: 0 } }}
      attributes={{ content: { 'aria-label': t('keys.palette') } }}
    >
      <PaletteBody {...props} />
    </Modal>
  );
}

function usePaletteEntries({ search, actions }: PaletteProps, typed: string) {
  const router = useRouter();
  const text = typed.trim();
  const [asked] = useDebouncedValue(text, 120);
  const registered = useRegisteredActions();
  const found = useQuery({
    queryKey: ['palette', asked],
    queryFn: ({ signal }) => search(asked, signal),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    gcTime: 10_000,
    staleTime: 0,
  });
  const records = (text === '' ? [] : (found.data ?? [])).map(
    ({ id, title, detail, icon = IconArrowRight, href }): Entry => ({
      id,
      label: title,
      detail,
      icon,
      run: () => router.history.push(href),
    }),
  );
  const matching = matchActions([...registered, ...actions], text)
    .slice(0, text === '' ? 12 : 8)
    .map(({ icon = IconArrowRight, ...action }): Entry => ({ ...action, icon }));
  return { text, records, matching, searching: text !== '' && (asked !== text || found.isFetching) };
}

/** Mounted while the palette is open, so each opening begins empty. */
function PaletteBody(props: PaletteProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const { text, records, matching, searching } = usePaletteEntries(props, typed);
  const combobox = useCombobox({ opened: true });
  const entries = [...records, ...matching];

  const first = entries[0]?.id;
  const chooseFirst = useEffectEvent(() => combobox.selectFirstOption());
  useEffect(() => {
    if (first !== undefined) chooseFirst();
  }, [first]);

  const run = (id: string) => {
    closePalette();
    entries.find((entry) => entry.id === id)?.run();
  };

  return (
    <Combobox store={combobox} onOptionSubmit={run} withinPortal={false}>
      <Combobox.EventsTarget>
        <TextInput
          className={classes.input}
          variant="unstyled"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') closePalette();
          }}
          placeholder={t('palette.placeholder')}
          aria-label={t('palette.placeholder')}
          leftSection={<IconSearch size={20} aria-hidden />}
          data-autofocus
        />
      </Combobox.EventsTarget>
      <Combobox.Options
        aria-label={t('keys.palette')}
        className={classes.options}
        mah="min(60dvh, 520px)"
        tabIndex={0}
      >
        <Entries label={t('palette.go')} entries={records} />
        <Entries label={t('palette.actions')} entries={matching} />
      </Combobox.Options>
      {entries.length === 0 && (
        <Text component="output" c="dimmed" className={classes.empty}>
          {searching ? t('palette.searching') : t('palette.nothing', { query: text })}
        </Text>
      )}
      <Text size="xs" c="dimmed" className={classes.footer}>
        {t('palette.hint')}
      </Text>
    </Combobox>
  );
}

function Entries({ label, entries }: { label: string; entries: readonly Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <Combobox.Group label={label}>
      {entries.map(({ id, label: entryLabel, detail, icon: EntryIcon, shortcut }) => (
        <Combobox.Option key={id} value={id} className={classes.option}>
          <EntryIcon size={20} aria-hidden className={classes.icon} />
          <span className={classes.text}>
            <span>{entryLabel}</span>
            {detail !== undefined && detail !== '' && <span className={classes.detail}>{detail}</span>}
          </span>
          {shortcut !== undefined && <KeyHint keys={shortcut} />}
        </Combobox.Option>
      ))}
    </Combobox.Group>
  );
}
