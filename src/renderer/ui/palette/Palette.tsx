import { Group, Text } from '@mantine/core';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconArrowRight, IconSearch } from '@tabler/icons-react';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../KeyHint.tsx';
import { matchActions, useRegisteredActions, type PaletteAction, type SearchProvider } from './actions.ts';

const [store, spotlight] = createSpotlight();

export function openPalette(): void {
  spotlight.open();
}

/** Ctrl+K: actions and records by typing. */
export function Palette({ search, actions }: { search: SearchProvider; actions: readonly PaletteAction[] }) {
  const { t } = useTranslation();
  const router = useRouter();
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 120);
  const registered = useRegisteredActions();
  const found = useQuery({
    queryKey: ['palette', asked],
    queryFn: ({ signal }) => search(asked, signal),
    enabled: asked.length > 0,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
    staleTime: 0,
  });
  const text = query.trim();
  const matching = matchActions([...registered, ...actions], text).slice(0, text === '' ? 12 : 8);
  const records = text === '' ? [] : (found.data ?? []);
  const searching = text !== '' && (asked !== text || found.isFetching);

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight="min(60vh, 520px)"
      size="lg"
      aria-label={t('keys.palette')}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.placeholder')}
        leftSection={<IconSearch size={20} aria-hidden />}
      />
      <Spotlight.ActionsList aria-label={t('keys.palette')}>
        {records.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.go')}>
            {records.map(({ id, title, detail, icon: IconComponent = IconArrowRight, href }) => (
              <Spotlight.Action
                key={id}
                label={title}
                description={detail}
                leftSection={<IconComponent size={20} aria-hidden />}
                onClick={() => router.history.push(href)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {matching.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.actions')}>
            {matching.map(({ id, label, icon: IconComponent = IconArrowRight, shortcut, run }) => (
              <Spotlight.Action
                key={id}
                label={label}
                leftSection={<IconComponent size={20} aria-hidden />}
                rightSection={shortcut === undefined ? undefined : <KeyHint keys={shortcut} />}
                onClick={run}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {records.length === 0 && matching.length === 0 && (
          <Spotlight.Empty>
            {searching ? t('palette.searching') : t('palette.nothing', { query: text })}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
      <Spotlight.Footer>
        <Group justify="space-between">
          <Text size="xs" c="dimmed">
            {t('palette.hint')}
          </Text>
        </Group>
      </Spotlight.Footer>
    </Spotlight.Root>
  );
}
