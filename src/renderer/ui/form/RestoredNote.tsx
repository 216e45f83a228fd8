import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Sentence, slot } from '../Sentence.tsx';
import { Ago } from '../values.tsx';
import type { RestoredDraft } from './use-draft-form.ts';

/** Says that a draft was restored, what of it was put aside, and offers to throw it away. */
export function RestoredNote({ restored }: { restored: RestoredDraft | undefined }) {
  const { t } = useTranslation();
  if (restored === undefined) return null;
  const { at, aside, takeAside, discard } = restored;
  return (
    <div>
      <Group gap="xs">
        <Text c="dimmed" size="xs">
          <Sentence text={t('form.draftRestored', { when: slot(0) })} parts={[<Ago key="when" at={at} />]} />
        </Text>
        <Button variant="subtle" size="compact-sm" onClick={discard}>
          {t('form.draftDiscard')}
        </Button>
      </Group>
      {aside > 0 && (
        <Group gap="xs" component="output">
          <Text size="xs">{t('form.aside', { count: aside })}</Text>
          <Button variant="subtle" size="compact-sm" onClick={takeAside}>
            {t('form.takeAside')}
          </Button>
        </Group>
      )}
    </div>
  );
}
