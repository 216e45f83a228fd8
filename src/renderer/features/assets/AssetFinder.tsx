import { CloseButton, Combobox, Loader, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.ts';
import { useShortcut } from '../../ui/shortcuts.ts';
import classes from './Assets.module.css';

const shownAtMost = 50;

/** A search field above the tree; what is found takes the tree's place until one is chosen. */
export function AssetFinder({ onFound, children }: { onFound: (id: string) => void; children: ReactNode }) {
  const { t } = useTranslation('assets');
  const { t: tc } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 120);
  const searching = text.trim() !== '';
  const found = useQuery(
    api.assets.find.queryOptions({
      input: { text: asked, limit: shownAtMost },
      enabled: searching && asked !== '',
      placeholderData: keepPreviousData,
    }),
  );
  const combobox = useCombobox({ opened: searching });
  const selectFirst = useEffectEvent(() => {
    combobox.selectFirstOption();
  });
  useEffect(() => {
    if (found.data !== undefined) selectFirst();
  }, [found.data]);
  useShortcut('/', () => input.current?.focus(), { label: t('tree.search') });

  const choose = (id: string) => {
    setText('');
    onFound(id);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          ref={input}
          className={classes.finder}
          type="search"
          role="combobox"
          aria-autocomplete="list"
          aria-label={t('tree.search')}
          placeholder={t('tree.search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setText('');
          }}
          leftSection={found.isFetching ? <Loader size={14} /> : <IconSearch size={16} aria-hidden />}
          rightSection={
            searching ? <CloseButton aria-label={tc('clear')} onClick={() => setText('')} /> : undefined
          }
        />
      </Combobox.EventsTarget>
      {searching ? (
        <Combobox.Options className={classes.found} aria-label={t('tree.found')}>
          {found.data?.map(({ id, tag, name, path }) => (
            <Combobox.Option key={id} value={id}>
              <div className={classes.foundOption}>
                <b>{tag}</b> {name}
                {path.length > 0 && (
                  <div className={classes.foundPath}>{path.map((asset) => asset.name).join(' › ')}</div>
                )}
              </div>
            </Combobox.Option>
          ))}
          {found.data?.length === 0 && !found.isFetching && (
            <Combobox.Empty>{t('tree.nothing', { text: asked })}</Combobox.Empty>
          )}
        </Combobox.Options>
      ) : (
        children
      )}
    </Combobox>
  );
}
