import { Button, Group, Stack, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTranslator } from '../../../i18n/dynamic.ts';
import { useFormat } from '../../../ui/format.ts';
import { PageAnchor } from '../../../ui/PageAnchor.tsx';
import classes from './Records.module.css';

interface Made {
  readonly kind: string;
  readonly count: number;
  /** As far as they are named; with an address once they are there. */
  readonly records: readonly { readonly label: string; readonly href: string | null }[];
}

/** Records that come on the way, kind by kind; each kind opens what is made of it. */
export function MadeOnTheWay({ made }: { made: readonly Made[] }) {
  const { t } = useTranslation('records');
  const words = useTranslator('records');
  const format = useFormat();
  const [openedKind, setOpenedKind] = useState<string | null>(null);
  const id = useId();
  if (made.length === 0) return null;
  const opened = made.find(({ kind }) => kind === openedKind);
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Text>{t('made.title')}</Text>
        {made.map(({ kind, count }) => {
          const isOpened = kind === openedKind;
          const Chevron = isOpened ? IconChevronUp : IconChevronDown;
          return (
            <Button
              key={kind}
              variant="default"
              rightSection={<Chevron size={18} aria-hidden />}
              aria-expanded={isOpened}
              aria-controls={isOpened ? id : undefined}
              onClick={() => setOpenedKind(isOpened ? null : kind)}
            >
              {words(`kind.${kind}`)} ({format.number(count)})
            </Button>
          );
        })}
      </Group>
      {opened !== undefined && (
        <div id={id}>
          <ul className={classes.plainList}>
            {opened.records.map(({ label, href }) => (
              <li key={href ?? label}>
                {href === null ? label : <PageAnchor href={href}>{label}</PageAnchor>}
              </li>
            ))}
          </ul>
          {opened.records.length < opened.count && (
            <Text c="dimmed">{t('made.named', { shown: opened.records.length, count: opened.count })}</Text>
          )}
        </div>
      )}
    </Stack>
  );
}
