import { SimpleGrid, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyHint } from './KeyHint.tsx';
import classes from './KeySheet.module.css';
import { Modal } from './Modal.tsx';
import { useShortcuts, type ShortcutGroup } from './shortcuts.ts';

const groups: readonly ShortcutGroup[] = ['general', 'page', 'list', 'forms'];

/** The sheet of keys: what works everywhere, and what the present page adds. */
export function KeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const shortcuts = useShortcuts();
  const always = [
    { keys: 'mod+Enter', label: t('keys.submit'), group: 'forms' },
    { keys: 'Esc', label: t('keys.escape'), group: 'forms' },
  ] as const;
  const all = [...shortcuts, ...always];
  return (
    <Modal opened={opened} onClose={onClose} title={t('keys.title')} size="lg">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        {groups.map((group) => {
          const rows = all.filter(
            (shortcut, index) =>
              shortcut.group === group && all.findLastIndex(({ keys }) => keys === shortcut.keys) === index,
          );
          if (rows.length === 0) return null;
          return (
            <Stack key={group} gap="xs">
              <Title order={3}>{t(`keys.${group}`)}</Title>
              <dl className={classes.keys}>
                {rows.map(({ keys, label }) => (
                  <div key={keys}>
                    <dt>{label}</dt>
                    <dd>
                      <KeyHint keys={keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </Stack>
          );
        })}
      </SimpleGrid>
    </Modal>
  );
}
